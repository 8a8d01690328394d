"""What is typed in an exam is a command only where it can be nothing else."""

import pytest

from dosecalc.cli.exam_commands import GoTo, move


@pytest.mark.parametrize("typed", ["g 7", "g7", "go 7", "go to 7", "Go To 7", "g  7", " goto 7 ", "go7"])
def test_a_problem_is_gone_to_however_it_is_said(typed: str) -> None:
    assert GoTo(7) == move(typed, ())


@pytest.mark.parametrize(
    "typed", ["7", "g", "go", "go to", "g 7 mL", "g -7", "g 7.5", "g 1000", "7 g", "mg 7", "g ٧", "ag 7"]
)
def test_nothing_else_goes_to_a_problem(typed: str) -> None:
    assert not isinstance(move(typed, ()), GoTo)
