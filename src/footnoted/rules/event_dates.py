"""FN303: the date of a dated heading stands in its section's evidence."""

from collections.abc import Iterator

from footnoted.figures.support import dates_in_evidence
from footnoted.model import EdtfError, Heading, Page, Site, edtf_dates
from footnoted.rules.example import Example
from footnoted.rules.rule import Finding, Rule, is_sound


def check(site: Site, page: Page) -> Iterator[Finding]:
    """Each end of the heading's date must be carried by an excerpt's text or date, or by a source's date of issue."""
    for heading in page.headings:
        if heading.date is not None and (message := _unsupported(heading, site)):
            yield Finding("FN303", page.path, heading.line, message)


def _unsupported(heading: Heading, site: Site) -> str | None:
    assert heading.date is not None
    try:
        stated = edtf_dates(heading.date)
    except EdtfError as error:
        return f"heading “{heading.text}”: {error}"
    if not is_sound(site, heading):
        return None
    known = dates_in_evidence(site, heading.citations)
    if all(any(each.supports(date) for each in known) for date in stated):
        return None
    return (
        f"nothing cited in the section “{heading.text}” supports its date {heading.date}: "
        "cite an excerpt that names it, or give the excerpt its `date`"
    )


RULES = (
    Rule(
        "FN303",
        "dated heading that its section does not support",
        "The timeline, its data and its calendar are made from the dates of headings, so these need evidence "
        "as well: in "
        "the text of an excerpt cited in the section, in the excerpt's `date`, or in the source's `issued`.",
        Example(
            excerpt="The scheme began on 5 August 2022.",
            fails='## The start { #start date="2022-08-06" }\n'
            "\n"
            "The scheme began in August 2022.[^report:kept]\n"
            "{ #began }",
            passes='## The start { #start date="2022-08-05" }\n'
            "\n"
            "The scheme began in August 2022.[^report:kept]\n"
            "{ #began }",
        ),
        page=check,
    ),
)
