"""An abbreviation that is taken for another one is told as that, and nothing else is."""

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.orders.readings import READINGS
from dosecalc.orders.term import Term
from dosecalc.orders.vocabulary import VOCABULARY
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.slips.abbreviations import taken_for_another
from dosecalc.tutoring.solving import Solution, solve

READ = "abbreviation_meaning"
MEANINGS = {entry.meaning: entry.text for entry in reversed(VOCABULARY)}


def asked(reading: str, text: str) -> Solution:
    return solve(READINGS[reading].calculation(text), {}, policy("pharmacy"))


@pytest.mark.parametrize("entry", VOCABULARY, ids=lambda entry: entry.text)
def test_every_meaning_of_another_abbreviation_is_told_with_it(entry: Term) -> None:
    solution = asked(READ, entry.text)
    words = solution.form.words
    found = {words[int(slip.number)]: slip for slip in taken_for_another(solution)}

    assert {word for word in words if word in MEANINGS} - {entry.meaning} == found.keys()
    for word, slip in found.items():
        assert f"you took it for {MEANINGS[word]}, which means {word}" == slip.says
        assert ("another-abbreviation", ErrorClass.CONCEPTUAL, solution.exact) == (slip.id, slip.error, slip.at)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("left eye", "It looks as if you took it for OS, which means in the left eye."),
        ("in the right ear", "It looks as if you took it for AD, which means in the right ear."),
        ("1", "It looks as if you took it for QD, which means once a day."),
    ],
)
def test_what_was_meant_by_another_is_told(typed: str, says: str) -> None:
    assert [says] == [slip.sentence for slip in grade(asked(READ, "OD"), typed).mistakes]


def test_a_meaning_of_no_abbreviation_has_no_reason() -> None:
    assert () == grade(asked(READ, "q6h"), "every 6 days").mistakes


def test_other_readings_take_no_abbreviation_for_another() -> None:
    assert [] == [*taken_for_another(asked("code_doses_a_day", "q6h"))]
    assert [] == [*taken_for_another(asked("safe_writing", "QD"))]
