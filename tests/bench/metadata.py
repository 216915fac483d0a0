"""What `source add` reads of a page's own data, beside trafilatura: `python tests/bench/metadata.py FOLDER`

FOLDER is `tests` of github.com/adbar/trafilatura: pages in `eval` and `cache`, and in `evaldata.json` what people
read on them. With `--peer PYTHON`, an interpreter of an environment that has trafilatura, both stand side by side.
A field is right, wrong, or not told (then `source add` asks); a date is right where both agree as far as the less
exact goes.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

from footnoted.documents.html_text import Document, decode, parse_html, visible_text
from footnoted.sourcing.page_metadata import read_metadata

_FIELDS = ("title", "author", "date", "publisher")
_PEER = """
import json, sys
from pathlib import Path
from trafilatura.metadata import extract_metadata
for line in sys.stdin:
    name = line.rstrip("\\n")
    data = extract_metadata(Path(name).read_bytes())
    authors = (data.author or "").split("; ") if data and data.author else []
    print(json.dumps([name, {"title": data and data.title, "author": authors, "date": data and data.date,
        "publisher": data and data.sitename}]))
"""


def ours(path: Path, url: str) -> dict[str, Any]:
    """What we read; names as they are spoken."""
    tree = parse_html(decode(path.read_bytes(), None))
    if tree is None:
        return {}
    draft = read_metadata(Document(url, (visible_text(tree),), tree))
    names = [" ".join(each[part] for part in ("given", "family", "suffix", "literal") if part in each)
        for each in draft.author]  # fmt: skip
    publisher = draft.fields.get("container-title") or draft.fields.get("publisher")
    return {
        "title": draft.fields.get("title"), "author": names, "date": draft.fields.get("issued"), "publisher": publisher
    }  # fmt: skip


def plain(text: str) -> str:
    """Letters and digits alone."""
    return "".join(each for each in unicodedata.normalize("NFKC", text).casefold() if each.isalnum())


def verdict(field: str, right: Any, told: Any) -> str:
    """`right`, `wrong` or `not told`."""
    if not told:
        return "not told"
    if field == "author":
        wanted = right if isinstance(right, list) else right.replace(" und ", "; ").replace(", ", "; ").split("; ")
        same = sorted(map(plain, wanted)) == sorted(map(plain, told))
    elif field == "date":
        same = told[:10].startswith(right) or right.startswith(told[:10])
    else:
        same = plain(right) == plain(told)
    return "right" if same else "wrong"


def main() -> None:
    """Read all pages and print the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peer", help="a Python that has trafilatura")
    parser.add_argument("--show", choices=_FIELDS, help="print what we read wrong in this field")
    options = parser.parse_args()
    expected = json.loads((options.folder / "evaldata.json").read_text("utf-8"))
    pages: dict[Path, tuple[str, dict[str, Any]]] = {}
    for url, data in expected.items():
        places = [options.folder / place / data["file"] for place in ("eval", "cache")]
        if path := next((each for each in places if each.is_file()), None):
            pages[path] = (url, {**data, "publisher": data.get("sitename")})
    told = {"ours": {path: ours(path, url) for path, (url, _) in pages.items()}}
    if options.peer:
        names = "".join(f"{path}\n" for path in pages)
        run = subprocess.run([options.peer, "-c", _PEER], input=names, capture_output=True, text=True, check=True)
        told["trafilatura"] = {Path(name): data for name, data in map(json.loads, run.stdout.splitlines())}
    for field in _FIELDS:
        for reader, answers in told.items():
            counts: Counter[str] = Counter()
            for path, (_, right) in pages.items():
                if right.get(field):
                    result = verdict(field, right[field], answers[path].get(field))
                    counts[result] += 1
                    if reader == "ours" and field == options.show and result == "wrong":
                        print(path.name, "|", right[field], "|", answers[path][field], file=sys.stderr)
            shares = ", ".join(f"{each} {counts[each]}" for each in ("right", "wrong", "not told"))
            print(f"{field:10} {reader:12} {shares}")


if __name__ == "__main__":
    main()
