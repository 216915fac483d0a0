"""Other ways to tell a figure that the excerpt has: the decade of a year, a quarter of an hour, three in a row."""

from __future__ import annotations

import pytest

from helpers import check_block, codes

CENTURIES = [
    ("It was built in the nineteenth century.", "It was built in 1874.", []),
    ("It was built in the late 19th century.", "It was built in 1874.", []),
    ("It was built in the eighteenth century.", "It was built in 1874.", ["FN301"]),
    ("It was built in the early nineteenth century.", "It was built in 1874.", ["FN301"]),
    ("He joined in the 1990s.", "He joined in 1991.", []),
    ("He joined in the early 1990s.", "He joined on 5 May 1991.", []),
    ("He joined in the early nineties.", "He joined in 1991.", []),
    ("He joined in the late 1990s.", "He joined in 1991.", ["FN301"]),
    ("He joined in the late nineties.", "He joined in 1991.", ["FN301"]),
    ("He joined in the late nineties.", "He joined in the early nineties.", ["FN302"]),
    ("He joined in the mid-1990s.", "He joined in 1995.", []),
    ("He joined in the 1980s.", "He joined in 1991.", ["FN301"]),
    ("He joined in 1991.", "He joined in the 1990s.", ["FN301"]),
]
AGES = [
    ("A man in his late forties was hurt.", "A 48-year-old man was hurt.", []),
    ("A man in his forties was hurt.", "A man, 48, was hurt.", []),
    ("She is in her 40s.", "She is aged 41.", []),
    ("A man in his early forties was hurt.", "A 48-year-old man was hurt.", ["FN301"]),
    ("A man in his early forties was hurt.", "A man in his late forties was hurt.", ["FN302"]),
    ("A man in his fifties was hurt.", "A 48-year-old man was hurt.", ["FN301"]),
    ("A man of 48 was hurt.", "A man in his forties was hurt.", ["FN301"]),
]
OTHER_SYSTEMS = [
    ("It is about five miles long.", "It is 8 km long.", []),
    ("It is 97 kilometres away.", "It is 60 miles away.", []),
    ("Cells of 6 square metres (about 65 square feet).", "Cells of 6 square metres.", []),
    ("It is more than 97 kilometres away.", "It is more than 60 miles away.", []),
    ("It is 79 kilometres away.", "It is 60 miles away.", ["FN301"]),
    ("It weighs 97 kilograms.", "It is 60 miles away.", ["FN301"]),
    ("It is more than 97 kilometres away.", "It is 60 miles away.", ["FN301"]),
]
SCALED_UNITS = [
    ("It handled 8.7m tonnes.", "It handled 8.7 million tonnes.", []),
    ("It sold 3bn litres.", "It sold 3 billion litres.", []),
    ("It burnt 40k gallons.", "It burnt 40,000 gallons.", []),
    ("It covers 2m hectares.", "It covers two million hectares.", []),
    ("It ran 5m miles.", "It ran 5 million miles.", []),
    ("It handled 8.7bn tonnes.", "It handled 8.7 million tonnes.", ["FN301"]),
    ("It handled 8.7m litres.", "It handled 8.7 million tonnes.", ["FN301"]),
]
PARTS_OF_AN_HOUR = [
    ("The crew waited a quarter of an hour.", "The crew waited 15 minutes.", []),
    ("A quarter of an hour went by.", "They waited 15 minutes.", []),
    ("It took half an hour.", "It took 30 minutes.", []),
    ("They stood for three quarters of an hour.", "They stood for 45 minutes.", []),
    ("It took three-quarters of an hour to come.", "It came after 45 minutes.", []),
    ("They spent half an hour there.", "They spent 30 minutes there.", []),
    ("The crew waited half an hour.", "The crew waited 15 minutes.", ["FN301"]),
    ("The crew waited a quarter of an hour.", "The crew waited for an hour.", ["FN301"]),
]
CLOCKS = [
    ("They come from nine in the morning.", "They come from 9am.", []),
    ("It closed at nine at night.", "It closed at 21:00.", []),
    ("It lasts until four in the afternoon.", "It lasts until 16:00.", []),
    ("It was quarter past midnight.", "It was 00:15.", []),
    ("It was a quarter to midnight.", "It was 23:45.", []),
    ("It was half past noon.", "It was 12:30.", []),
    ("They come from nine in the morning.", "They come from 9pm.", ["FN301"]),
    ("They come from ten in the morning.", "They come from 9am.", ["FN301"]),
    ("It was quarter past midnight.", "It was 12:15pm.", ["FN301"]),
    ("They have nine in the morning team.", "They have nine.", []),
]
RUNNING = [
    ("They have lost three games running.", "It was the third consecutive defeat.", []),
    ("They have lost three in a row.", "It was the third successive defeat.", []),
    ("It was the third defeat in a row.", "They have lost three games running.", []),
    ("It fell for the third year running.", "It fell for three consecutive years.", []),
    ("They have lost four games running.", "It was the third consecutive defeat.", ["FN301"]),
    ("They have lost three games.", "It was the third consecutive defeat.", ["FN301"]),
    ("It was the third consecutive defeat.", "They have three players.", ["FN301"]),
]
VERSIONS = [
    ("It ran on 3.9 until 4.2 came.", "Version 4.2 replaced version 3.9.", []),
    ("It ran on 4.3.", "It ran on version 4.2.", ["FN301"]),
    ("It ran on version 4.3.", "It ran on version 4.2.", ["FN301"]),
    ("It was held 8 times.", "Article 8 holds it.", ["FN301"]),
]

EVERYDAY = [
    ("When the 07.52 left, people had to stand.", "People stood on the 7.52am.", []),
    ("They have lost seven of their nine games.", "It was their seventh defeat in nine games.", []),
    ("They have lost eight of their nine games.", "It was their seventh defeat in nine games.", ["FN301"]),
    ("Twelve months earlier there were 40.", "There had been 40 a year earlier.", []),
    ("Islanders pay half the fare.", "Islanders travel at half price.", []),
    ("The ferry crosses four times a day.", "The ferry makes four return crossings a day.", []),
    ("The ferry crosses four times a week.", "The ferry makes four return crossings a day.", ["FN301"]),
    ("Tenants pay £118 a week.", "The weekly rent for a small flat is £118.", []),
    ("Tenants pay £118 a month.", "The weekly rent for a small flat is £118.", ["FN301"]),
    ("They lose 50% of the payment.", "The payment is cut by half.", []),
    ("A quarter had no button.", "Of these, 25% had no button.", []),
    ("In 25% there was no button.", "A quarter offered no button.", []),
    ("It was up for at least 99.5% of every month.", "It is up for at least 99.5% of each calendar month.", []),
    ("They met 41 times on this.", "“We met on this question 41 times,” he said.", []),
    ("Complaints doubled over the year.", "Complaints rose by a fifth in the year.", ["FN301"]),
    ("Expect to wait for 18 months to two years.", "They wait between 18 and 24 months.", []),
    ("It begins at 00:01.", "It begins at one minute past midnight.", []),
    ("There were 40 in the same three months of 2022.", "There were 40 in the same quarter of 2022.", []),
    ("It went from 18 months to two years.", "It was raised from 18 months to two years.", []),
]
PLAIN_WORDS = [
    ("The court has money for 110,000 sitting days.", "It has funded 110,000 Crown Court sitting days.", []),
    ("The bill goes up by £14 to £284.22 a year.", "It would rise by £14, to £284.22 a year.", []),
    ("The bill goes up by £15 to £284.22 a year.", "It would rise by £14, to £284.22 a year.", ["FN301"]),
    ("A fare cannot be more than £2,000.", "A fare is up to a maximum of £2,000.", []),
    ("A fare can be more than £2,000.", "A fare is up to a maximum of £2,000.", ["FN302"]),
    ("A ticket can cost no more than £3.", "The cap on single bus fares rose from £2 to £3.", []),
    ("Some are waiting for more than one, it says.", "Many people are waiting for several treatments.", []),
    ("It won two contracts: one for £81m and one for £122m.", "It won contracts worth £81m and £122m.", ["FN301"]),
]
DAYS = [
    ("It was heard over two days in May.", "It was heard on 5 and 6 May 2024.", []),
    ("It was heard over three days in May.", "It was heard on 5 and 6 May 2024.", ["FN301"]),
    ("You report twice a week.", "You must report every Monday and Thursday.", []),
    ("You report three times a week.", "You must report every Monday and Thursday.", ["FN301"]),
    ("A three-monthly review was due.", "A quarterly review was due.", []),
    ("A two-monthly review was due.", "A quarterly review was due.", ["FN301"]),
    ("You hear at least 14 days before.", "You hear no later than 14 days before the hearing.", []),
    ("You hear no more than 14 days before.", "You hear no later than 14 days before the hearing.", ["FN302"]),
    ("It asks as often as five times a day.", "It asks up to five times a day.", []),
    ("It got five points out of a possible 21.", "It was given a score of 5 out of 21.", []),
    ("It got five points out of a possible 24.", "It was given a score of 5 out of 21.", ["FN301"]),
    (
        "In the year to March 2024 it was 40.",
        "It was 40 in the year to March 2025, more than in the previous year.",
        ["FN301"],
    ),
]
RELATIVE = [
    ("It was 40 in 2023 and 52 in 2024.", "It rose to 52 in 2024 from 40 the year before.", []),
    ("It was 40 in 2022 and 52 in 2024.", "It rose to 52 in 2024 from 40 the year before.", ["FN301"]),
    ("It was 61 in 2025.", "It was 52 in 2024, and 61 the following year.", []),
    ("It was 40 in 2019.", "In 2024 it was 52; it had been 40 five years earlier.", []),
    ("In 2023 it was 52, up from 40 four years earlier.", "It rose from 40 in 2019 to 52 in 2023.", []),
    ("In 2023 it was 52, up from 40 three years earlier.", "It rose from 40 in 2019 to 52 in 2023.", ["FN301"]),
    ("It struck just before four in the morning.", "It struck at 03:52.", []),
    ("It struck just after four in the morning.", "It struck at 03:52.", ["FN301"]),
    ("It struck just before four in the morning.", "It struck at 03:22.", ["FN301"]),
    ("It was in 56 of them.", "They took 58 samples; it was in all but two.", []),
    ("It was in 55 of them.", "They took 58 samples; it was in all but two.", ["FN301"]),
    ("Listeners give 61%.", "It gets 12 cents of every dollar from the state and 61 cents from listeners.", []),
    ("He ran it in 11.02 seconds.", "She won in 10.94 seconds, and he came second in 11.02 and was pleased.", []),
]


@pytest.mark.parametrize(
    ("block", "excerpt", "expected"),
    [
        *RELATIVE,
        *CENTURIES,
        *AGES,
        *OTHER_SYSTEMS,
        *SCALED_UNITS,
        *PARTS_OF_AN_HOUR,
        *CLOCKS,
        *RUNNING,
        *VERSIONS,
        *EVERYDAY,
    ],
)
def test_the_same_told_otherwise(block: str, excerpt: str, expected: list[str]) -> None:
    assert codes(check_block(block, [{"text": excerpt}])) == expected
