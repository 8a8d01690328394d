"""All calculations that the modules of this package hold, found by their signatures."""

from __future__ import annotations

import pkgutil
import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import FunctionType, MappingProxyType
from typing import TYPE_CHECKING, get_type_hints

from dosecalc.errors import DosecalcError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dosecalc.quantities.kind import Kind
    from dosecalc.quantities.worked import Worked


EXAMPLE = re.compile(r'given\("([^"]+)"\)')
"""A quantity of a docstring's doctest, in the order of the givens."""


class UnknownCalculation(DosecalcError):
    """No calculation has that name."""


@dataclass(frozen=True)
class Calculation:
    """A formula with what its signature and docstring say of it.

    givens: each given's name and kind, in the order of the signature. answer: the kind of the result.
    summary: what it works out. formula: the formula in words. examples: a quantity for each given; they fit together.
    """

    name: str
    topic: str
    function: Callable[..., Worked]
    givens: Mapping[str, Kind]
    answer: Kind
    summary: str
    formula: str
    examples: Mapping[str, str]

    @property
    def needs_target(self) -> bool:
        """Whether it converts one quantity and must be told to which unit."""
        return self.answer.as_given and list(self.givens.values()) == [self.answer]

    def __call__(self, givens: Mapping[str, Worked]) -> Worked:
        """The formula's result for these quantities, exact."""
        return self.function(**givens)


@cache
def catalogue() -> Mapping[str, Calculation]:
    """Every calculation by name, in alphabetical order."""
    found = (calculation for name in _modules() for calculation in _calculations_in(name))
    return MappingProxyType(
        {calculation.name: calculation for calculation in sorted(found, key=lambda calculation: calculation.name)}
    )


@cache
def _modules() -> tuple[str, ...]:
    """The names of the modules that hold calculations."""
    found = pkgutil.iter_modules([str(Path(__file__).parent)])
    return tuple(module.name for module in found if not module.ispkg and module.name != "catalogue")


@cache
def _module_of(name: str) -> str | None:
    """The module that holds the calculation of that name, found in the text: importing all of them takes too long."""
    if not name.isidentifier() or name.startswith("_"):
        return None
    texts = ((module, Path(__file__).with_name(f"{module}.py").read_text(encoding="utf-8")) for module in _modules())
    return next((module for module, text in texts if f"\ndef {name}(" in text), None)


def _calculations_in(module_name: str) -> list[Calculation]:
    module = import_module(f"{__package__}.{module_name}")
    functions = (
        value for name, value in vars(module).items() if isinstance(value, FunctionType) and not name.startswith("_")
    )
    return [_described(function, module_name) for function in functions if function.__module__ == module.__name__]


@cache
def _described(function: FunctionType, topic: str) -> Calculation:
    kinds = {name: hint.__metadata__[0] for name, hint in get_type_hints(function, include_extras=True).items()}
    answer = kinds.pop("return")
    text = function.__doc__ or _docstring_in_source(function)
    lines = [line.strip() for line in text.splitlines()]
    examples = dict(zip(kinds, EXAMPLE.findall(text), strict=True))
    return Calculation(
        function.__name__,
        topic,
        function,
        MappingProxyType(kinds),
        answer,
        summary=lines[0].removesuffix("."),
        formula=lines[2],
        examples=MappingProxyType(examples),
    )


def _docstring_in_source(function: FunctionType) -> str:
    """What `python -OO` leaves out of the function."""
    import ast  # noqa: PLC0415 - hardly anybody leaves them out
    import inspect  # noqa: PLC0415 - as above

    (definition,) = ast.parse(inspect.getsource(function)).body
    return ast.get_docstring(definition) or ""  # type: ignore[arg-type] # a function's source is its definition


def calculation_if_any(name: str) -> Calculation | None:
    """The calculation of that name; None where there is none."""
    module = _module_of(name)
    return None if module is None else _described(getattr(import_module(f"{__package__}.{module}"), name), module)


def calculation(name: str) -> Calculation:
    """The calculation of that name.

    Raises:
        UnknownCalculation: there is none.
    """
    found = calculation_if_any(name)
    if found is None:
        from difflib import get_close_matches

        near = get_close_matches(name, catalogue())
        hint = f"did you mean {' or '.join(near)}?" if near else "see: dosecalc list calculations"
        message = f"there is no calculation {name!r}; {hint}"
        raise UnknownCalculation(message)
    return found
