"""What is dispensed and kept in stock: quantities, packs, pens, suppositories, refills, their worth."""

from dataclasses import replace
from typing import Annotated

from dosecalc.quantities.kind import Kind
from dosecalc.quantities.worked import Worked

DISPENSED = (
    *("tablets", "capsules", "mL", "puffs", "gtt", "patches", "suppositories", "units", "mg"),
    *("vials", "bags", "syringes", "bottles", "pens"),
)
"""How medicine is counted or measured when it is dispensed or stocked."""

PIECES = tuple(unit_text for unit_text in DISPENSED if unit_text not in {"mL", "units", "mg"})
CONTAINERS = ("pack", "bottle", "pen", "vial", "bag")
PACKS = tuple(f"{container}s" for container in CONTAINERS)


def for_each(*endings: str) -> tuple[str, ...]:
    """Everything that is dispensed, for each dose, day or container; no bottles of bottles."""
    return tuple(f"{text}/{ending}" for text in DISPENSED for ending in endings if not text.startswith(ending))


QUANTITY = Kind("quantity of medicine", DISPENSED, "60 tablets", rule_name="count up", rounded_in=PIECES)
INSULIN_EACH_USE = Kind("amount of insulin for each use", ("units/dose",), "20 units", implied="dose")

Quantity = Annotated[Worked, QUANTITY]
Stock = Annotated[Worked, replace(QUANTITY, name="quantity in stock", may_be_zero=True)]
EachDose = Annotated[Worked, Kind("amount of each dose", for_each("dose"), "2 tablets", implied="dose")]
EachDay = Annotated[
    Worked, Kind("amount for each day", for_each("day"), "4 tablets", rule_name="number", implied="day")
]
PackSize = Annotated[Worked, Kind("quantity in each pack", for_each(*CONTAINERS), "100 tablets/bottle", implied="pack")]
Packs = Annotated[
    Worked, Kind("number of packs", PACKS, "3 bottles", rule_name="count up", rounded_in=PACKS, may_be_zero=True)
]

EyeDrops = Annotated[Worked, Kind("number of drops for each dose", ("gtt/dose",), "2 gtt", implied="dose")]
InsulinAmount = Annotated[Worked, Kind("amount of insulin", ("units",), "300 units")]
InsulinDose = Annotated[Worked, INSULIN_EACH_USE]
Priming = Annotated[Worked, replace(INSULIN_EACH_USE, example="2 units", may_be_zero=True)]
DailyInsulin = Annotated[Worked, Kind("amount of insulin for each day", ("units/day",), "22 units/day")]
DaysOfPen = Annotated[Worked, Kind("days that each pen lasts", ("days/pen",), "13 days", implied="pen")]

Refills = Annotated[
    Worked, Kind("number of refills", ("",), "2", rule_name="count up", rounded_in=("",), may_be_zero=True)
]
Money = Annotated[
    Worked, Kind("amount of money", ("dollars",), "250,000 dollars", rule_name="amount", rounded_in=("dollars",))
]

Suppositories = Annotated[Worked, Kind("number of suppositories", ("suppositories",), "12 suppositories")]
MassOfSuppository = Annotated[
    Worked, Kind("mass in each suppository", ("mg/suppository",), "2 g", implied="suppository")
]
