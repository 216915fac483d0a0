"""Small faults, planted one at a time in a module: each is the whole module again with one thing changed.

Conditions are negated, `and` and `or`, comparisons, `break` and `continue` swapped, a `not` taken out, numbers made one
more and one less, True made False; strings emptied, and word lists and patterns made a word or an alternative shorter;
`return` returns None; a `yield` or a call that stands alone is left out. Not touched: annotations, decorators,
docstrings, imports and assertions.
"""

from __future__ import annotations

import ast
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from types import CodeType
from typing import Any

_SKIPPED = ast.Import | ast.ImportFrom | ast.Assert
_SKIPPED_FIELDS = {"annotation", "returns", "decorator_list", "ctx", "format_spec"}
_OPPOSITE = {ast.Eq: ast.NotEq, ast.In: ast.NotIn, ast.Is: ast.IsNot}
_OPPOSITE |= {new: old for old, new in _OPPOSITE.items()}
_COMPARED = {**_OPPOSITE, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}
_PIECES = 3  # so many words or alternatives of a string are left out, one at a time

_PAIRS = (("(", ")"), ("[", "]"))

Change = tuple[ast.AST, str]  # what stands there instead, and the change in words


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one fault. `inside`: it stands in a function without decorators, so only who runs it can see it."""

    first: int
    last: int
    inside: bool
    name: str
    code: CodeType


def mutants_of(source: str, path: str) -> list[Mutant]:
    """All of them, in order. A name is the line as it is written and the change: it stays when lines move."""
    tree, lines = ast.parse(source), source.splitlines()
    found, names = [], Counter[str]()
    for holder, field, at, node, inside in list(_places(tree, inside=False)):
        line, last = getattr(node, "lineno", 0), getattr(node, "end_lineno", 0)
        for new, told in _changes(node, holder, field):
            _put(holder, field, at, ast.copy_location(new, node))
            code = compile(ast.fix_missing_locations(tree), path, "exec")
            _put(holder, field, at, node)
            name = f"`{lines[line - 1].strip()}` {told}"
            names[name] += 1
            name += f" #{names[name]}" if names[name] > 1 else ""
            found.append(Mutant(line, last, inside, name, code))
    return found


def _put(holder: ast.AST, field: str, at: int | None, node: ast.AST) -> None:
    if at is None:
        setattr(holder, field, node)
    else:
        getattr(holder, field)[at] = node


def _places(holder: ast.AST, *, inside: bool) -> Iterator[tuple[ast.AST, str, int | None, ast.AST, bool]]:
    """Every node with where it hangs in the tree."""
    if isinstance(holder, ast.FunctionDef):
        inside = not holder.decorator_list
    for field, value in ast.iter_fields(holder):
        if field in _SKIPPED_FIELDS or isinstance(holder, _SKIPPED):
            continue
        for at, node in enumerate(value) if isinstance(value, list) else ((None, value),):
            if isinstance(node, ast.AST) and not _is_docstring(node):
                yield holder, field, at, node, inside
                yield from _places(node, inside=inside)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _changes(node: Any, holder: Any, field: str) -> Iterator[Change]:
    was = _short(ast.unparse(node)) if isinstance(node, ast.expr | ast.stmt) else ""
    if field in {"test", "ifs"} and not _has_opposite(node):
        yield ast.UnaryOp(ast.Not(), node), f"{was} negated"
    if isinstance(node, ast.stmt):
        yield from _of_statement(node, was)
    elif isinstance(node, ast.Constant):
        yield from _of_constant(node.value, holder)
    elif not isinstance(holder, ast.Subscript):  # types, such as `Row | None`
        yield from _of_expression(node, was)


def _of_statement(node: ast.stmt, was: str) -> Iterator[Change]:
    match node:
        case ast.Break():
            yield ast.Continue(), "break → continue"
        case ast.Continue():
            yield ast.Break(), "continue → break"
        case ast.Return(value=ast.expr()) if not isinstance(node.value, ast.Constant):
            yield ast.Return(ast.Constant(None)), "returns None"
        case ast.Expr(value=ast.Yield() | ast.YieldFrom() | ast.Call()):
            yield ast.Pass(), f"{was} left out"


def _of_expression(node: ast.AST, was: str) -> Iterator[Change]:
    match node:
        case ast.BoolOp(op, values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values), f"{was}: and ↔ or"
        case ast.Compare(left, [operator], others):
            changed = ast.Compare(left, [_COMPARED[type(operator)]()], others)
            yield changed, f"→ {_short(ast.unparse(changed))}"
        case ast.UnaryOp(ast.Not(), operand):
            yield operand, f"{was} without not"
        case ast.BinOp(left, ast.BitOr() | ast.BitAnd() as op, right):
            yield ast.BinOp(left, ast.BitAnd() if isinstance(op, ast.BitOr) else ast.BitOr(), right), f"{was}: & ↔ |"
        case ast.JoinedStr():
            yield ast.Constant(""), f"{was} emptied"


def _of_constant(value: Any, holder: Any) -> Iterator[Change]:
    if isinstance(value, bool):
        yield ast.Constant(not value), f"{value} → {not value}"
    elif isinstance(value, int | float):
        for new in (value + 1, value - 1):
            yield ast.Constant(new), f"{value} → {new}"
    elif isinstance(value, str) and value not in {"", "utf-8", "ascii"} and not isinstance(holder, ast.Subscript):
        yield from _strings(value, holder)


def _has_opposite(node: ast.AST) -> bool:
    """Whether another change of the node says the same as its negation."""
    negated = isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)
    return negated or (isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _OPPOSITE)


def _strings(text: str, holder: Any) -> Iterator[Change]:
    if not isinstance(holder, ast.JoinedStr):
        yield ast.Constant(""), f"{_short(repr(text))} emptied"
    told = isinstance(holder, ast.Call) and isinstance(holder.func, ast.Name) and holder.func.id == "Rule"
    words = re.fullmatch(r"[\sa-z'/:-]+", text) and len(text.split()) > 3 and not told
    if not words and ("|" not in text or told):
        return
    pieces = text.split() if words else text.split("|")
    whole = [at for at, each in enumerate(pieces) if each and all(each.count(a) == each.count(b) for a, b in _PAIRS)]
    for at in sorted(random.Random(text).sample(whole, min(_PIECES, len(whole)))):
        rest = (" " if words else "|").join(pieces[:at] + pieces[at + 1 :])
        yield ast.Constant(rest), f"without {_short(repr(pieces[at]))}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:59] + "…"
