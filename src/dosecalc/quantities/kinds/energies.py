"""The energy of parenteral nutrition."""

from typing import Annotated

from dosecalc.quantities.kind import Kind
from dosecalc.quantities.worked import Worked

Energy = Annotated[Worked, Kind("energy", ("kcal",), "850 kcal", rule_name="energy", rounded_in=("kcal",))]
EnergyPerVolume = Annotated[Worked, Kind("energy in each milliliter", ("kcal/mL",), "2 kcal/mL")]
EnergyPerNitrogen = Annotated[
    Worked,
    Kind("energy for each gram of nitrogen", ("kcal/g",), "120 kcal/g", rule_name="energy", rounded_in=("kcal/g",)),
]
