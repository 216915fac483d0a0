"""The address of an excerpt's very words."""

from __future__ import annotations

import pytest

from footnoted.model import Excerpt
from footnoted.notes.passage_links import passage_address

PAGE = "https://example.org/news"


@pytest.mark.parametrize(
    ("text", "directive"),
    [
        ("stored for up to six years", "stored%20for%20up%20to%20six%20years"),
        (
            "The duty began in England on that day, and the service is still in the early stages of its work.",
            "The%20duty%20began%20in%20England%20on%20that%20day,of%20its%20work",
        ),
        (  # what stands in quotation marks, or has an apostrophe or a dash, may be written otherwise in the page
            "It’s “wrong”, and nobody has said why it is so – the Home Office’s staff agree on that as well",
            "and%20nobody%20has%20said%20why%20it%20is%20so,that%20as%20well",
        ),
    ],
)
def test_a_web_page_opens_at_the_words(text: str, directive: str) -> None:
    assert passage_address(PAGE, Excerpt(text=text)) == f"{PAGE}#:~:text={directive}"


def test_four_words_tell_a_place_together_with_the_last_ones() -> None:
    four = Excerpt(text="Hardly anything, a little – or everything at once?")
    assert passage_address(PAGE, four) == f"{PAGE}#:~:text=Hardly%20anything%2C%20a%20little,everything%20at%20once"
    assert passage_address(PAGE, Excerpt(text="Hardly a thing – or everything at once?")) == PAGE


def test_what_stands_around_it_tells_the_place_of_a_short_excerpt() -> None:
    excerpt = Excerpt(text="4,552 people", before="At the end of June there were", after=", of whom most had GPS.")
    assert passage_address(PAGE, excerpt) == f"{PAGE}#:~:text=June%20there%20were-,4%2C552%20people"
    told = Excerpt(text="stored for six years.", after="It then goes.")
    assert passage_address(PAGE, told) == f"{PAGE}#:~:text=stored%20for%20six%20years.,-It%20then%20goes."


def test_too_few_plain_words_or_a_place_of_its_own_give_the_plain_address() -> None:
    assert passage_address(PAGE, Excerpt(text="4,552 people")) == PAGE
    assert passage_address(f"{PAGE}#part", Excerpt(text="stored for up to six years")) == f"{PAGE}#part"


def test_a_pdf_opens_at_its_page() -> None:
    pdf = "https://example.org/report.pdf"
    assert passage_address(pdf, Excerpt(text="stored for up to six years", locator="page 14")) == f"{pdf}#page=14"
    assert passage_address(pdf, Excerpt(text="stored for up to six years", locator="para 3")) == pdf
