"""How long something takes or keeps, when it happens, and how often a dose is due."""

from dataclasses import replace
from typing import Annotated

from dosecalc.quantities.kind import Kind
from dosecalc.quantities.worked import Worked

DAYS_COUNTED = Kind("number of days", ("days",), "10 days", rule_name="count down", rounded_in=("days",))

Duration = Annotated[
    Worked, Kind("time", ("min",), "8 h", rule_name="duration", form="duration", rounded_in=("min", "h"))
]
LeastTime = Annotated[
    Worked, Kind("time", ("min",), "175 min", rule_name="least time", form="duration", rounded_in=("min",))
]
TimeAsGiven = Annotated[Worked, Kind("time", ("h",), "90 min", as_given=True)]
StorageTime = Annotated[Worked, Kind("time of storage", ("min",), "10 days")]
NumberOfDays = Annotated[Worked, DAYS_COUNTED]
DaysLeft = Annotated[Worked, replace(DAYS_COUNTED, example="39 days", may_be_zero=True)]
DaysOfSupply = Annotated[
    Worked, Kind("days of supply", ("days",), "10 days", rule_name="days of supply", rounded_in=("days",))
]

ClockTime = Annotated[Worked, Kind("clock time", ("min",), "22:15", rule_name="clock", form="clock", may_be_zero=True)]
Date = Annotated[Worked, Kind("date", ("min",), "2026-03-05", rule_name="clock", form="date", may_be_zero=True)]
Moment = Annotated[
    Worked,
    Kind("date and time", ("min",), "2026-03-05 14:30", rule_name="clock", form="moment", may_be_zero=True),
]

Interval = Annotated[Worked, Kind("time from dose to dose", ("h/dose",), "8 h", implied="dose")]
Frequency = Annotated[Worked, Kind("number of doses a day", ("doses/day",), "3 doses/day")]
