"""What is read, counted and set on measuring devices."""

from dataclasses import replace
from typing import Annotated

from dosecalc.quantities.kind import Kind
from dosecalc.quantities.worked import Worked

ON_A_SCALE = ("mL", "units")
"""What scales are marked in: units on an insulin syringe."""

READING = Kind("reading", ON_A_SCALE, "1.4 mL", may_be_zero=True, on_a_scale=True)
GRADUATION = Kind("amount from line to line", ON_A_SCALE, "0.1 mL", rounded_in=ON_A_SCALE)
COUNT = Kind("number of lines", ("",), "4", may_be_zero=True)

Reading = Annotated[Worked, READING]
NumberedLine = Annotated[Worked, replace(READING, name="numbered line", example="1 mL")]
Mark = Annotated[Worked, replace(READING, name="mark")]
ToMeasure = Annotated[Worked, Kind("amount to measure", ON_A_SCALE, "1.44 mL")]
Graduation = Annotated[Worked, GRADUATION]
Lines = Annotated[Worked, COUNT]
Spaces = Annotated[Worked, replace(COUNT, name="number of spaces", example="5", may_be_zero=False)]
SyringeSize = Annotated[Worked, Kind("size of a syringe", ON_A_SCALE, "3 mL")]
SyringeVolume = Annotated[Worked, Kind("volume of a syringe", ("mL",), "20 mL")]
VolumeSeen = Annotated[Worked, Kind("volume on a scale", ("mL",), "400 mL", may_be_zero=True)]
Allowance = Annotated[Worked, Kind("allowance", ("mL",), "50 mL", may_be_zero=True)]
CountingTime = Annotated[Worked, Kind("time of counting", ("min",), "15 s")]
Drops = Annotated[Worked, Kind("number of drops", ("gtt",), "8 gtt")]
