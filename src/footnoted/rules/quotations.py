"""FN201 and FN202: somebody's exact words, word for word, and whose they are."""

import re
from collections.abc import Iterator
from functools import lru_cache, partial

from rapidfuzz import fuzz

from footnoted.model import Citation, Claim, Excerpt, Page, Quotation, Site, SourceFile
from footnoted.rules.cut_quotations import cut_at_turn
from footnoted.rules.example import Example
from footnoted.rules.rule import Finding, Rule, in_claims_and_words
from footnoted.text.normalise import plain
from footnoted.text.speakers import names
from footnoted.text.wording import contains_quotation

_MARK = re.compile(r"[“”\"]")
#: Marks that a browser or a font draws as the double ones.
_ALIKE = str.maketrans(
    {"‟": "“", "❝": "“", "❞": "”", "〝": "“", "〞": "”", "＂": '"', "″": '"', "ʺ": '"', "«": "“", "»": "”", "„": "“",
     "「": "“", "」": "”", "『": "“", "』": "”", "﹁": "“", "﹂": "”", "﹃": "“", "﹄": "”"}
)  # fmt: skip
#: Two single marks in a row are drawn as a double one, and so are two accents.
_TWO_SINGLE = {  # as long as before
    **dict.fromkeys(("‘‘", "``"), "“\u2060"),
    **dict.fromkeys(("’’", "´´", "′′", "ˊˊ", "ʼʼ"), "”\u2060"),
    "''": '"\u2060',
}
#: Pairs of other languages, where the mark that closes is one that opens in English: „…“ and »…«.
_PAIRS = re.compile(
    r"„(?P<low>[^„“”]*)[“”]|»(?P<angled>[^«»]*)«|(?P<single>›\w[^‹›]*[^\W_][.,!?…]?‹)|‹(?P<pointed>[^‹›]*)›"
)
_SINGLE_PAIRS = re.compile(r"‚(?P<low>[^‚‘’]*)[‘’]|›(?P<angled>[^‹›]*)‹")
#: Words in single marks that are as long as a sentence: somebody's words, unless they are the title of something.
_SINGLE = re.compile(
    r"(?<!\w)‘(?P<words>[^‘’]*(?:’\w[^‘’]*)*)’(?!\w)|(?<![\w'])'(?P<straight>(?=[^\W\d])[^'‘’]*(?:'\w[^'‘’]*)*)'(?![\w'])"
)
_LONG = 6  # words

#: Who said a block quotation, behind a dash: on a line of its own, or a few words behind the last sentence.
_ATTRIBUTION = re.compile(
    r"(?:(?:^|¶ )[—–]{1,2} ?[A-Z][^¶]*|(?<=[.!?…”\"’]) [—–]{1,2} ?[A-Z][^¶\s]*(?: [^¶\s]+){0,9})$"
)


def quotations_in(claim: Claim) -> tuple[Quotation, ...]:
    """The words between double quotation marks, and a block quotation as a whole without its attribution line."""
    if claim.block_quote:
        said = _ATTRIBUTION.sub("", claim.text)
        words = said.strip().replace(" ¶ ", " ")
        if re.fullmatch(r"[“\"][^“”\"]*[”\"]", words):
            words = words[1:-1]
        return (Quotation(words, 0, len(said)),) if words else ()
    text = _PAIRS.sub(_paired, claim.text).translate(_ALIKE)
    for two, double in _TWO_SINGLE.items():
        text = text.replace(two, double)
    return _quoted(text)


def _paired(found: re.Match[str]) -> str:
    """A pair of marks as English sets them. ›…‹ are single ones."""
    return found["single"] or f"“{found['low'] or found['angled'] or found['pointed'] or ''}”"


def _long_in_single(text: str) -> Iterator[Quotation]:
    """Words between single marks that are long enough to be somebody's own."""
    text = _SINGLE_PAIRS.sub(lambda found: f"‘{found['low'] or found['angled'] or ''}’", text)
    for found in _SINGLE.finditer(text):
        words = found["words"] or found["straight"] or ""
        if len(words.split()) >= _LONG:
            yield Quotation(words, found.start(), found.end())


def rests_on_titles(page: Page) -> bool:
    """Whether what is found on the page depends on the titles of the whole site: it has long words in single marks."""
    texts = [*(each.text for claim in page.claims for each in claim.told), *(words.text for words in page.words)]
    return any(next(_long_in_single(text), None) for text in texts)


def titles_in(site: Site) -> Iterator[str]:
    """The titles of sources and of what they stand in, and the headings of all pages."""
    for file in site.sources.values():
        yield from filter(None, (file.source.csl.title, file.source.csl.container_title))
    yield from (heading.text for page in site.pages for heading in page.headings)


def _is_title(words: str, site: Site) -> bool:
    wanted = plain(words).casefold().rstrip(".")
    return any(wanted in plain(title).casefold() for title in titles_in(site))


@lru_cache(maxsize=4096)
def _quoted(text: str) -> tuple[Quotation, ...]:
    """Pairs of marks; curly ones may nest, and the outer pair is the quotation then."""
    marks = [(found.start(), found.group()) for found in _MARK.finditer(text)]
    found: list[Quotation] = []
    last = max((number for number, (_, mark) in enumerate(marks) if mark == "”"), default=-1)
    at = 0
    while at < len(marks):
        start = marks[at][0]
        close = None
        if marks[at][1] != "“" or at < last:
            close = _closing(marks, at, nested=True) or _closing(marks, at, nested=False)
        if close is None:
            found.append(Quotation(text[start + 1 :][:60], start, start + 1, closed=False))
            at += 1
        else:
            found.append(Quotation(text[start + 1 : marks[close][0]], start, marks[close][0] + 1))
            at = close + 1
    return tuple(found)


def _closing(marks: list[tuple[int, str]], at: int, *, nested: bool) -> int | None:
    """Which mark closes the one at `at`, if any does."""
    opening = marks[at][1]
    if opening == "”":
        return None
    depth = 0
    for number, (_, mark) in enumerate(marks[at:], at):
        if opening == '"':
            if mark == '"' and number > at:
                return number
        elif mark == "“":
            depth = depth + 1 if nested else 1
        elif mark == "”":
            depth -= 1
            if depth == 0:
                return number
    return None


def without_quotations(claim: Claim) -> str:
    """The claim's text with its quotations blanked, every other character in its place."""
    text = claim.text
    for quotation in quotations_in(claim):
        text = text[: quotation.start] + " " * (quotation.end - quotation.start) + text[quotation.end :]
    return text


def check(site: Site, page: Page) -> Iterator[Finding]:
    """FN201 for a quotation that no excerpt cited in its block contains, FN202 for one whose speaker is not named."""
    yield from in_claims_and_words(site, page, partial(_of_claim, site, page))


def _of_claim(site: Site, page: Page, claim: Claim) -> Iterator[Finding]:
    excerpts = list(site.excerpts(claim.citations))
    for quotation in quotations_in(claim):
        if not quotation.closed:
            line = claim.line_at(quotation.start + 1)
            message = f"quotation mark never closed, before “{quotation.text}…”: close it, or take it out"
            yield Finding("FN201", page.path, line, message, claim, subject=quotation.text)
        elif quotation.text.strip():
            yield from _held_to(excerpts, quotation, claim, page.path)
    for quotation in _long_in_single(claim.text):
        held = any(contains_quotation(excerpt.text, quotation.text) for _, _, excerpt in excerpts)
        if not held and not _is_title(quotation.text, site):
            yield from _held_to(excerpts, quotation, claim, page.path)


def _held_to(
    excerpts: list[tuple[Citation, SourceFile, Excerpt]], quotation: Quotation, claim: Claim, path: str
) -> Iterator[Finding]:
    line = claim.line_at(quotation.start + 1)
    holding = [each for each in excerpts if contains_quotation(each[2].text, quotation.text)]
    if not holding:
        near, hint = _nearest(quotation.text, excerpts)
        yield Finding(
            "FN201",
            path,
            line,
            f"quotation not in the cited excerpt: “{quotation.text}”{hint}",
            claim,
            near.source if near else None,
            near.excerpt if near else None,
            quotation.text,
        )
        return
    yield from cut_at_turn(holding, quotation, claim, path)
    said = without_quotations(claim) if not claim.block_quote else claim.text
    if all(excerpt.speaker and not names(said, excerpt.speaker) for _, _, excerpt in holding):
        citation, _, excerpt = holding[0]
        yield Finding(
            "FN202",
            path,
            line,
            f"quotation whose speaker is not named here: “{quotation.text}” is said by {excerpt.speaker}",
            claim,
            citation.source,
            citation.excerpt,
            quotation.text,
        )


def _nearest(words: str, excerpts: list[tuple[Citation, SourceFile, Excerpt]]) -> tuple[Citation | None, str]:
    """The passage most like the quotation, for the message alone: likeness never decides."""
    if not excerpts:
        return None, " (a citation of a whole source supports no quotation: cite an excerpt)"
    best = max(excerpts, key=lambda each: fuzz.partial_ratio(words, each[2].text))
    text = best[2].text
    place = fuzz.partial_ratio_alignment(words, text)
    passage = text
    if place and len(words) < len(text):
        start = text.rfind(" ", 0, place.dest_start + 1) + 1
        end = text.find(" ", place.dest_end)
        passage = text[start : end if end > 0 else len(text)]
    return best[0], f" (nearest in {best[0].key}: “{passage}”)"


RULES = (
    Rule(
        "FN201",
        "quotation not in the cited excerpt",
        "Double quotation marks and block quotations mean somebody's exact words. They must stand in an excerpt that "
        "the same block cites. Alike are: white space, curly and straight marks, kinds of dashes, the case of the "
        "first letter, closing punctuation. `…` or `[…]` joins parts in order; `[word]` stands for changed or added "
        "words. Everything else must match: a changed digit or a dropped “not” is 99 % similar and wrong.\n\n"
        "Copy the words again from the excerpt, cite the excerpt that has them, or use single marks for a title or a "
        "term.",
        Example(
            excerpt="The device is not a bracelet.",
            fails="The report calls it “a smart bracelet”.[^report:kept]\n{ #bracelet }",
            passes="It “is not a bracelet”, says the report.[^report:kept]\n{ #bracelet }",
        ),
        page=check,
    ),
    Rule(
        "FN202",
        "quotation whose speaker the block does not name",
        "The excerpt says who speaks (`speaker:`), but the block that quotes it does not, so the words could be "
        "anybody's.\n\n"
        "Name the speaker in the same paragraph: a person by surname (with no other first name before it), a body by "
        "its whole name.",
        Example(
            excerpt="This is not a bracelet.",
            speaker="Monish Bhatia",
            fails="A lecturer said: “This is not a bracelet.”[^report:kept]\n{ #bracelet }",
            passes="Dr Bhatia said: “This is not a bracelet.”[^report:kept]\n{ #bracelet }",
        ),
        page=check,
    ),
)
