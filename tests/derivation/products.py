"""Which calculations are products of their givens, found out by trying them and never listed by hand."""

from collections.abc import Mapping
from fractions import Fraction

from dosecalc.tutoring.parts import Part
from dosecalc.verification.routes.catalogue import routes
from dosecalc.verification.routes.units import UnreadablePrint

TIMES_MORE = (Fraction(2), Fraction(3), Fraction(1, 2), Fraction(7, 5), Fraction(1000), Fraction(1, 1000))
POWERS = {base: {base**power: power for power in (-1, 0, 1)} for base in TIMES_MORE}


def powers(part: Part) -> Mapping[str, int] | None:
    """The power in which each given enters the answer; None where that is not the same whatever the givens.

    Each given is made several times as much, alone and with all others: of a product, and of nothing else, the answer
    becomes as many times as much, or as little, or stays. Exact fractions, by the calculation's second route.
    """
    route = routes().get(part.solution.calculation.name)
    if route is None or route.words or route.form or route.is_approximate:
        return None
    try:
        numbers = route.numbers({name: str(quantity) for name, quantity in part.solution.givens.items()})
    except UnreadablePrint:
        return None
    found: dict[str, int] = {}
    start = dict(numbers)
    for name in numbers:
        for base in TIMES_MORE:
            more = {**start, name: start[name] * base}
            if route.fits is not None and not (route.fits(**start) and route.fits(**more)):
                continue
            before = route.formula(**start)
            power = POWERS[base].get(route.formula(**more) / before) if before else None
            if power is None or found.setdefault(name, power) != power:
                return None
            start = more
    return found if any(found.values()) and found.keys() == numbers.keys() else None
