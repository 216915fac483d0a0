"""What an editor may put in square brackets in a quotation: `[T]he`, `encourage[s]`, `[the ministry]`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from footnoted.text.turns import NEGATED, NEGATION

BRACKET = re.compile(r"(\w*)\[([^\[\]]*)\](\w*)")
CLOSING = ".,;:!?…'- "
#: Letters at the end of a word that change its number, its tense or its person, and not its sense.
_INFLECTIONS = r"(?:|s|es|ed|d|ing|n|en|e|ies|ied|y|'s|')"
#: Words that say how many: a bracket may neither add nor replace one.
_QUANTIFIERS = re.compile(
    r"(?<!\w)(?:all|any|every|everybody|everyone|everything|each|both|some|somebody|someone|many|most|few|fewer|more|less|"
    r"nobody|none|only|always|never|often|sometimes|once|twice|thrice|again)(?!\w)",
    re.IGNORECASE,
)
#: Adverbs and adjectives with these endings say how, and how much (“violently”, “needless”), but for those that do not.
_SAYING_HOW = ("ly", "ous", "less", "ful", "able", "ible")
_PLAIN = frozenset(
    """formerly previously currently recently presently originally locally nationally annually yearly monthly weekly
    daily early family assembly reply supply italy july ally only previous various religious indigenous""".split()
)
_WEIGHTY = frozenset(
    """mere sheer utter total alleged huge massive tiny small large great big bad worse worst good better best false
    true illegal unlawful unfair wrong cruel brutal violent severe serious grave major minor slight mild modest
    rare strong weak secret deliberate unnecessary unprovoked innocent guilty""".split()
)
#: Words that a bracket may replace by any other: they point at something, or help a verb.
_POINTING = frozenset(
    """i you he she it we they me him her us them my your his its our their this that these those the a an one who whom
    which what mine yours hers ours theirs himself herself itself themselves here there am is are was were be been being
    has have had do does did will would shall should can could may might must and or of in on at to for with by from as
    then now""".split()
)
_IRREGULAR = tuple(
    frozenset(each.split())
    for each in """am is are was were be been being/has have had having/do does did done doing/go goes went gone going/
    say says said saying/make makes made making/take takes took taken taking/give gives gave given giving/get gets got
    getting/keep keeps kept keeping/hold holds held holding/think thinks thought thinking/know knows knew known
    knowing/find finds found finding/tell tells told telling/see sees saw seen seeing/leave leaves left leaving/come
    comes came coming/run runs ran running/will would/can could/may might/shall should/feel feels felt feeling/bring
    brings brought/buy buys bought/pay pays paid/mean means meant/send sends sent/spend spends spent/lose loses lost/
    meet meets met/write writes wrote written/become becomes became/begin begins began begun/break breaks broke broken/
    rise rises rose risen/fall falls fell fallen/speak speaks spoke spoken/show shows showed shown/
    build builds built""".split("/")
)
#: What may, must or should be: a bracket may put one into another tense, and never for another.
_MODALS = (("may", "might"), ("can", "could"), ("shall", "should"), ("must", "had to", "has to", "have to"))
_DETERMINERS = frozenset("a an the my your his its our their".split())
#: Most source words that one `[bracket]` may replace.
_REPLACED = 8


def first_letter(text: str) -> str:
    """A pattern for the text that leaves the case of its first letter open."""
    found = re.search(r"[^\W\d_]", text)
    if not found or found.start() > 3:
        return re.escape(text)
    at, letter = found.start(), found.group()
    return f"{re.escape(text[:at])}[{letter.lower()}{letter.upper()}]{re.escape(text[at + 1 :])}"


@dataclass(frozen=True, slots=True)
class Bracket:
    """An editor's bracket for whole words: nothing in the source, or a few other words there.

    `leads`: it begins a part. `spaced`: a space follows it. `ends_phrase`: it is several words, and the last.
    """

    word: re.Pattern[str]
    leads: bool
    spaced: bool
    ends_phrase: bool = False

    def ends(self, held: str, place: int) -> Iterator[int]:
        """Where in the text it can end that begins at `place`."""
        start = place
        for _ in range(_REPLACED + 1):
            if self.leads:
                yield place
            else:
                yield from (end for end in self._cut(held, start, place) if self._may_end(held, start, end))
                if held[place : place + 1] != " ":
                    return
                place += 1
            found = self.word.match(held, place)
            if not found or (self.leads and held[found.end() : found.end() + 1] != " "):
                return
            place = found.end() + self.leads

    def _may_end(self, held: str, start: int, end: int) -> bool:
        """Words put in at the end hide none that the source goes on with: “was [a disgrace]” for “was a mistake”."""
        if not self.ends_phrase or not re.match(r"\s*\w", held[end : end + 2]):
            return True
        replaced = held[start:end].casefold().split()
        return bool(replaced) and replaced[-1] not in _DETERMINERS

    def _cut(self, held: str, start: int, end: int) -> Iterator[int]:
        """The end of a word with the marks behind it, and without each of them."""
        while True:
            if not self.spaced:
                yield end
            elif held[end : end + 1] == " ":
                yield end + 1
            if end == start or held[end - 1] not in CLOSING + ")":
                return
            end -= 1


#: A part of a quotation: text to match as it is, and brackets.
Part = list[re.Pattern[str] | Bracket]


def part_of(text: str, *, first: bool) -> Part:
    """One unbroken part; `[word]` stands for changed or added words, but hides no negation and no figure."""
    part: Part = []
    pattern, at = "", 0
    for found in BRACKET.finditer(text):
        before, inside, after = found.groups()
        literal = text[at : found.start()]
        start = first and not part and not pattern
        at = found.end()
        if before or after:
            pattern += _literal(literal, start) + _letters(before, inside, after)
            continue
        if pair := next((each for each in _MODALS if inside.casefold() in each), None):
            pattern += _literal(literal, start) + f"(?i:{'|'.join(pair)})"
            continue
        if _adds_sense(inside, leads=start and not literal.strip()):  # the source must have these words as well
            pattern += _literal(literal, start) + f"(?i:{_same_word(inside)})"
            continue
        pattern += _literal(literal.rstrip(), start)
        if pattern:
            part.append(re.compile(pattern))
            pattern = ""
        spaced = text[at : at + 1] == " "
        last = len(inside.split()) > 1 and not text[at:].strip(CLOSING)
        part.append(Bracket(_word(inside), leads=not part, spaced=spaced, ends_phrase=last))
        at += spaced
    pattern += _literal(text[at:], first and not part and not pattern)
    return [*part, re.compile(pattern)] if pattern else part


def _adds_sense(inside: str, *, leads: bool) -> bool:
    """Whether a bracket says what the source must say itself: a denial, how many or how, or (leading) what was done."""
    done = leads and re.fullmatch(r"[a-z]+(?:ed|en|ing)", inside) is not None
    return bool(done or _weighs(inside.split()) or NEGATED.search(inside) or _QUANTIFIERS.search(inside))


def _same_word(inside: str) -> str:
    """A pattern for what the source must have: the words, or one verb in the present for the past (“[failed]”)."""
    verb = re.fullmatch(r"([a-z]{3,})ed", inside)
    return rf"{verb[1]}(?:e|es|s|ed)?(?!\w)" if verb else re.escape(inside)


def _weighs(words: list[str]) -> bool:
    """Whether a bracket adds an adverb that says how, or is an adjective that gives weight. Names have capitals."""
    told = [word for word in words if word.islower() and word not in _PLAIN]
    adjective = len(words) == len(told) == 1 and (told[0] in _WEIGHTY or told[0].endswith(_SAYING_HOW))
    return adjective or any(word.endswith("ly") for word in told)


def _literal(text: str, first: bool) -> str:
    return first_letter(text) if first and text else re.escape(text)


def _letters(before: str, inside: str, after: str) -> str:
    """`[T]he`, `encourage[s]`, `keep[ing]`: the case of a letter changed, or the ending of a word. Else exact."""
    exact = re.escape(before) + re.escape(inside) + re.escape(after)
    if not before and len(inside) == 1:
        return rf"(?:{exact}|{re.escape(inside.swapcase())}{re.escape(after)})"
    if before and not after and re.fullmatch(_INFLECTIONS, inside):
        return rf"(?:{exact}|{re.escape(before)}{_INFLECTIONS}|{re.escape(before[:-1])}(?:y|ies|ied|ying|e|ing|ed|es))"
    if before and not after and not inside:  # `word[]`: an ending left out
        return re.escape(before) + _INFLECTIONS
    return exact


def _word(inside: str) -> re.Pattern[str]:
    """A word of the source that a bracket may stand for: no negation, no quantifier, no figure unless the bracket has
    one too; and for words in small letters, only a name, a word that points or helps, or another form of the same.
    """
    letters = r"\S" if re.search(r"\d", inside) else r"[^\s\d]"
    refused = rf"(?!{NEGATION}(?!\w))(?!{_QUANTIFIERS.pattern})(?!(?:{'|'.join(_other_modals(inside))})(?!\w))"
    words = re.findall(r"[^\W\d_]+", inside)
    if not words or any(word[0].isupper() for word in words) or letters == r"\S":
        return re.compile(rf"(?i:{refused})" + letters + r"+(?!\S)")
    forms = "|".join(sorted(map(re.escape, _POINTING.union(*map(_forms, words))), key=len, reverse=True))
    stems = "|".join(re.escape(word[: max(3, len(word) - 3)]) for word in words if len(words) == 1 or len(word) > 3)
    stem = rf"(?:{stems})[a-z]{{0,4}}|" if stems else ""
    return re.compile(rf"(?i:{refused}(?:(?:{forms})|{stem}(?-i:[A-Z])[\w'-]*)(?![\w])[^\s\w]*)(?!\S)")


def _other_modals(inside: str) -> Iterator[str]:
    """What may, must or should be in the source, and not in these words of a bracket."""
    padded = f" {inside.casefold()} "
    yield from (each for pair in _MODALS if not any(f" {mine} " in padded for mine in pair) for each in pair)


def _forms(word: str) -> frozenset[str]:
    """The forms of a verb that has irregular ones."""
    return next((forms for forms in _IRREGULAR if word.casefold() in forms), frozenset())
