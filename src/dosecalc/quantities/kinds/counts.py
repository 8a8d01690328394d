"""Numbers without a unit, and pieces that are counted as they are made."""

from dataclasses import replace
from typing import Annotated

from dosecalc.quantities.kind import Kind
from dosecalc.quantities.worked import Worked

COUNTED = ("vials", "bags", "syringes", "packs", "doses", "tablets", "capsules")
"""The pieces of a batch, and what is counted out of one."""

PIECES_UP = Kind("number of pieces", COUNTED, "24 syringes", rule_name="count up", rounded_in=COUNTED, may_be_zero=True)
VIALS_UP = Kind("number of vials", ("vials",), "3 vials", rule_name="count up", may_be_zero=True)

Number = Annotated[Worked, Kind("number", ("",), "3", rule_name="number")]
NumberOfCycles = Annotated[Worked, Kind("number of cycles", ("",), "3", rule_name="count down", may_be_zero=True)]
FractionOfOne = Annotated[Worked, Kind("fraction", ("",), "0.8")]
Multiple = Annotated[Worked, Kind("whole number", ("",), "8", rule_name="count up")]

Vials = Annotated[Worked, VIALS_UP]
WholeVials = Annotated[Worked, replace(VIALS_UP, example="2 vials", rule_name="count down")]
Pieces = Annotated[Worked, PIECES_UP]
WholePieces = Annotated[Worked, replace(PIECES_UP, example="10 doses", rule_name="count down")]
