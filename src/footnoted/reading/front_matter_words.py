"""What a page's front matter tells: words that themes print, which are held to evidence, and what could run there."""

import re
from collections.abc import Iterator, Mapping, Set
from typing import Any

from footnoted.model import Citation, Words
from footnoted.text.look_alikes import turning_characters

#: What our check, the engines and the themes act on, and do not print.
_UNPRINTED = frozenset(
    """aliases boost comments draft evidence exclude hide icon image lang layout location moved order review_every
    reviewed robots search slug social status template url weight""".split()
)
#: Days, which themes print, and which are the author's own to say.
_DAYS = frozenset({"date", "created", "updated"})


def words_told(meta: Mapping[str, Any], cited: tuple[Citation, ...], *, broken: bool) -> Iterator[Words]:
    """The texts of the front matter that are shown: all that the page cites carries them. Search results and cards show
    the title and the description; themes print what plugins write there, as the day of the last change.
    """
    for name, value in meta.items():
        if name not in _UNPRINTED | _DAYS:
            kind = f"{name} of the page" if name in {"title", "description"} else f"front matter “{str(name)[:40]}”"
            for text in _texts(value):
                yield Words(kind, " ".join(text.split()), 1, cited, broken)


def hazards_told(meta: Mapping[str, Any]) -> Iterator[str]:
    """What in a page's front matter would be read as HTML: themes print it as it is, inside attributes as well."""
    for name, value in meta.items():
        texts = "\n".join(_texts([name, value]))
        if re.search(r"[<>\"]", texts):
            yield f'“{str(name)[:40]}” in the front matter has a <, > or "'
        yield from (f"{what} in “{str(name)[:40]}” of the front matter" for what, _ in turning_characters(texts))


def foreign_template(meta: Mapping[str, Any], templates: Set[str] | None) -> Iterator[str]:
    """A template that the front matter names and the project has not: those of a theme show no page, or lead away."""
    name = meta.get("template")
    if templates is not None and name is not None and name not in templates:
        yield f"“template: {str(name)[:40]}” in the front matter, which is none of the project's own (custom_dir)"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from (text for pair in value.items() for each in pair for text in _texts(each))
    elif isinstance(value, list | tuple | set):
        yield from (text for each in value for text in _texts(each))
    elif isinstance(value, str):
        yield value
