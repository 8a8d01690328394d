"""Amounts of drug: doses, what a tablet or a vial holds, how much for each kilogram and each day."""

from dataclasses import replace
from typing import Annotated

from dosecalc.quantities.kind import Kind
from dosecalc.quantities.worked import Worked

DRUG_UNITS = ("mg", "units", "mEq", "mmol")
"""The ways of counting a drug."""


def drug_for_each(ending: str) -> tuple[str, ...]:
    """The drug, counted in each way, for each of something else."""
    return tuple(f"{unit_text}/{ending}" for unit_text in DRUG_UNITS)


AMOUNT = Kind("amount of drug", DRUG_UNITS, "400 mg", rule_name="amount")
DOSE = Kind("dose", DRUG_UNITS, "500 mg", rule_name="dose", in_doses=True)
CANCER_DOSE = replace(DOSE, example="135 mg", rule_name="cancer dose")
DOSE_PER_SURFACE = Kind("dose for each square meter", drug_for_each("m2"), "75 mg/m2", rule_name="cancer dose")

AmountOfDrug = Annotated[Worked, AMOUNT]
AmountOrNone = Annotated[Worked, replace(AMOUNT, example="36 mEq", may_be_zero=True)]
Waste = Annotated[Worked, replace(AMOUNT, example="87 mg", may_be_zero=True)]
DailyAmount = Annotated[Worked, Kind("daily amount of drug", drug_for_each("day"), "1,500 mg/day", rule_name="dose")]
AmountPerVial = Annotated[Worked, Kind("amount in each vial", drug_for_each("vial"), "100 mg/vial")]

Dose = Annotated[Worked, DOSE]
CancerDose = Annotated[Worked, CANCER_DOSE]
DoseInVials = Annotated[Worked, replace(CANCER_DOSE, name="dose in whole vials", example="700 mg", may_be_zero=True)]
DosePerWeight = Annotated[Worked, Kind("dose for each kilogram", drug_for_each("kg"), "15 mg/kg")]
DailyDosePerWeight = Annotated[Worked, Kind("daily dose for each kilogram", drug_for_each("kg/day"), "40 mg/kg/day")]
DosePerSurface = Annotated[Worked, DOSE_PER_SURFACE]
DosePerSurfaceOrZero = Annotated[Worked, replace(DOSE_PER_SURFACE, example="240 mg/m2", may_be_zero=True)]
DailyDosePerSurface = Annotated[
    Worked, Kind("daily dose for each square meter", drug_for_each("m2/day"), "20 mg/m2/day")
]

Tablets = Annotated[
    Worked,
    Kind("number of tablets or capsules", ("tablets", "capsules"), "2 tablets", rule_name="tablet", in_doses=True),
]
TabletStrength = Annotated[
    Worked,
    Kind("strength of a tablet or capsule", (*drug_for_each("tablet"), *drug_for_each("capsule")), "250 mg/tablet"),
]
