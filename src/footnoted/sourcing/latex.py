"""LaTeX as it stands in fields of BibTeX files, in plain text."""

import re
from functools import cache

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db
from pylatexenc.latexwalker import LatexWalkerError
from pylatexenc.latexwalker import get_default_latex_context_db as get_grammar
from pylatexenc.macrospec import LatexContextDb, std_macro

from footnoted.text.printable import printable

#: Commands that stand for a sign, and those that set their text in quotation marks.
_SIGNS = {"slash": "/", "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "textless": "<", "textgreater": ">",
    "pounds": "£", "copyright": "©"}  # fmt: skip
_QUOTING = ("enquote", "mkbibquote", "textquote")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_RAISED = str.maketrans("0123456789+-=()in", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿ")
#: `_2`, `_{2}` and `_{\mathrm{2}}` in a formula, or the commands that do the same outside one.
_SCRIPT = (
    r"(?P<how>[_^]|\\textsubscript|\\textsuperscript)\s*(?:\{(?:\\[a-z]+\s*)?\{?(?P<text>[^{}$]*)\}?\}|(?P<one>\w))"
)


def plain_text(latex: str) -> str:
    r"""One line of plain text: `\emph{Tramus}` is Tramus, `CO$_2$` is CO₂, `{\"o}` is ö.

    A per cent sign is itself: in a field it opens no comment, though LaTeX would read it so. Tags of HTML that
    reference managers write as `{\textless}i{\textgreater}` go.
    """
    text = re.sub(r"(?<!\\)\$[^$]+\$|\\text(?:sub|super)script\b\s*\{[^{}]*\}", _scripted, latex)
    try:
        escaped = re.sub(r"(?<!\\)%", r"\\%", text)
        read = _converter().latex_to_text(escaped, latex_context=_grammar(), tolerant_parsing=True)
    except (LatexWalkerError, RecursionError, ValueError, LookupError):
        read = re.sub(r"[{}]", "", latex)
    return printable(re.sub(r"</?(?:i|b|em|su[bp]|span|p)\b[^<>]*>", "", read))


def address_text(latex: str) -> str:
    r"""A web address, which BibTeX gives letter by letter: `%20` and `~` stay. Escapes that some programs add go."""
    found = re.search(r"\\url\s*\{([^{}]*)\}|\\href\s*\{([^{}]*)\}", latex)
    text = next(filter(None, found.groups()), "") if found else latex
    text = re.sub(r"\{?\\textasciitilde\s*(?:\{\})?\}?|\\~\s*(?:\{\})?", "~", text)
    return re.sub(r"\\(?=[_%&#$~])|[{}\s]|^\\?<|\\?>$", "", text)


def _scripted(found: re.Match[str]) -> str:
    """A formula with its lowered and raised digits as the characters that Unicode has for them."""

    def written(script: re.Match[str]) -> str:
        text = script["text"] if script["one"] is None else script["one"]
        marks = text.translate(_LOWERED if script["how"] in {"_", "\\textsubscript"} else _RAISED)
        return text if any(each in text for each in marks) else marks

    return re.sub(_SCRIPT, written, found[0])


@cache
def _converter() -> LatexNodes2Text:
    texts = get_default_latex_context_db()
    own = [MacroTextSpec(name, text) for name, text in _SIGNS.items()]
    own += [MacroTextSpec(name, "“%(2)s”") for name in _QUOTING]
    texts.add_context_category("references", prepend=True, macros=own)
    return LatexNodes2Text(latex_context=texts, math_mode="text", strict_latex_spaces=False)


@cache
def _grammar() -> LatexContextDb:
    """The library's grammar, with commands for quotations that take an argument."""
    grammar = get_grammar()
    grammar.add_context_category("references", prepend=True, macros=[std_macro(name, "*{") for name in _QUOTING])
    return grammar
