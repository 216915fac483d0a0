"""A generated site of any size: pages of ten sourced claims, and the evidence that they rest on."""

from __future__ import annotations

import random
from pathlib import Path

CLAIMS_PER_PAGE = 10
EXCERPTS_PER_SOURCE = 10

_WORDS = """location device review order person company minister court report policy period record data tag letter
custody bail charge battery signal monitor notice decision office service contract price column window""".split()

_CONFIG = """\
site_name: Generated
site_url: https://generated.example/
theme:
  name: {theme}
{theme_options}plugins: [search]
strict: false
markdown_extensions:
  - attr_list
  - def_list
  - tables
  - toc:
      permalink: true
{extension}"""


def generate(folder: Path, pages: int, *, extension: bool, theme: str = "material") -> None:
    """Write a site of `pages` pages into `folder`, the same for the same number, with or without footnoted."""
    random.seed(pages)
    claims = [_claim(number) for number in range(pages * CLAIMS_PER_PAGE)]
    for first in range(0, len(claims), EXCERPTS_PER_SOURCE):
        _source(folder, first // EXCERPTS_PER_SOURCE, claims[first : first + EXCERPTS_PER_SOURCE])
    for page in range(pages):
        _page(folder, page, claims[page * CLAIMS_PER_PAGE : (page + 1) * CLAIMS_PER_PAGE])
    options = "  font: false\n" if theme == "material" else ""
    ours = "  - footnoted:\n      evidence: evidence\n" if extension else ""
    (folder / "mkdocs.yml").write_text(_CONFIG.format(theme=theme, theme_options=options, extension=ours))


def _words(count: int) -> str:
    return " ".join(random.choices(_WORDS, k=count))


def _claim(number: int) -> tuple[str, str]:
    """A claim and its excerpt, with a quotation and two figures."""
    quoted, amount, years = _words(6), random.randint(1_000, 99_999), random.randint(2, 20)
    excerpt = f"The {_words(5)} was up to {years} years, and {amount:,} {_words(4)}: {quoted} {_words(3)} R{number}."
    claim = f"The {_words(6)} lasted up to {years} years for {amount:,} people. It said “{quoted}” and {_words(12)}."
    return claim, excerpt


def _source(folder: Path, number: int, claims: list[tuple[str, str]]) -> None:
    path = folder / "evidence" / "sources" / f"source-{number}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    excerpts = "".join(f'  e{at}:\n    text: "{text}"\n' for at, (_, text) in enumerate(claims))
    path.write_text(
        f"csl:\n  type: webpage\n  title: Title of source {number}\n  publisher: Publisher {number % 97}\n"
        f"  issued: 20{number % 25:02}-0{number % 9 + 1}-1{number % 10}\n  URL: https://example.org/{number}\n"
        f"kind: primary\naccessed: 2026-11-24\nexcerpts:\n{excerpts}"
    )


def _page(folder: Path, page: int, claims: list[tuple[str, str]]) -> None:
    blocks = [f"# Page {page}\n"]
    for at, (text, _) in enumerate(claims):
        number = page * CLAIMS_PER_PAGE + at
        if at % 3 == 0:
            blocks.append(f"## Section {at // 3 + 1}\n")
        key = f"source-{number // EXCERPTS_PER_SOURCE}:e{number % EXCERPTS_PER_SOURCE}"
        blocks.append(f"{text}[^{key}]\n{{ #claim-{number} }}\n")
    path = folder / "docs" / (f"page-{page}.md" if page else "index.md")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(blocks))
