"""What a page does not say of itself: taken from the command line, or asked for."""

from collections.abc import Callable

from rapidfuzz import process

from footnoted.model import EdtfError, edtf_dates
from footnoted.model.csl import CSL_TYPES
from footnoted.sourcing.confirm import Given, SourceError
from footnoted.sourcing.draft import Draft, Name, body, clean, person
from footnoted.sourcing.page_metadata import CONTAINED
from footnoted.text.printable import printable

#: What a title, an author and so on may be given as, to say that the source has none.
_NONE = frozenset({"none", "-"})


Ask = Callable[[str, str], str]


def overrule(draft: Draft, given: Given) -> None:
    """What the user gave takes the page's place."""
    if given.type:
        if given.type not in CSL_TYPES:
            near = process.extractOne(given.type, sorted(CSL_TYPES))
            raise SourceError(f"“{printable(given.type)}” is not a CSL type (did you mean {near[0]}?): see --help")
        _set(draft, "type", given.type)
    _agree_publisher(draft)
    for name, value in (("title", given.title), (_publisher_field(draft), given.publisher)):
        if value is not None:
            _set(draft, name, value)
    if given.issued is not None:
        _set_date(draft, given.issued)
    if given.author:
        draft.author = () if _is_none(given.author[0]) else tuple(_given_name(each) for each in given.author)
        draft.said_by["author"] = "you"


def _publisher_field(draft: Draft) -> str:
    return "container-title" if draft.fields.get("type") in CONTAINED else "publisher"


def _agree_publisher(draft: Draft) -> None:
    """The publisher's name stands where references of this type have it, also when the type came later."""
    wanted = _publisher_field(draft)
    other = {"container-title": "publisher", "publisher": "container-title"}[wanted]
    if wanted not in draft.fields and other in draft.fields:
        draft.fields[wanted] = draft.fields.pop(other)
        draft.said_by[wanted] = draft.said_by.pop(other, "")


def _set(draft: Draft, name: str, value: str, said_by: str = "you") -> None:
    draft.fields.pop(name, None)
    if not _is_none(value):
        draft.fields[name] = clean(value)
    draft.said_by[name] = said_by


def _set_date(draft: Draft, value: str) -> None:
    if not _is_none(value):
        try:
            edtf_dates(value.strip())
        except EdtfError as error:
            raise SourceError(f"--issued: {error}") from error
    _set(draft, "issued", value)


def _is_none(value: str) -> bool:
    return value.strip().lower() in _NONE


def _given_name(text: str) -> Name:
    """`Kelly, Nicola` is a person; a name without a comma is a body, or a person whom nobody files by surname."""
    return person(text) if "," in text else body(text)


def complete(draft: Draft, address: str, ask: Ask | None) -> None:
    """Ask for what is not known. Nothing is asked twice, and “none” is an answer for all but title and type."""
    missing = [
        (name, option)
        for name, option in (
            ("type", "--type TYPE"), ("title", "--title TITLE"), ("author", "--author NAME"),
            (_publisher_field(draft), "--publisher NAME"), ("issued", "--issued DATE"),
        )
        if not draft.fields.get(name) and not (name == "author" and draft.author) and name not in draft.said_by
    ]  # fmt: skip
    if ask is None:
        needed = [option for name, option in missing if name != "author"]  # much of what bodies publish has no author
        needed += [option for name, option in (("title", "--title TITLE"), ("type", "--type TYPE"))
                   if not draft.fields.get(name) and option not in needed]  # fmt: skip
        if needed:
            raise SourceError(
                f"{address} does not say all that a reference needs: add {', '.join(needed)} "
                "(“none” where it has no publisher or date)"
            )
        return
    for name, _ in missing:
        _answer(draft, name, ask)
    _agree_publisher(draft)


def _answer(draft: Draft, name: str, ask: Ask) -> None:
    question = {"container-title": "published in", "issued": "date (EDTF: 2022-08-05, 2022-05)",
            "author": "author (“Kelly, Nicola” or a body; several with “;”)"}.get(name, name)  # fmt: skip
    default = "report" if name == "type" else ""
    problem = ""
    while True:
        value = ask(f"{problem}{question}", default).strip() or default
        try:
            if name == "author":
                draft.author = (
                    () if _is_none(value) else tuple(_given_name(each) for each in value.split(";") if each.strip())
                )
                draft.said_by["author"] = "you"
            elif name == "issued":
                _set_date(draft, value or "none")
            elif name == "type" and value not in CSL_TYPES:
                raise SourceError(f"“{value}” is not a CSL type, such as report, webpage, legislation, hearing")
            elif name == "title" and not clean(value):
                raise SourceError("a source needs a title")
            else:
                _set(draft, name, value or "none")
        except SourceError as error:
            problem = f"{error}\n"
            continue
        return
