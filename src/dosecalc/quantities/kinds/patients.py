"""What is measured of a patient: body, kidneys, blood, and how a drug spreads and leaves."""

from dataclasses import replace
from typing import Annotated

from dosecalc.quantities.kind import Kind
from dosecalc.quantities.worked import Worked

WEIGHT = Kind("body weight", ("kg",), "70 kg", rule_name="weight", rounded_in=("kg", "lb"))
LENGTH = Kind("length", ("cm",), "66 in", rule_name="length", rounded_in=("cm", "in"))

BodyWeight = Annotated[Worked, WEIGHT]
WeightAsGiven = Annotated[Worked, replace(WEIGHT, example="154 lb", as_given=True)]
Ounces = Annotated[Worked, replace(WEIGHT, example="4 oz", as_given=True, may_be_zero=True)]
Height = Annotated[Worked, replace(LENGTH, name="height")]
LengthAsGiven = Annotated[Worked, replace(LENGTH, as_given=True)]
Inches = Annotated[Worked, replace(LENGTH, example="6 in", as_given=True, may_be_zero=True)]
Age = Annotated[Worked, Kind("age", ("years",), "65 years", rule_name="number", rounded_in=("years",))]
BodyMassIndex = Annotated[
    Worked, Kind("body mass index", ("kg/m2",), "24.2 kg/m2", rule_name="body mass index", rounded_in=("kg/m2",))
]
BodySurface = Annotated[Worked, Kind("body surface area", ("m2",), "1.8 m2", rule_name="body surface")]

SerumCreatinine = Annotated[Worked, Kind("serum creatinine", ("mg/dL",), "1.2 mg/dL")]
SerumCreatinineInMoles = Annotated[Worked, Kind("serum creatinine", ("micromol/L",), "106 micromol/L")]
Clearance = Annotated[
    Worked, Kind("clearance", ("mL/min",), "62.5 mL/min", rule_name="clearance", rounded_in=("mL/min",))
]
Exposure = Annotated[Worked, Kind("area under the curve (AUC)", ("mg·min/mL",), "5 mg·min/mL")]
BloodLevel = Annotated[Worked, Kind("blood level", ("mg/L",), "12 mg/L")]
DistributionPerWeight = Annotated[Worked, Kind("volume of distribution for each kilogram", ("L/kg",), "0.5 L/kg")]
BloodGlucose = Annotated[Worked, Kind("blood glucose", ("mg/dL",), "200 mg/dL")]
