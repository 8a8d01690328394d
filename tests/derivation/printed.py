"""One part of a problem as a learner sees it, and nothing that stands behind it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from dosecalc.bank.problem import Problem
from dosecalc.devices.words import words
from dosecalc.quantities.reading import read_quantity, read_unit
from dosecalc.quantities.times import read_duration
from dosecalc.quantities.units import Unit
from tests.derivation.stated_rounding import PLACES, WEIGHT, to_place
from tests.derivation.told import A_DOSE, VEHICLES, Told, named_in, told
from tests.derivation.worths import CONCENTRATION, NOTHING, Amount, Worths, worths_of

IN_UNITS = re.compile(r"Answer in (?:[a-z]+ \((?P<symbol>[a-z]+)\)|(?P<unit>[^()]+))\.")
IN_HOURS_AND_MINUTES, AS_A_RATIO = "Answer in hours and minutes", "Answer as a ratio"
AS_A_NUMBER = "Answer with a number alone"
ABOUT_LIMITS = re.compile(r"\b(?:most|least|highest|lowest|longest|shortest|fits?|may|limit|allowed|up to|within)\b")
FOR_EACH = re.compile(r"\b(?:a|an|each|per|every|for the|for one|in a) (day|hour|minute|dose|time|bag|vial|week)\b")
IN_POUNDS = re.compile(r" (?:lb|oz)\Z")
A_MINUTE = Amount(Fraction(1), frozenset({("time", 1)}))
A_BARE_NUMBER = Amount(Fraction(1), NOTHING)


@dataclass(frozen=True)
class Printed:
    """card: its labelled lines, with what a picture shows in words. so_far: the answers of earlier parts.

    how: in which unit or form to answer. rounding: how to round. constants: the conversions that hold.
    """

    card: tuple[tuple[str, str], ...]
    so_far: tuple[str, ...]
    ask: str
    how: str
    rounding: str
    constants: tuple[str, ...]

    @property
    def is_ratio(self) -> bool:
        return self.how.startswith(AS_A_RATIO)

    @property
    def asked_unit(self) -> Unit | None:
        """The unit that the answer is to be in, where it is one of the program's units."""
        if self.how.startswith((IN_HOURS_AND_MINUTES, AS_A_RATIO, AS_A_NUMBER)):
            return None
        found = IN_UNITS.match(self.how)
        assert found is not None, self.how
        return read_unit(found["symbol"] or found["unit"])

    @property
    def asked(self) -> list[Amount]:
        """One of what is asked for, in all that it can be."""
        if self.how.startswith(IN_HOURS_AND_MINUTES):
            return [A_MINUTE]
        if self.is_ratio:
            return [Amount(Fraction(1000), CONCENTRATION)]
        unit = self.asked_unit
        return [A_BARE_NUMBER] if unit is None else worths_of(self.constants).of(unit)

    def asked_for_each(self) -> Iterator[Amount]:
        """The same, as so much a day or a bag where the question says so; doses as a bare number."""
        asked = self.asked[0]
        if asked.dimension == A_DOSE:
            yield A_BARE_NUMBER
        for word in FOR_EACH.findall(self.ask):
            each = Worths().of(read_unit(word.replace("time", "dose")))[0]
            if dict(each.dimension).keys().isdisjoint(dict(asked.dimension)):
                yield asked.times(each.upside_down())

    def amounts(self) -> list[Told]:
        """All that is told, but for limits where no limit is asked for; pounds in kilograms as the rounding says."""
        texts = (*self.card, *(("", text) for text in (*self.so_far, self.ask)))
        found = [one for label, text in texts for one in told(text, self.constants, of_patient=label == "Patient")]
        if not ABOUT_LIMITS.search(self.ask):
            found = [one for one in found if not one.is_limit]
        place = WEIGHT.search(self.rounding)
        return [_in_kilograms(one, PLACES[place["place"]]) for one in found] if place else found

    @property
    def drugs(self) -> frozenset[str]:
        """What is named anywhere, but for fluids that carry a drug."""
        return named_in(" ".join((*(text for _, text in self.card), self.ask))) - VEHICLES

    @property
    def names(self) -> frozenset[str]:
        """The drugs that the question is about."""
        return named_in(self.ask)


def printed(problem: Problem) -> list[Printed]:
    """What is printed for each part."""
    seen = (("Picture", words(each.device)) for each in problem.pictures_after(None))
    card = (*problem.card, *seen)
    so_far = tuple(part.key for part in problem.parts)
    return [
        Printed(card, so_far[:place], part.ask, part.asks_for, part.stated_rules, problem.constants)
        for place, part in enumerate(problem.parts)
    ]


def number_of(key: str, how: str) -> Fraction:
    """The number of a printed key, as it is rounded: minutes for a duration, the second one of a ratio."""
    if how.startswith(IN_HOURS_AND_MINUTES):
        quantity = read_duration(key)
        return quantity.number * (60 if str(quantity.unit) == "h" else 1)
    quantity = read_quantity(key)
    return 1 / quantity.number if how.startswith(AS_A_RATIO) else quantity.number


def _in_kilograms(one: Told, place: Fraction) -> Told:
    if not IN_POUNDS.search(one.text):
        return one
    first = one.readings[0]
    return one.read_as(Amount(to_place(first.number, place), first.dimension))
