"""What is weighed, measured or read off a thermometer, in metric and household units."""

from dataclasses import replace
from typing import Annotated

from dosecalc.quantities.kind import Kind
from dosecalc.quantities.worked import Worked

VOLUME = Kind("volume", ("mL",), "1,000 mL", rule_name="volume", rounded_in=("mL",), in_doses=True)
VOLUME_TO_PREPARE = replace(VOLUME, in_doses=False)

Mass = Annotated[Worked, Kind("mass", ("mg",), "70 g", rule_name="amount")]
ScaleWeight = Annotated[Worked, Kind("weight on a scale", ("g",), "620 g", rule_name="weight", rounded_in=("g",))]
Portion = Annotated[
    Worked, Kind("volume or mass", ("mL", "g"), "500 mL", rule_name="amount", rounded_in=("mL", "g", "mg"))
]
MetricAmount = Annotated[Worked, Kind("metric amount", ("mg", "mL"), "0.25 g", as_given=True)]
HouseholdAmount = Annotated[
    Worked, Kind("household measure", ("mL", "mg"), "2 tbsp", rule_name="household measure", as_given=True)
]

Volume = Annotated[Worked, VOLUME]
VolumeOrNone = Annotated[Worked, replace(VOLUME, example="650 mL", may_be_zero=True)]
HighestSafeVolume = Annotated[Worked, replace(VOLUME, example="5 mL", rule_name="highest safe dose")]
LeastVolume = Annotated[Worked, replace(VOLUME_TO_PREPARE, example="450 mL", rule_name="least volume")]
LargestVolume = Annotated[Worked, replace(VOLUME_TO_PREPARE, example="900 mL", rule_name="count down")]
BatchVolume = Annotated[Worked, replace(VOLUME_TO_PREPARE, example="30.3 mL", rule_name="batch volume")]
BagSize = Annotated[Worked, Kind("size of a bag", ("mL",), "500 mL")]
Overfill = Annotated[Worked, Kind("overfill", ("mL",), "25 mL", may_be_zero=True)]
VolumePerPiece = Annotated[
    Worked, Kind("volume of each piece", ("mL/syringe", "mL/bag", "mL/vial", "mL/dose"), "1.2 mL/syringe")
]
VolumePerVial = Annotated[Worked, Kind("volume of each vial", ("mL/vial",), "20 mL/vial")]

Celsius = Annotated[
    Worked,
    Kind("temperature in °C", ("°C",), "38.5 °C", rule_name="temperature", as_given=True, may_be_zero=True),
]
Fahrenheit = Annotated[
    Worked,
    Kind("temperature in °F", ("°F",), "101.3 °F", rule_name="temperature", as_given=True, may_be_zero=True),
]
"""The temperatures alone may also come to less than zero; none is read or asked for that does."""
