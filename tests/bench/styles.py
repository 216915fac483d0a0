"""Styles of the public repository tried on this site's sources: `python tests/bench/styles.py FOLDER [--styles 700]`

FOLDER is a checkout of github.com/citation-style-language/styles. Styles are drawn at random. Those that
`footnoted check` refuses are counted by what it says; with each of the others, two sources of each type are rendered,
and a crash, a title or an address that is printed twice, or markup that is broken counts as a fault of the check.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from pathlib import Path

from footnoted.evidence import load_evidence
from footnoted.model import SourceFile
from footnoted.notes.citation_styles import StyleError, require_style
from footnoted.notes.references import CitationFormatter

ROOT = Path(__file__).parents[2]


def letters(text: str) -> str:
    """Letters and digits alone."""
    return "".join(each for each in text.casefold() if each.isalnum())


def faults(file: SourceFile, formatter: CitationFormatter) -> set[str]:
    """What is wrong with one reference."""
    try:
        text = formatter.html(file.id, file.source)
    except Exception as error:  # noqa: BLE001 - this is what is counted
        return {f"crash: {type(error).__name__}"}
    csl = file.source.csl
    words = re.sub(r"<[^<>]+>", "", text).replace("&amp;", "&")
    found = set()
    if letters(words.replace(csl.url, "")).count(letters(csl.title)) > 1:
        found.add("title twice")
    if words.count(csl.url) > 1:
        found.add("address twice")
    if re.search(r"<(?!/?(?:i|b|sup|sub|span)\b)", text):
        found.add("broken markup")
    return found


def main() -> None:
    """Draw, try and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--styles", type=int, default=700)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    by_type: dict[str, list[SourceFile]] = defaultdict(list)
    for file in load_evidence(ROOT / "evidence").sources.values():
        by_type[file.source.csl.type].append(file)
    sources = [file for files in by_type.values() for file in draw.sample(files, min(2, len(files)))]
    counts: Counter[str] = Counter()
    for path in draw.sample(sorted(options.folder.rglob("*.csl")), options.styles):
        try:
            require_style(path)
        except StyleError as error:
            why = str(error).removeprefix(f"{path}: ").split(":")[0].split(";")[0]
            counts["refused: " + re.sub(r" (?:for|of) a source of type.*?(?= twice| \(|$)", "", why)] += 1
            continue
        formatter = CitationFormatter(path)
        counts.update(set().union(*(faults(file, formatter) for file in sources)) or {"fine"})
    for name, count in counts.most_common():
        print(f"{count:5} {name}")


if __name__ == "__main__":
    main()
