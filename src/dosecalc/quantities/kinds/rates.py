"""How fast a liquid runs and a drug is given."""

from dataclasses import replace
from typing import Annotated

from dosecalc.quantities.kind import Kind
from dosecalc.quantities.worked import Worked

PUMP_RATE = Kind("pump rate", ("mL/h",), "125 mL/h", rule_name="infusion rate", rounded_in=("mL/h",))

PumpRate = Annotated[Worked, PUMP_RATE]
TitratedPumpRate = Annotated[Worked, replace(PUMP_RATE, example="15 mL/h", rule_name="titrated rate")]
DropFactor = Annotated[Worked, Kind("drop factor", ("gtt/mL",), "15 gtt/mL")]
DripRate = Annotated[
    Worked, Kind("drip rate", ("gtt/min",), "25 gtt/min", rule_name="drip rate", rounded_in=("gtt/min",))
]
DoseRate = Annotated[
    Worked, Kind("dose rate", ("mg/h", "units/h", "mEq/h", "mmol/h"), "20 mg/h", rule_name="dose rate")
]
WeightDoseRate = Annotated[
    Worked,
    Kind(
        "dose rate for each kilogram",
        ("mcg/kg/min", "units/kg/h", "mEq/kg/h", "mmol/kg/h"),
        "5 mcg/kg/min",
        rule_name="dose rate",
    ),
]
GlucoseRate = Annotated[
    Worked,
    Kind("glucose infusion rate", ("mg/kg/min",), "4 mg/kg/min", rule_name="dose rate", rounded_in=("mg/kg/min",)),
]
InsulinRate = Annotated[
    Worked, Kind("insulin rate", ("units/h",), "2.8 units/h", rule_name="titrated rate", rounded_in=("units/h",))
]
