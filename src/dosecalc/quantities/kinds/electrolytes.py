"""Electrolytes and what they do in water: the same salt in millimoles, milliequivalents and milliosmoles."""

from typing import Annotated

from dosecalc.quantities.kind import Kind
from dosecalc.quantities.worked import Worked

Millimoles = Annotated[Worked, Kind("amount in millimoles", ("mmol",), "30 mmol", rule_name="electrolytes")]
Milliequivalents = Annotated[Worked, Kind("amount in milliequivalents", ("mEq",), "40 mEq", rule_name="electrolytes")]
MillimolesPerVolume = Annotated[Worked, Kind("number of millimoles in a volume", ("mmol/mL",), "3 mmol/mL")]
MilliequivalentsPerVolume = Annotated[
    Worked,
    Kind(
        "number of milliequivalents in a volume",
        ("mEq/mL",),
        "4.4 mEq/mL",
        rule_name="electrolytes",
        rounded_in=("mEq/L",),
    ),
]
MolarMass = Annotated[Worked, Kind("molar mass", ("mg/mmol",), "74.55 mg/mmol")]
Valence = Annotated[Worked, Kind("valence", ("mEq/mmol",), "1 mEq/mmol")]

Particles = Annotated[Worked, Kind("particles of each molecule", ("mOsm/mmol",), "2 mOsm/mmol")]
Osmolarity = Annotated[
    Worked, Kind("osmolarity", ("mOsm/L",), "308 mOsm/L", rule_name="osmolarity", rounded_in=("mOsm/L",))
]
SodiumChlorideEquivalent = Annotated[Worked, Kind("sodium chloride equivalent", ("",), "0.24")]
FreezingPointDepression = Annotated[Worked, Kind("freezing-point depression", ("°C",), "0.12 °C")]
