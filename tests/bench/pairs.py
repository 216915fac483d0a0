"""Real pairs of sentences that people judged to say the same: how often the check takes a figure for a difference.

    python tests/bench/pairs.py FILE … [--show CODE]

FILE is `msr_paraphrase_train.txt` or `msr_paraphrase_test.txt` of the Microsoft Research Paraphrase Corpus (newspaper
sentences; each is checked against the other, both ways round), or a file of the PASCAL RTE challenges (`rte1_dev.xml`
to `rte3_test.xml` of nltk_data's `rte`). Only pairs are taken whose claim tells no number or weekday in letters or
digits that the excerpt has not. Judges of these corpora let “at least 30” pass for “30”, a figure added from elsewhere,
and words changed in a quotation: read what `--show` prints before you call it a false alarm.
"""

from __future__ import annotations

import argparse
import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from helpers import check_block, codes

_NUMBER = re.compile(
    r"\d[\d,.]*\d|\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|half|third|quarter|twice|"
    r"hundred|thousand|million|billion|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)


def pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Excerpts and claims of a file, of pairs that say the same."""
    if path.suffix == ".xml":
        for pair in ET.parse(path).getroot().iter("pair"):
            if (pair.get("entailment") or pair.get("value")) in {"YES", "TRUE"}:
                yield " ".join(pair.findtext("t", "").split()), " ".join(pair.findtext("h", "").split())
        return
    for line in path.read_text("utf-8-sig").splitlines()[1:]:
        same, _, _, one, other = line.split("\t")
        if same == "1":
            yield from ((one, other), (other, one))


def numbers(text: str) -> set[str]:
    """The numbers and weekdays of a text, as they are written."""
    return {each.casefold().replace(",", "").rstrip(".") for each in _NUMBER.findall(text)}


def main() -> None:
    """Print how many pairs of each file are flagged, by code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--show", help="print the pairs that have a finding of this code")
    options = parser.parse_args()
    for path in options.files:
        taken, found = 0, Counter[str]()
        for excerpt, claim in pairs(path):
            told = numbers(claim)
            if not told or not told <= numbers(excerpt) or '"' in excerpt + claim:
                continue
            taken += 1
            report = check_block(claim, [{"text": excerpt}])
            flagged = set(codes(report)) - {"FN005"}  # these excerpts are not chosen to be short
            found.update(flagged)
            found["any"] += bool(flagged)
            if options.show in flagged:
                print(f"{excerpt}\n{claim}\n" + "".join(f"  {each.message}\n" for each in report.diagnostics))
        print(f"{path.name}: {taken} pairs, " + ", ".join(f"{code} {count}" for code, count in sorted(found.items())))


if __name__ == "__main__":
    main()
