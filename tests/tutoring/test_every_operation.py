"""Every table that is kept by operation has a row for each: a new operation cannot be forgotten."""

from collections.abc import Mapping

import pytest

from dosecalc.quantities.operations import GIVEN, OPERATIONS, Operation
from dosecalc.tutoring.formula import SILENT, SPOKEN
from dosecalc.tutoring.mental.mind import WAYS
from dosecalc.tutoring.slips.operations import TURNS
from dosecalc.tutoring.way_back import WayBack


@pytest.mark.parametrize(
    ("table", "left_out"),
    [
        (SPOKEN, SILENT),
        (WAYS, {GIVEN}),
        (TURNS, {GIVEN}),
        (WayBack.UNDOING, {GIVEN}),
    ],
    ids=["how its line is written", "how it is worked out in the head", "how it goes wrong", "how it is undone"],
)
def test_a_table_has_every_operation(table: Mapping[Operation, object], left_out: set[Operation]) -> None:
    assert set(table) == set(OPERATIONS) - left_out
