"""Lines of a scale that are counted as if each were worth something else."""

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import calculation
from dosecalc.quantities.given import given
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.slips.in_general import general_slip
from dosecalc.tutoring.solving import solve

AS_ONES = "you counted every line as 1; here a line is worth a different amount"
AS_TENTHS = "you counted every line as a tenth; here a line is worth a different amount"


def reasons(numbered_line: str, lines: str, line_value: str, typed: str) -> list[str]:
    givens = {"numbered_line": given(numbered_line), "lines": given(lines), "line_value": given(line_value)}
    solution = solve(calculation("scale_reading"), givens, policy("pharmacy"))
    return [slip.says for slip in grade(solution, typed).mistakes]


@pytest.mark.parametrize(
    ("lines", "typed", "also"), [("1", "71 units", []), ("2", "72 units", ["you read one line too few"])]
)
def test_each_line_of_2_units_counted_as_1_is_named_with_what_a_line_is_worth(
    lines: str, typed: str, also: list[str]
) -> None:
    assert [f"{AS_ONES} (2 units)", *also] == reasons("70 units", lines, "2 units", typed)


def test_each_line_counted_as_a_tenth_is_named_with_what_a_line_is_worth() -> None:
    assert [f"{AS_TENTHS} (0.2 mL)"] == reasons("6 mL", "3", "0.2 mL", "6.3 mL")


def test_where_a_line_is_worth_1_nobody_is_told_that_it_is_not() -> None:
    assert ["you read one line too few"] == reasons("25 units", "2", "1 unit", "26 units")


def test_in_a_report_no_line_has_a_value() -> None:
    assert general_slip("lines-counted-as-ones", "scale_reading").says == AS_ONES
