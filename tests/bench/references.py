"""What `source add --from bib` and `--from ris` read, beside Zotero: `python tests/bench/references.py FOLDER`

FOLDER holds Zotero's own tests, which say what it reads in each file: `BibTeX.js` and `RIS.js` of
github.com/zotero/translators, and pairs of `*.bib` and `*.json` of github.com/retorquere/zotero-better-bibtex
(test/fixtures/import). A field counts as right where both say the same, letters and digits alone, and as missing where
we say nothing. Entries that we refuse by name, with their line, are counted apart.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from footnoted.sourcing.bibtex import from_bibtex
from footnoted.sourcing.draft import Draft
from footnoted.sourcing.ris import from_ris

_READ = {"bib": from_bibtex, "ris": from_ris}
_FIELDS = ("title", "author", "date", "address")
_CREATORS = {"author", "artist", "director", "programmer", "inventor", "performer", "cartographer", "podcaster",
    "presenter", "sponsor", "composer", "interviewee"}  # fmt: skip


def files(folder: Path) -> Iterator[tuple[str, str, str, list[dict[str, Any]]]]:
    """Each test: its name, its format, its text, and what Zotero reads in it."""
    for path in sorted(folder.rglob("*.js")):
        found = re.search(r"var testCases = (\[.*\])\s*;?\s*\n?/\*\* END", path.read_text("utf-8"), re.DOTALL)
        for number, test in enumerate(json.loads(found[1]) if found else (), 1):
            if test["type"] == "import":
                yield f"{path.name} {number}", "ris" if path.stem == "RIS" else "bib", test["input"], test["items"]
    for path in sorted(folder.rglob("*.bib")):
        expected = path.with_suffix(".json")
        if expected.is_file():
            yield path.name, "bib", path.read_text("utf-8", "replace"), json.loads(expected.read_text())["items"]


def key_of(item: dict[str, Any]) -> str:
    """The key by which the item stands in its file."""
    return str(item.get("citationKey") or item.get("itemID"))


def plain(text: str) -> str:
    """Letters and digits alone, without markup and accents' forms: what a reader would call the same words."""
    without = re.sub(r"</?(?:i|b|em|sub|sup|span|sc|p|pre|code)\b[^>]*>", "", text)
    return "".join(each for each in unicodedata.normalize("NFKC", without).casefold() if each.isalnum())


def theirs(item: dict[str, Any]) -> dict[str, str]:
    """What Zotero says."""
    names = [each for each in item.get("creators", ()) if each["creatorType"] in _CREATORS]
    authors = [each.get("lastName") or each.get("name", "") for each in names]
    extra = dict(
        re.findall(
            r"^(DOI|original-date|issued|type): (.*)$",
            "\n".join(extras) if isinstance(extras := item.get("extra", ""), list) else extras,
            re.MULTILINE,
        )
    )
    address = item.get("DOI") or extra.get("DOI") or item.get("url") or ""
    return {
        "title": item.get("title") or item.get("caseName") or item.get("nameOfAct") or item.get("subject") or "",
        "author": " ".join(authors),
        "date": item.get("date") or item.get("dateDecided") or item.get("issueDate") or item.get("dateEnacted") or "",
        "address": re.sub(r"(?i)^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", address),
    }


def ours(draft: Draft) -> dict[str, str]:
    """What we say."""
    names = [each.get("family") or each.get("literal", "") for each in draft.author]
    return {
        "title": draft.fields.get("title", ""),
        "author": " ".join(names),
        "date": draft.fields.get("issued", ""),
        "address": draft.fields.get("DOI") or draft.declared_address or "",
    }


def verdict(field: str, right: str, told: str) -> str:
    """`right`, `wrong` or `missing`; a name's particle counts as either part of it, as styles differ."""
    if field == "date":
        year = re.search(r"[1-9]\d{3}", right)
        same = (
            bool(year) and told.startswith(year[0]) if year else not told
        )  # “0000 Date” is a form that is not filled in
    elif field == "author":
        parts = [re.sub(r"^(?:(?:van|von|de|der|den|la|le|di|du|of|zu|ter|ten|the)\s+)+", "", each.casefold())
            for each in (right, told)]  # fmt: skip
        same = plain(parts[0]) == plain(parts[1])
    else:
        same = plain(right) == plain(told)
    return "right" if same else "wrong" if told else "missing"


class Scores:
    """What was counted, and how many differences of each field are still to be printed."""

    def __init__(self, show: int) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.left = Counter(dict.fromkeys(("entry", *_FIELDS), show))

    def count(self, field: str, result: str, difference: str = "") -> None:
        """Count, and print the difference where there is one."""
        self.counts[field, result] += 1
        if difference and self.left[field] > 0:
            self.left[field] -= 1
            print(f"{field} {result}: {difference}")


def compare(name: str, form: str, text: str, items: list[dict[str, Any]], scores: Scores) -> None:
    """One file: each entry that Zotero reads beside ours of the same key, or of the same place in RIS."""
    found = _READ[form](text)
    scores.counts["entry", "refused by name"] += len(found.refused)
    by_key = dict(found.read)
    items = [each for each in items if each["itemType"] not in {"note", "attachment"}]
    keys = Counter(key_of(item) for item in items)
    for number, item in enumerate(items):
        at = key_of(item)
        if form == "bib" and keys[at] > 1:
            scores.count("entry", "with a repeated key, not compared")
            continue
        draft = by_key.get(at) if form == "bib" else dict(enumerate(draft for _, draft in found.read)).get(number)
        scores.count("entry", "read" if draft else "not read", "" if draft else f"{name} {at}")
        expected, told = theirs(item), ours(draft) if draft else {}
        for field in _FIELDS if draft else ():
            if expected[field]:
                result = verdict(field, expected[field], told[field])
                difference = "" if result == "right" else f"{name} {at}: {expected[field]!r} / {told[field]!r}"
                scores.count(field, result, difference)


def main() -> None:
    """Read all files and print the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", type=int, default=0, help="how many differences of each field to print")
    options = parser.parse_args()
    scores = Scores(options.show)
    for test in files(options.folder):
        compare(*test, scores)
    for key, count in sorted(scores.counts.items()):
        print(*key, count)


if __name__ == "__main__":
    main()
