"""Are true excerpts found? `python tests/bench/excerpts.py FOLDER [--peer PYTHON]`

FOLDER holds PDFs or web pages as files, for example the test files of github.com/mozilla/pdf.js (test/pdfs) or
github.com/adbar/trafilatura (tests/cache). Sentences are taken from each as another program reads it: PDFs as
`pdftotext` (Poppler) does, pages as trafilatura does, in the environment of `--peer`. Then they are looked for as
`source add` and `verify` look for an excerpt. What the other program misread counts against us too: what is not
found is printed, with what stands nearest to it.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from footnoted.documents.html_text import decode, parse_html, visible_text
from footnoted.documents.passages import Haystack

_EACH = 6  # sentences of a document
_FEWEST = 4  # of a document with fewer, none: it is no prose
_SECONDS = 60
_SENTENCE = re.compile(r"(?<=[.!?] )[A-ZÄÖÜÉ][^.!?]{60,260}[a-zäöüß)][.!?](?=\s)")
_MISREAD = re.compile(r"[\ufffd\ue000-\uf8ff]")  # letters of fonts that do not say what they are
_COMMON = re.compile(r"\b(?:the|of|and|to|in|is|that|for|with|as|are|this|be|by|on|der|die|und|den|das|ist)\b")
_COMMONEST = 3  # of these in a sentence: tables and formulas have fewer
_PEER = """
import json, sys
from pathlib import Path
from trafilatura import extract
for line in sys.stdin:
    name = line.rstrip("\\n")
    print(json.dumps([name, extract(Path(name).read_bytes(), include_comments=False) or ""]))
"""


Document = tuple[Path, str, Callable[[], list[str]]]  # its text as the other program reads it, and its parts as we do


def pdfs(paths: list[Path]) -> Iterator[Document]:
    """Each PDF that Poppler reads in a minute: its paragraphs parted by blank lines."""
    for path in paths:
        asked = ["pdftotext", "-enc", "UTF-8", str(path), "-"]
        try:
            theirs = subprocess.run(asked, capture_output=True, timeout=_SECONDS, check=False).stdout
        except subprocess.TimeoutExpired:
            continue  # files made to take for ever are no prose
        text = theirs.decode("utf-8", "replace").replace("\f", "\n\n")
        yield path, re.sub(r"(\w)-\n(\w)", r"\1\2", text), partial(_pages, path)


def _pages(path: Path) -> list[str]:
    reader = [sys.executable, "-m", "footnoted.documents.pdf_text"]
    run = subprocess.run(reader, input=path.read_bytes(), capture_output=True, timeout=_SECONDS, check=False)
    return list(json.loads(run.stdout)["pages"]) if run.returncode == 0 else []


def web_pages(paths: list[Path], peer: str) -> Iterator[Document]:
    """Each page as trafilatura reads it."""
    if not paths:
        return
    names = "".join(f"{path}\n" for path in paths)
    run = subprocess.run([peer, "-c", _PEER], input=names, capture_output=True, text=True, check=True)
    for name, text in map(json.loads, run.stdout.splitlines()):
        yield Path(name), text.replace("\n", "\n\n"), partial(_visible, Path(name))


def _visible(path: Path) -> list[str]:
    tree = parse_html(decode(path.read_bytes(), None))
    return [] if tree is None else [visible_text(tree)]


def sentences(text: str) -> list[str]:
    """The sentences of a text that is prose, in order."""
    paragraphs = (" ".join(each.split()) for each in text.split("\n\n"))
    found = [match[0] for each in paragraphs for match in _SENTENCE.finditer(f" {each} ")]
    return [each for each in found if not _MISREAD.search(each) and len(_COMMON.findall(each)) >= _COMMONEST]


def main() -> None:
    """Print how many of the sentences were found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peer", default=sys.executable, help="a Python that has trafilatura, for web pages")
    options = parser.parse_args()
    files, drawn = sorted(options.folder.iterdir()), random.Random(1)
    pages = web_pages([path for path in files if path.suffix in {".html", ".htm"}], options.peer)
    counts = dict.fromkeys(("documents", "sentences", "found"), 0)
    for path, text, parts in (*pdfs([path for path in files if path.suffix == ".pdf"]), *pages):
        told = sentences(text)
        if len(told) < _FEWEST:
            continue
        here, wanted = Haystack(parts()), drawn.sample(told, min(_EACH, len(told)))
        missed = [each for each in wanted if here.find(each) is None]
        counts["documents"] += 1
        counts["sentences"] += len(wanted)
        counts["found"] += len(wanted) - len(missed)
        for each in missed:
            print(f"{path.name}: {each}\n    nearest: {here.nearest(each)}", file=sys.stderr)
    print("{found} of {sentences} sentences found, in {documents} documents".format_map(counts))


if __name__ == "__main__":
    main()
