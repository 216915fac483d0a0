"""The Markdown extension that sites name as `footnoted`: the footnotes of `footnoted.markdown`, and while somebody
writes, what the check finds, at its claim.

It stands above the rules, which `footnoted.markdown` must not know, and imports them only where findings are shown.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from footnoted.markdown import FootnotedExtension
from footnoted.markdown.extension import log
from footnoted.model.made_by import MADE_BY, US
from footnoted.preview.switch import shows_findings

if TYPE_CHECKING:
    from footnoted.markdown.page_state import PageState


class PreviewExtension(FootnotedExtension):
    """The option `findings` says whether findings are shown (auto: while `footnoted serve` runs). Each comes with a
    warning, which a strict build does not survive.
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the interface's name
        """Register the processors; called once by Python-Markdown."""
        super().extendMarkdown(md)
        if self.getConfig("notes") and shows_findings(self.getConfig("findings")):
            md.preprocessors.register(_Source(md, self.state), "footnoted-source", 1000)  # as it was written
            self.state.made = {MADE_BY: US}  # the page is read again; the marks are taken out of it at the end
            docs = Path(self.getConfig("docs"))
            md.postprocessors.register(_Findings(md, self.state, docs), "footnoted-findings", -110)


class _Source(Preprocessor):
    """Keeps the page's Markdown, so that findings have their lines."""

    def __init__(self, md: Markdown, state: PageState) -> None:
        super().__init__(md)
        self._state = state

    def run(self, lines: list[str]) -> list[str]:
        self._state.source = "\n".join(lines)
        return lines


class _Findings(Postprocessor):
    """Shows what the check finds on the page, in the page."""

    def __init__(self, md: Markdown, state: PageState, docs: Path) -> None:
        super().__init__(md)
        self._state = state
        self._docs = docs

    def run(self, text: str) -> str:
        name = self._state.page_name()
        if not self._state.tree_done or name is None:
            return text.replace(f' {MADE_BY}="{US}"', "")
        from footnoted.preview.findings import Draft, with_findings  # noqa: PLC0415 - brings all rules

        draft = Draft(self._docs / name, name, self._state.source, tuple(self._state.problems))
        shown, said = with_findings(text, draft, self._state.evidence)
        for line in said:
            log.warning(line)
        return shown.replace(f' {MADE_BY}="{US}"', "")


def makeExtension(**kwargs: Any) -> PreviewExtension:  # noqa: N802 - the interface's name
    """Entry point for `markdown_extensions: [footnoted]`."""
    return PreviewExtension(**kwargs)
