"""`python -m footnoted.engines.mkdocs_serve serve …`: MkDocs' own command, which goes on where it cannot read a page.

MkDocs raises on a page that is no UTF-8, in the middle of its preview: the browser waits for ever. Here such a page
says what is wrong with it until it is mended.
"""

import logging
from html import escape
from pathlib import Path

from mkdocs.__main__ import cli
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from footnoted.model.errors import ProjectError
from footnoted.reading.page import page_text

_read_source = Page.read_source


def read_source(page: Page, config: MkDocsConfig) -> None:
    """Read the page as MkDocs does, or what is wrong with it in its place."""
    try:
        page_text(Path(page.file.abs_src_path or ""), page.file.src_uri)
    except ProjectError as error:
        logging.getLogger("mkdocs.footnoted").warning(str(error))
        page.markdown, page.meta = (
            f'<mark class="footnoted-finding">{escape(str(error))}</mark>\n{{ .editorial }}\n',
            {},
        )
    else:
        _read_source(page, config)


if __name__ == "__main__":
    Page.read_source = read_source  # type: ignore[assignment, method-assign]
    cli()
