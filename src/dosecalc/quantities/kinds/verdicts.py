"""Answers that are one of a few words."""

from typing import Annotated

from dosecalc.quantities.forms import choice_of
from dosecalc.quantities.kind import Kind
from dosecalc.quantities.worked import Worked


def verdict(*words: str) -> Kind:
    """The kind of an answer that is one of these words."""
    return Kind("word", ("",), words[0], rule_name="word", form=choice_of(*words), may_be_zero=True)


SafeVerdict = Annotated[Worked, verdict("below", "safe", "above")]
LimitVerdict = Annotated[Worked, verdict("within", "over")]
WorkVerdict = Annotated[Worked, verdict("right", "wrong")]
DeviceVerdict = Annotated[Worked, verdict("hand", "pump")]
LineVerdict = Annotated[Worked, verdict("peripheral", "central")]
ReorderVerdict = Annotated[Worked, verdict("order", "wait")]
ScheduleVerdict = Annotated[Worked, verdict("behind", "on time", "ahead")]
WeightVerdict = Annotated[Worked, verdict("actual", "ideal", "adjusted")]
