"""Whether a key is what the second route comes to."""

from dosecalc.tutoring.parts import Part
from dosecalc.verification.routes.units import ImpossibleGivens, UnreadablePrint
from dosecalc.verification.second_route import key_by_second_route


def confirmed(part: Part) -> bool:
    """Whether the key is, letter for letter, what the second route comes to, rounds and writes."""
    try:
        return key_by_second_route(part) == part.key
    except (UnreadablePrint, ImpossibleGivens):
        return False
