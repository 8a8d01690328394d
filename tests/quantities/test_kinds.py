from collections.abc import Iterator
from importlib import import_module
from itertools import combinations
from pkgutil import iter_modules

from dosecalc.calculations.catalogue import catalogue
from dosecalc.quantities import kinds
from dosecalc.quantities.kind import Kind


def named() -> Iterator[tuple[str, Kind]]:
    """Every kind that a signature can name, with that name."""
    for module in iter_modules(kinds.__path__):
        for name, value in vars(import_module(f"{kinds.__name__}.{module.name}")).items():
            for kind in getattr(value, "__metadata__", ()):
                yield name, kind


def test_no_kind_has_two_names() -> None:
    found = dict(named())

    assert [] == [pair for pair in combinations(found, 2) if found[pair[0]] == found[pair[1]]]


def test_every_kind_is_taken_or_given_by_a_calculation() -> None:
    used = {kind for each in catalogue().values() for kind in (*each.givens.values(), each.answer)}

    assert [] == [name for name, kind in named() if kind not in used]
