"""What a page has that is not ours stays as it was."""

from __future__ import annotations

from pathlib import Path

from markdown import Markdown

TABLE = "| A | B |\n| --- | --- |\n| 1 | 2 |\n"


def test_a_page_without_marks_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    text = f"# A page\n\nText.[^1]\n\n[^1]: By hand.\n\n{TABLE}\n\n!!! note\n\n    A box.\n"
    theirs = ["tables", "footnotes", "attr_list", "admonition"]
    ours = Markdown(extensions=[*theirs, "footnoted"], extension_configs={"footnoted": {"evidence": str(tmp_path)}})
    assert ours.convert(text) == Markdown(extensions=theirs).convert(text)
