"""FN301 and FN302, by examples and by properties."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from num2words import num2words

from helpers import check_block, codes

ALIKE = [
    ("half a million people", "500,000 people"),
    ("six to seven million people", "6–7 million people"),
    ("a maximum of 500 people", "500 people is the maximum"),
    ("at least five years", "five years (minimum)"),
    ("at most 500 people", "500 people at most"),
    ("between five and ten thousand tags", "5,000 to 10,000 tags"),
    ("a sum of £500,000", "half a million pounds"),
    ("It has six tags.", "It has half a dozen tags."),
    ("50 years", "half a century"),
    ("30 minutes", "half an hour"),
    ("twice a year", "half-yearly"),
    ("every six months", "twice-yearly"),
    ("250,000 people", "a quarter of a million people"),
    ("750,000 people", "three quarters of a million people"),
    ("It cost £6 million.", "It cost £6M."),
    ("10,000 people", "10K people"),
    ("a cost of £6m", "a cost of GBP6m"),
    ("16 gigabytes", "16GB"),
    ("the 12 tags", "a dozen tags"),
    ("It takes an hour", "It takes one hour"),
    ("Weekly checks are made", "checks are made weekly"),
    ("kept for up to 6 years", "up to six years"),
    ("kept for up to 72 months", "up to six years"),
    ("a cost of £6 million", "£6m"),
    ("a cost of six million pounds", "£6m"),
    ("a fee of 50p", "a fee of £0.50"),
    ("on 5 August 2022", "August 5, 2022"),
    ("in August 2022", "5 August 2022"),
    ("in autumn 2022", "October 2022"),
    ("scan up to five times a day", "scan their faces up to 5 times daily"),
    ("reviewed every three months", "quarterly reviews"),
    ("16 per cent of people", "16% of people"),
    ("half of them", "50% of them"),
    ("one in five", "20 per cent"),
    ("between £50m and £70m", "worth £50-£70 million"),
    ("around 12 to 13 pounds a day", "around £12−13 per day"),
    ("more than 2,500 people", "over 2,500 people"),
    ("at most 600 people", "up to 600 people"),
    ("tracked 24 hours a day, seven days a week", "tracked 24/7"),
    ("a curfew from 10pm to 6am", "a 10 p.m. to 6 a.m. curfew"),
    ("100 metres", "100m"),
    ("from 5 to 7 December 2023", "Hearing dates: 5-7 December 2023"),
    ("between 2011-12 and 2021-22", "between 2011-12 and 2021-22"),
    ("a 12-month trial", "a trial of 12 months"),
    ("twice a week", "two times per week"),
    ("two and a half years", "2½ years"),
    ("one and a half million images", "1.5 million images"),
    ("a dozen people", "12 people"),
    ("the third-largest group", "the 3rd largest group"),
]

DIFFERENT = [
    ("a million people", "half a million people", "FN301"),
    ("1 million people", "half a million people", "FN301"),
    ("£1 million", "half a million pounds", "FN301"),
    ("100 years", "half a century", "FN301"),
    ("It has a dozen tags.", "It has half a dozen tags.", "FN301"),
    ("once a year", "twice-yearly", "FN301"),
    ("once a year", "half-yearly", "FN301"),
    ("100 people", "several hundred people", "FN301"),
    ("100 people", "a few hundred people", "FN301"),
    ("100 people", "a couple of hundred people", "FN301"),
    ("1,000 people", "several thousand people", "FN301"),
    ("It cost £9M.", "It cost £6M.", "FN301"),
    ("It cost £9Bn.", "It cost £6Bn.", "FN301"),
    ("10K people", "20K people", "FN301"),
    ("GBP6m", "GBP9m", "FN301"),
    ("16GB", "32GB", "FN301"),
    ("In London 300 were tagged.", "In London 900 were tagged.", "FN301"),
    ("in Kent 12 of them", "in Kent 11 of them", "FN301"),
    ("CHF 500", "CHF 600", "FN301"),
    ("Under the rules 300 people", "Under the rules 900 people", "FN301"),
    ("In every case 28 days", "In every case 14 days", "FN301"),
    ("According to figures 2,500 people", "According to figures 9,500 people", "FN301"),
    ("Only one child was tagged", "Only three children were tagged", "FN301"),
    ("found that one child died", "found that three children died", "FN301"),
    ("It lasted one day.", "It lasted three days.", "FN301"),
    ("It takes one day.", "It takes three days.", "FN301"),
    ("It takes an hour", "It takes two hours", "FN301"),
    ("They waited a month", "They waited a week", "FN301"),
    ("daily checks are made", "Monthly checks are made", "FN301"),
    ("six years", "six months", "FN301"),
    ("£6m", "€6m", "FN301"),
    ("£6m", "£6bn", "FN301"),
    ("16%", "16 percentage points", "FN301"),
    ("five times a week", "five times a day", "FN301"),
    ("5 August 2022", "August 2022", "FN301"),
    ("6 August 2022", "5 August 2022", "FN301"),
    ("the second-largest group", "the third-largest group", "FN301"),
    ("two-thirds", "one third", "FN301"),
    ("2,146 people", "2,416 people", "FN301"),
    ("six years", "up to six years", "FN302"),
    ("up to six years", "six years", "FN302"),
    ("2,500 people", "more than 2,500 people", "FN302"),
    ("fewer than 2,500 people", "more than 2,500 people", "FN302"),
    ("about 600 people", "600 people", "FN302"),
    ("under an hour", "over an hour", "FN302"),
]

WORDS_NOT_FIGURES = [
    "Article 8 and sections 46 and 47(2) of the Immigration Act 2016",
    "the 2016 Act, S.I. 2022/863 and [2024] EWHC 994 (Admin)",
    "GPS3, G4S, Covid-19 and flight BA123",
    "no one knew at first, and one of the reasons was second-hand",
    "HL Bill 109 and paragraph 2(3) of Schedule 10",
]


@pytest.mark.parametrize(("told", "evidence"), ALIKE)
def test_other_ways_of_writing_a_figure_are_alike(told: str, evidence: str) -> None:
    assert codes(check_block(f"It was {told}.", [{"text": f"It was {evidence}."}])) == []


@pytest.mark.parametrize(("told", "evidence", "code"), DIFFERENT)
def test_other_figures_and_other_bounds_are_not(told: str, evidence: str, code: str) -> None:
    assert codes(check_block(f"It was {told}.", [{"text": f"It was {evidence}."}])) == [code]


@pytest.mark.parametrize("names", WORDS_NOT_FIGURES)
def test_names_with_numbers_are_words(names: str) -> None:
    assert codes(check_block(f"It concerns {names}.", [{"text": "Nothing here."}])) == []


def test_a_date_may_rest_on_the_excerpts_date_or_the_sources_issue() -> None:
    assert codes(check_block("In May 2022 it won.", [{"text": "In May it won.", "date": "2022-05"}])) == []
    assert codes(check_block("On 5 August 2022 it won.", [{"text": "It won.", "issued": "2022-08-05"}])) == []
    assert codes(check_block("On 15 June 2022 it began.", [{"text": "It began on 15 June.", "issued": "2022"}])) == []


def test_a_figure_inside_a_quotation_belongs_to_the_quotation() -> None:
    assert codes(check_block("He said “for 7 years”.", [{"text": "for 6 years"}])) == ["FN201"]


def test_an_allowed_finding_is_counted_and_not_reported() -> None:
    report = check_block("Both groups had 1,200. <!-- allow FN301: 600 + 600 -->", [{"text": "600 and 600"}])
    assert codes(report) == []
    assert [reason for _, reason in report.allowed] == ["600 + 600"]


@pytest.mark.parametrize(
    ("told", "excerpt", "found"),
    [
        ("seven years", "In 2022 it was kept for six years, not 48 hours.", "; found ‘six years’, ‘48 hours’"),
        ("£7m", "worth £6m over six years", "; found ‘£6m’"),
        ("7 people", "kept on a day in August", ""),
    ],
)
def test_the_figures_that_may_have_been_meant_are_named(told: str, excerpt: str, found: str) -> None:
    [finding] = check_block(f"It was {told}.", [{"text": excerpt}]).diagnostics
    assert finding.message.endswith(f"{found})")
    assert ("found" in finding.message) == bool(found)


_amounts = st.integers(2, 9_999_999).filter(lambda number: not 1500 <= number <= 2199)
_units = st.sampled_from(["years", "months", "people", "pounds", "per cent", "hours"])


def _rewritten(number: int, unit: str) -> list[str]:
    digits = {f"{number:,}", str(number), num2words(number, lang="en_GB").replace(",", "")}
    if unit == "pounds":
        return [*(f"{each} pounds" for each in digits), f"£{number:,}", f"GBP {number}"]
    if unit == "per cent":
        return [f"{number}%", f"{number} percent", f"{number:,} per cent"]
    return [f"{each} {unit}" for each in digits]


@settings(max_examples=400, deadline=None)
@given(_amounts, _units, st.data())
def test_any_figure_in_another_accepted_form_passes(number: int, unit: str, data: st.DataObject) -> None:
    forms = _rewritten(number, unit)
    told, known = data.draw(st.sampled_from(forms)), data.draw(st.sampled_from(forms))
    assert codes(check_block(f"It came to {told} in all.", [{"text": f"It came to {known} in all."}])) == []


@settings(max_examples=400, deadline=None)
@given(_amounts, _units, st.integers(0, 6), st.integers(1, 9))
def test_any_changed_digit_fails(number: int, unit: str, place: int, step: int) -> None:
    digits = str(number)
    place %= len(digits)
    changed = int(digits[:place] + str((int(digits[place]) + step) % 10) + digits[place + 1 :])
    assume(changed > 1 and not 1500 <= changed <= 2199)
    assert codes(check_block(f"It came to {changed:,} {unit}.", [{"text": f"It came to {number:,} {unit}."}])) == [
        "FN301"
    ]


@settings(max_examples=200, deadline=None)
@given(
    st.dates(datetime.date(1600, 1, 1), datetime.date(2089, 12, 31)).map(lambda day: day.replace(day=1 + day.day % 27))
)
def test_any_date_in_another_form_passes_and_the_next_day_fails(day: datetime.date) -> None:
    british, american = f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}"
    assert codes(check_block(f"It was on {british}.", [{"text": f"On {american} it was."}])) == []
    later = f"{day.day + 1} {day:%B} {day.year}"
    assert codes(check_block(f"It was on {later}.", [{"text": f"On {american} it was."}])) == ["FN301"]


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=120))
def test_no_text_breaks_the_parser(text: str) -> None:
    check_block(text, [{"text": "x " + "".join(each for each in text if each.isprintable())}])
