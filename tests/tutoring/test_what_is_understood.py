"""What later parts take from an answer: its number in the unit asked for, with the name and form of the answer."""

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import calculation
from dosecalc.quantities.units import unit
from dosecalc.tutoring.grading import understood
from dosecalc.tutoring.requests import read_givens
from dosecalc.tutoring.solving import Solution, solve


def solved(name: str, *texts: str) -> Solution:
    return solve(calculation(name), read_givens(texts, calculation(name)), policy("pharmacy"))


TIME = solved("infusion_time", "volume=375 mL", "pump_rate=150 mL/h")


def test_an_answer_keeps_the_name_and_the_form_of_what_was_asked_for() -> None:
    found = understood(TIME, "2 h 15 min")
    assert found is not None

    assert ("2 h 15 min", TIME.exact.name, "duration", unit("min")) == (str(found), found.name, found.form, found.unit)


def test_none_of_something_is_understood_but_no_ratio_to_nothing() -> None:
    rate = solved("infusion_rate", "volume=1,000 mL", "duration=8 h")
    ratio = solved("ratio_strength", "concentration=5 mcg/mL")
    nothing, some = understood(rate, "0 mL/h"), understood(ratio, "1:500")

    assert nothing is not None
    assert nothing.number == 0
    assert some is not None
    assert "1:500" == str(some)
    assert understood(ratio, "0") is None
