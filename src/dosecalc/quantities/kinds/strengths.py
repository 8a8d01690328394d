"""How strong a liquid or a mixture is, and the share that is a part of a whole."""

from dataclasses import replace
from typing import Annotated

from dosecalc.quantities.kind import Kind
from dosecalc.quantities.kinds.drugs import drug_for_each
from dosecalc.quantities.worked import Worked

CONCENTRATION = Kind("concentration", drug_for_each("mL"), "400 mg/250 mL", rule_name="concentration")
SHARE = Kind("percentage", ("percent_of_whole",), "25%", rule_name="share", rounded_in=("percent_of_whole",))

Concentration = Annotated[Worked, CONCENTRATION]
ConcentrationOrZero = Annotated[
    Worked, replace(CONCENTRATION, name="concentration, 0 for a diluent", example="5%", may_be_zero=True)
]
ConcentrationAsGiven = Annotated[
    Worked, Kind("concentration", ("mg/mL",), "2%", rule_name="concentration", as_given=True)
]
MassConcentration = Annotated[Worked, Kind("mass in a volume", ("mg/mL",), "5%", rule_name="concentration")]
Percent = Annotated[Worked, Kind("percentage strength", ("%",), "5%", rule_name="percent", rounded_in=("%",))]
RatioStrength = Annotated[
    Worked, Kind("ratio strength", ("g/mL",), "1:1,000", rule_name="ratio strength", form="ratio", rounded_in=("g/mL",))
]
Density = Annotated[Worked, Kind("density", ("g/mL",), "1.24 g/mL")]

Share = Annotated[Worked, SHARE]
ShareOrZero = Annotated[Worked, replace(SHARE, example="5%", may_be_zero=True)]
