"""Faults seeded into a function, one at a time, in memory."""

from __future__ import annotations
import __future__

import ast
import sys
from copy import deepcopy
from dataclasses import dataclass
from functools import cache, partial
from inspect import getsource
from itertools import combinations
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OPERATORS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.Div,
    ast.Pow: ast.Mult,
    ast.USub: ast.UAdd,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Not: ast.UAdd,
}
"""What each operator is taken for."""

NAMES = {
    "min": "max",
    "max": "min",
    "floor": "ceil",
    "ceil": "floor",
    "WHOLE_UP": "WHOLE_DOWN",
    "WHOLE_DOWN": "WHOLE_UP",
    "at_most": "at_least",
    "at_least": "at_most",
    "smaller_of": "first_enough",
    "compared": "reached",
    "reached": "compared",
}
"""What each function or rule is taken for."""

OF_WORDS = {"compared", "placed", "reached", "checked"}


@dataclass(frozen=True)
class Mutant:
    """A function with one fault. says: what the fault is. where: in which function or constant it is.
    exchanged: the two givens that are taken for each other, if that is the fault.
    """

    says: str
    function: Callable[..., Any]
    where: str
    exchanged: tuple[str, str] | tuple[()] = ()


def mutants(function: Callable[..., Any]) -> Iterator[Mutant]:
    """The function with each fault in turn: in its own text, in the constants and in the helpers that it uses."""
    module = sys.modules[function.__module__]
    used = [_statements(module.__name__)[name] for name in _needed(module.__name__, function.__name__)]
    for statement in used:
        others = [other for other in used if other is not statement]
        where = _name(statement)
        for says, changed in _changed(statement):
            yield Mutant(f"{where}: {says}", _made(module, [changed, *others], function.__name__), where)
        for pair, changed in _with_givens_exchanged(statement):
            says = f"{where}: {' ↔ '.join(pair)}"
            yield Mutant(says, _made(module, [changed, *others], function.__name__), where, pair)


@cache
def _statements(module_name: str) -> dict[str, ast.stmt]:
    """The functions and constants of a module, by name, without docstrings and without being registered as routes."""
    found: dict[str, ast.stmt] = {}
    for statement in ast.parse(getsource(sys.modules[module_name])).body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            found[statement.name] = _plain(statement)
        elif isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            found[statement.targets[0].id] = statement
    return found


def _plain(statement: ast.FunctionDef | ast.ClassDef) -> ast.stmt:
    plain = deepcopy(statement)
    plain.decorator_list = [] if isinstance(plain, ast.FunctionDef) else plain.decorator_list
    for each in (node for node in ast.walk(plain) if isinstance(node, ast.FunctionDef | ast.ClassDef)):
        each.body = each.body[1:] if ast.get_docstring(each) else each.body
    return plain


def _needed(module_name: str, name: str) -> list[str]:
    """The names of the module's own statements that a function uses, constants first, itself last.

    Routes call each other as `other.formula(…)` and keep the sound other.
    """
    statements = _statements(module_name)
    needed: list[str] = []

    def visit(each: str) -> None:
        names = {node.id for node in ast.walk(statements[each]) if isinstance(node, ast.Name)}
        for other in sorted(names & statements.keys() - _bound(statements[each]) - called_as_route(each)):
            if other not in (*needed, each):
                visit(other)
        needed.append(each)

    def called_as_route(each: str) -> set[str]:
        return {
            node.value.id
            for node in ast.walk(statements[each])
            if isinstance(node, ast.Attribute) and node.attr == "formula" and isinstance(node.value, ast.Name)
        }

    visit(name)
    return needed


def _bound(statement: ast.stmt) -> set[str]:
    """The names that are a function's own: its givens and what it assigns."""
    if not isinstance(statement, ast.FunctionDef):
        return set()
    assigned = {
        node.id for node in ast.walk(statement) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    return assigned | {argument.arg for argument in statement.args.args}


def _made(module: Any, statements: list[ast.stmt], name: str) -> Callable[..., Any]:
    """The function of that name, where these statements stand in place of the module's own."""
    namespace = dict(vars(module))
    assigned = [statement for statement in statements if isinstance(statement, ast.Assign)]
    defined = [statement for statement in statements if not isinstance(statement, ast.Assign)]
    tree = ast.fix_missing_locations(ast.Module([*assigned, *defined], []))
    exec(
        compile(tree, f"<mutant of {name}>", "exec", __future__.annotations.compiler_flag, dont_inherit=True), namespace
    )
    return namespace[name]  # type: ignore[no-any-return]


def _changed(statement: ast.stmt) -> Iterator[tuple[str, ast.stmt]]:
    """Each fault in a statement, with the statement that has it."""
    for place, node in enumerate(ast.walk(statement)):
        for says, change in _faults(node):
            copy = deepcopy(statement)
            change(next(found for at, found in enumerate(ast.walk(copy)) if at == place))
            yield says, copy


def _with_givens_exchanged(statement: ast.stmt) -> Iterator[tuple[tuple[str, str], ast.stmt]]:
    if isinstance(statement, ast.FunctionDef):
        for one, other in combinations([argument.arg for argument in statement.args.args], 2):
            yield (one, other), _with_exchanged(statement, {one: other, other: one})


def _name(statement: ast.stmt) -> str:
    return (
        statement.name
        if isinstance(statement, ast.FunctionDef | ast.ClassDef)
        else ast.unparse(statement).partition(" =")[0]
    )


def _faults(node: ast.AST) -> Iterator[tuple[str, Callable[[Any], None]]]:
    shown = ast.unparse(node) if isinstance(node, ast.expr) else ""
    if isinstance(node, ast.BinOp | ast.UnaryOp | ast.BoolOp) and type(node.op) in OPERATORS:
        yield f"{shown} as {OPERATORS[type(node.op)].__name__}", _with_operator
    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            yield f"{shown} as {OPERATORS[type(operator)].__name__}", partial(_with_comparison, place=place)
    if isinstance(node, ast.Constant) and _is_number(node.value):
        yield f"{shown} one more", _with_one_more
    if isinstance(node, ast.Name) and node.id in NAMES:
        yield f"{shown} as {NAMES[node.id]}", lambda copy: setattr(copy, "id", NAMES[copy.id])
    if isinstance(node, ast.Attribute) and node.attr in NAMES:
        yield f"{shown} as {NAMES[node.attr]}", lambda copy: setattr(copy, "attr", NAMES[copy.attr])
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in OF_WORDS:
        yield f"{shown} with its last words exchanged", lambda copy: copy.args.append(copy.args.pop(-2))


def _is_number(value: object) -> bool:
    if isinstance(value, str):
        return value.replace(".", "", 1).isdigit()
    return isinstance(value, int) and not isinstance(value, bool)


def _with_operator(copy: Any) -> None:
    copy.op = OPERATORS[type(copy.op)]()


def _with_comparison(copy: Any, place: int) -> None:
    copy.ops[place] = OPERATORS[type(copy.ops[place])]()


def _with_one_more(copy: Any) -> None:
    """A digit more in the last place: 2.54 becomes 2.55."""
    if isinstance(copy.value, int):
        copy.value += 1
        return
    whole, point, part = copy.value.partition(".")
    digits = str(int(whole + part) + 1).zfill(len(whole + part))
    copy.value = f"{digits[: len(digits) - len(part)]}{point}{digits[len(digits) - len(part) :]}" if point else digits


def _with_exchanged(statement: ast.FunctionDef, names: dict[str, str]) -> ast.FunctionDef:
    copy = deepcopy(statement)
    for node in ast.walk(ast.Module(copy.body, [])):
        if isinstance(node, ast.Name) and node.id in names:
            node.id = names[node.id]
    return copy
