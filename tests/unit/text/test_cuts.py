"""Excerpts that others cut without having seen the rule: at a turn of the sense, and at harmless places."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from conftest import ROOT
from footnoted.text.cuts import cut_behind, cut_in_front
from footnoted.text.normalise import plain

Case = dict[str, Any]
CASES: dict[str, list[Case]] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "tests" / "cuts").glob("*.yml"))
}


def is_cut(case: Case) -> bool:
    before, text, after = (plain(case.get(name, "")) for name in ("before", "text", "after"))
    return bool(before and cut_in_front(before)) or bool(after and cut_behind(text, after))


@pytest.mark.parametrize("name", CASES)
def test_each_cut_is_judged_as_its_writer_meant_or_known_not_to_be(name: str) -> None:
    wrong = [each["id"] for each in CASES[name] if is_cut(each) != (each["expect"] == "cut") and "known" not in each]
    mended = [each["id"] for each in CASES[name] if is_cut(each) == (each["expect"] == "cut") and "known" in each]
    assert (wrong, mended) == ([], [])


@pytest.mark.parametrize(
    ("before", "text", "after", "cut"),
    [
        ("There is no evidence that", "the tags work", "", True),
        ("Unless it is renewed,", "the order lapses", "", True),
        ("", "Records are kept", ", unless somebody objects.", True),
        ("", "Records are kept", ", but only until May.", True),
        ("The report found that", "the tags work", "", False),
        ("", "The tags work", "and the scanners do too.", False),
        ("Nobody asked.", "The tags work", "", False),
        ("", "The tags work.", "But nobody asked.", False),
        ("", "The tags work", "Unless they fail, nobody asks.", False),
        ("There is no evidence that “", "the tags work", "”.", True),
        ("And unless it is renewed,", "the order lapses", "", True),
        ("", "Force should not be used", "when words will do.", True),
        ("", "It can not be used", "where words will do.", True),
        ("", "It is used", "when words will not do.", False),
        ("", "The fee is £10", "but also must be paid twice.", True),
        ("", "The fee is £10", "but also shall be paid twice.", True),
        ("", "The fee is £10", "but also covers the journey.", False),
        ("", "The fee is not just £10", "but also must be paid twice.", False),
        ("", "The tags are", "not accurate.", True),
        ("", "The tag was", "not accurate.", True),
        ("", "The tags do", "not work.", True),
        ("", "He ran the office", "until her retirement.", False),
        ("", "They ran the office", "until their retirement.", False),
        ("", "Records are kept", ", and a clerk stays until May.", False),
        ("", "Records are kept", ", and an officer stays until May.", False),
    ],
)
def test_what_stands_next_to_it_in_its_sentence(before: str, text: str, after: str, cut: bool) -> None:
    assert is_cut({"before": before, "text": text, "after": after}) is cut
