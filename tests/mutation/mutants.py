"""One small change of a module each: a comparison turned, a number raised, a text altered, an argument left out.

The changes are mutmut's. Unlike `mutmut run` they are made in decorated functions too: half of what is read off a
quantity is a property, and much of the rest is cached.
"""

import ast
from collections.abc import Container, Iterator
from dataclasses import dataclass
from difflib import ndiff
from pathlib import Path
from random import Random

import libcst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation import file_mutation
from mutmut.mutation.mutators import OPERATORS_TYPE, mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode, get_ignored_lines


@dataclass(frozen=True)
class Mutant:
    """A module with one change.

    number: its place among the changes of the module. function: the outermost function that has it. lines: those of
    the statement, which a test must run to notice.
    """

    path: Path
    number: int
    function: str
    lines: range
    source: str

    def __str__(self) -> str:
        """Where it is and what it changes."""
        before, after = self.path.read_text(encoding="utf-8").splitlines(), self.source.splitlines()
        changes = [line for line in ndiff(before, after) if line[0] in "+-"]
        return "\n".join((f"{self.path}:{self.lines[0]} {self.function} #{self.number}", *changes))


class _Everywhere(file_mutation.MutationVisitor):
    """mutmut's walk through a module, which goes into decorated functions, and notes the line of every change."""

    METADATA_DEPENDENCIES = (PositionProvider, file_mutation.OuterFunctionProvider)

    def __init__(self, operators: OPERATORS_TYPE, ignored: IgnoredCode) -> None:
        super().__init__(operators, ignored)
        self.lines: list[int] = []
        self._line = 1

    def _skip_node_and_children(self, node: libcst.CSTNode) -> bool:
        position = self.get_metadata(PositionProvider, node, None)
        self._line = position.start.line if position else self._line
        if isinstance(node, libcst.FunctionDef) and node.decorators:
            return False
        return super()._skip_node_and_children(node)

    def _create_mutations(self, node: libcst.CSTNode) -> None:
        super()._create_mutations(node)
        self.lines += [self._line] * (len(self.mutations) - len(self.lines))


def mutants(path: Path, most: int | None = None, only: Container[int] | None = None) -> Iterator[Mutant]:
    """The changes within functions of a module, in the order of its lines: all, or those with such numbers.

    most: how many are taken of them by chance, always the same ones; a smaller sample is part of a larger one.
    """
    text = path.read_text(encoding="utf-8")
    wrapper = MetadataWrapper(libcst.parse_module(text))
    visitor = _Everywhere(mutation_operators, get_ignored_lines(str(path), text, wrapper, None))
    module = wrapper.visit(visitor)
    functions, statements = _functions(ast.parse(text)), _statements(ast.parse(text))
    within = [next((name for name, lines in functions.items() if line in lines), "") for line in visitor.lines]
    numbers = [number for number, name in enumerate(within, 1) if name]
    Random(f"2026 {path.as_posix()}").shuffle(numbers)
    for number in sorted(numbers[:most]):
        if only is not None and number not in only:
            continue
        change, line = visitor.mutations[number - 1], visitor.lines[number - 1]
        mutated = file_mutation.deep_replace(module, change.original_node, change.mutated_node)
        assert isinstance(mutated, libcst.Module)
        around = min((lines for lines in statements if line in lines), key=len, default=range(line, line + 1))
        yield Mutant(path, number, within[number - 1], around, mutated.code)


def _functions(module: ast.Module) -> dict[str, range]:
    """The lines of the body of every function that is no part of another, by its qualified name."""
    found: dict[str, range] = {}

    def look(body: list[ast.stmt], prefix: str) -> None:
        for node in body:
            if isinstance(node, ast.ClassDef):
                look(node.body, f"{prefix}{node.name}.")
            elif isinstance(node, ast.FunctionDef):
                found[f"{prefix}{node.name}"] = range(node.body[0].lineno, (node.end_lineno or 0) + 1)

    look(module.body, "")
    return found


def _statements(module: ast.Module) -> list[range]:
    """The lines of every statement; of one that holds others, those of its head."""
    found = []
    for node in ast.walk(module):
        if isinstance(node, ast.stmt):
            inner = [part.lineno for part in ast.walk(node) if isinstance(part, ast.stmt) and part is not node]
            end = min(inner) if inner and not isinstance(node, ast.Try) else (node.end_lineno or 0) + 1
            found.append(range(node.lineno, max(end, node.lineno + 1)))
    return found
