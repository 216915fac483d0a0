"""The benchmark's questions, and whether a result answers one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from footnoted.model import Heading, Page, Site
from footnoted.model.addresses import named_page
from footnoted.publish.search.from_pages import sections_of

FILE = Path(__file__).with_name("queries.yml")


@dataclass(frozen=True, slots=True)
class Question:
    """What is typed, by whom, which part of the questions it belongs to (see queries.yml), and what answers it."""

    query: str
    reader: str
    trait: str
    half: str
    answers: tuple[str, ...]


def questions() -> list[Question]:
    """Every question in queries.yml."""
    rows = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return [
        Question(each["query"], each["reader"], each.get("trait", ""), each["half"], tuple(each["answers"]))
        for each in rows
    ]


class Places:
    """Which addresses lie where, on the site as it is now."""

    def __init__(self, site: Site) -> None:
        self.under: dict[str, set[str]] = {}
        self.known: set[str] = {f"sources/#source:{name}" for name in site.sources}
        self.moved: dict[str, str] = {}
        for page in site.pages:
            self._read(page)
            for old, new in page.aliases.items():
                target, _, name = new.rpartition("#")
                now = named_page(target, site.addresses) if target else page.url
                self.moved[f"{page.url}#{old}"] = f"{now}#{name}"

    def _read(self, page: Page) -> None:
        self.known |= {page.url, *(f"{page.url}#{identifier}" for identifier, _ in page.ids)}
        for section in sections_of(page):
            headings: list[Heading] = [*section.above, *([section.heading] if section.heading else [])]
            for heading in headings:
                inside = self.under.setdefault(f"{page.url}#{heading.id}", set())
                inside |= {f"{page.url}#{claim.id}" for claim in section.claims if claim.id}
                if section.heading:
                    inside.add(f"{page.url}#{section.heading.id}")
            for claim in section.claims:
                if claim.id and section.heading and section.heading.level > 1:
                    self.under.setdefault(f"{page.url}#{claim.id}", set()).add(f"{page.url}#{section.heading.id}")

    def unknown(self, question: Question) -> list[str]:
        """The answers that the site does not have (any more)."""
        return [answer for answer in question.answers if self._now(answer) not in self.known]

    def _now(self, answer: str) -> str:
        """The address at which an answer stands now: that of a statement which moved leads there."""
        return answer if answer in self.known else self.moved.get(answer, answer)

    def right(self, question: Question, address: str) -> bool:
        """Whether an address answers a question."""
        for answer in map(self._now, question.answers):
            if "#" not in answer and address.partition("#")[0] == answer:
                return True
            if address == answer or address in self.under.get(answer, ()):
                return True
        return False
