"""What a given or an answer measures: the types that the formulas are written in.

A kind says which units are welcome, how the answer is written and by which rule it is rounded.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

from dosecalc.quantities.forms import choice_of
from dosecalc.quantities.units import Unit, unit
from dosecalc.quantities.vocabulary import HOUSEHOLD
from dosecalc.quantities.worked import DAY, InvalidGiven, Worked

if TYPE_CHECKING:
    from dosecalc.quantities.rounding import Policy


POINTS_IN_TIME = frozenset({"clock", "moment", "date"})
"""Forms that only a quantity of the same form can stand for."""


@dataclass(frozen=True)
class Kind:
    """What is measured.

    units: one canonical unit for each dimension that is welcome; the first is the usual one.
    example: such a quantity as people write it. rounding: the rule of the policy for an answer of this kind.
    form: the name of its Form, where the answer is not a number with a unit.
    implied: what may be left out below the line (an interval of 8 h is 8 h for each dose).
    as_given: the unit is kept as it was given, because converting it is the exercise.
    may_be_zero: zero is possible (ounces; midnight).
    rounded_in: the units that the rounding rule is stated in; in any other, an answer is left as conversions are.
    in_doses: an answer may be told per dose.
    """

    name: str
    units: tuple[str, ...]
    example: str
    rounding: str = "conversion"
    form: str = ""
    implied: str = ""
    as_given: bool = False
    may_be_zero: bool = False
    rounded_in: tuple[str, ...] = ()
    in_doses: bool = False

    def unit_for(self, found: Unit) -> Unit | None:
        """The canonical unit of the same dimension, or None where this kind does not measure that."""
        return next((unit(text) for text in self.units if unit(text).dimension == found.dimension), None)

    def adopted(self, found: Unit) -> Unit | None:
        """The unit as it must be meant here: a gram weighed on a scale for a body weight, an interval for each dose."""
        candidates = [found, *twins(found)]
        if self.implied:
            candidates += [candidate / unit(self.implied) for candidate in candidates]
        return next((candidate for candidate in candidates if self.unit_for(candidate)), None)

    def entered(self, name: str, quantity: Worked, policy: Policy) -> Worked:
        """The given as a formula takes it: named, its strength spelled out, household units converted.

        Raises:
            InvalidGiven: it measures something else, or is zero where that cannot be.
        """
        meant = self.adopted(quantity.unit)
        spoken = name.replace("_", " ")
        if meant is None or (self.form != quantity.form and not POINTS_IN_TIME.isdisjoint((self.form, quantity.form))):
            message = f"{spoken} is {quantity}, but it should be {self.article_and_name}, such as {self.example}"
            raise InvalidGiven(message)
        if self.form == "clock" and quantity.number >= DAY:
            message = f"{spoken} is {quantity}, but it must be a time of the first day"
            raise InvalidGiven(message)
        if quantity.number <= 0 and not self.may_be_zero:
            message = f"{spoken} is {quantity}, but it must be more than zero"
            raise InvalidGiven(message)
        given = replace(quantity, unit=meant, name=spoken, conversions=policy.conversions)
        return given.spelled_out() if self.as_given else _prepared(given.spelled_out(), self.unit_for(meant), policy)

    def rule_for(self, asked: Unit) -> str:
        """The name of the rule by which an answer in that unit is rounded."""
        fits = not self.rounded_in or any(unit(text) == asked for text in self.rounded_in)
        return self.rounding if fits else "conversion"

    @property
    def article_and_name(self) -> str:
        """`a body weight`, `an amount of drug`."""
        return f"{'an' if self.name[0] in 'aeiou' else 'a'} {self.name}"


def _prepared(given: Worked, canonical: Unit | None, policy: Policy) -> Worked:
    """A body weight in kilograms, household measures in metric ones."""
    is_weight, in_household = canonical == unit("kg"), not HOUSEHOLD.isdisjoint(given.unit.above)
    if canonical is None or not (is_weight or in_household):
        return given
    metric = given.to(Unit(canonical.above, given.unit.below))
    return metric.rounded(policy.rules["weight"]) if policy.weight_first and is_weight and in_household else metric


def twins(found: Unit) -> list[Unit]:
    """The unit with g or kg taken for the other thing that is weighed, % for a part of a whole."""
    swaps = {"gram": "gram_of_weight", "kilogram": "kilogram_of_drug", "percent": "percent_of_whole"}
    return [found.with_name(name, swaps[name]) for name in (*found.above, *found.below) if name in swaps]


DRUG_UNITS = ("mg", "units", "mEq", "mmol")


def _each(ending: str) -> tuple[str, ...]:
    return tuple(unit_text + ending for unit_text in DRUG_UNITS)


AmountOfDrug = Annotated[Worked, Kind("amount of drug", DRUG_UNITS, "400 mg", rounding="amount")]
Dose = Annotated[Worked, Kind("dose", DRUG_UNITS, "500 mg", rounding="dose", in_doses=True)]
MetricAmount = Annotated[Worked, Kind("metric amount", ("mg", "mL"), "0.25 g", as_given=True)]
HouseholdAmount = Annotated[
    Worked, Kind("household measure", ("mL", "mg"), "2 tbsp", rounding="household measure", as_given=True)
]
BodyWeight = Annotated[Worked, Kind("body weight", ("kg",), "70 kg", rounding="weight", rounded_in=("kg", "lb"))]
WeightToConvert = Annotated[
    Worked, Kind("body weight", ("kg",), "154 lb", rounding="weight", as_given=True, rounded_in=("kg", "lb"))
]
Ounces = Annotated[Worked, Kind("body weight", ("kg",), "4 oz", rounding="weight", as_given=True, may_be_zero=True)]
Length = Annotated[Worked, Kind("length", ("cm",), "66 in", rounding="length", as_given=True, rounded_in=("cm", "in"))]
Inches = Annotated[Worked, Kind("length", ("cm",), "6 in", rounding="length", as_given=True, may_be_zero=True)]
Celsius = Annotated[Worked, Kind("temperature in °C", ("°C",), "38.5 °C", rounding="temperature", as_given=True)]
Fahrenheit = Annotated[Worked, Kind("temperature in °F", ("°F",), "101.3 °F", rounding="temperature", as_given=True)]
Duration = Annotated[
    Worked, Kind("time", ("min",), "8 h", rounding="duration", form="duration", rounded_in=("min", "h"))
]
TimeToConvert = Annotated[Worked, Kind("time", ("h",), "90 min", rounding="conversion", as_given=True)]
ClockTime = Annotated[Worked, Kind("clock time", ("min",), "22:15", rounding="clock", form="clock", may_be_zero=True)]
Volume = Annotated[Worked, Kind("volume", ("mL",), "1,000 mL", rounding="volume", rounded_in=("mL",), in_doses=True)]
Tablets = Annotated[
    Worked,
    Kind("number of tablets or capsules", ("tablets", "capsules"), "2 tablets", rounding="tablet", in_doses=True),
]
SolidStrength = Annotated[
    Worked, Kind("strength of a tablet or capsule", (*_each("/tablet"), *_each("/capsule")), "250 mg/tablet")
]
Concentration = Annotated[Worked, Kind("concentration", _each("/mL"), "400 mg/250 mL", rounding="concentration")]
MassConcentration = Annotated[Worked, Kind("concentration", ("mg/mL",), "2%", rounding="concentration", as_given=True)]
Percent = Annotated[Worked, Kind("percentage strength", ("%",), "5%", rounding="percent", rounded_in=("%",))]
RatioStrength = Annotated[
    Worked, Kind("ratio strength", ("g/mL",), "1:1,000", rounding="ratio strength", form="ratio", rounded_in=("g/mL",))
]
DosePerWeight = Annotated[Worked, Kind("dose for each kilogram", _each("/kg"), "15 mg/kg")]
DailyDosePerWeight = Annotated[Worked, Kind("daily dose for each kilogram", _each("/kg/day"), "40 mg/kg/day")]
Interval = Annotated[Worked, Kind("time from dose to dose", ("h/dose",), "8 h", implied="dose")]
PumpRate = Annotated[Worked, Kind("pump rate", ("mL/h",), "125 mL/h", rounding="infusion rate", rounded_in=("mL/h",))]
TitratedPumpRate = Annotated[
    Worked, Kind("pump rate", ("mL/h",), "15 mL/h", rounding="titrated rate", rounded_in=("mL/h",))
]
DropFactor = Annotated[Worked, Kind("drop factor", ("gtt/mL",), "15 gtt/mL")]
DripRate = Annotated[
    Worked, Kind("drip rate", ("gtt/min",), "25 gtt/min", rounding="drip rate", rounded_in=("gtt/min",))
]
WeightDoseRate = Annotated[
    Worked,
    Kind(
        "dose rate for each kilogram",
        ("mcg/kg/min", "units/kg/h", "mEq/kg/h", "mmol/kg/h"),
        "5 mcg/kg/min",
        rounding="dose rate",
    ),
]
DoseRate = Annotated[Worked, Kind("dose rate", ("mg/h", "units/h", "mEq/h", "mmol/h"), "20 mg/h", rounding="dose rate")]
Height = Annotated[Worked, Kind("height", ("cm",), "66 in", rounding="length", rounded_in=("cm", "in"))]
Age = Annotated[Worked, Kind("age", ("years",), "65 years", rounding="number", rounded_in=("years",))]
BodyMassIndex = Annotated[
    Worked, Kind("body mass index", ("kg/m2",), "24.2 kg/m2", rounding="body mass index", rounded_in=("kg/m2",))
]
BodySurface = Annotated[Worked, Kind("body surface area", ("m2",), "1.8 m2", rounding="body surface")]
DosePerSurface = Annotated[Worked, Kind("dose for each square meter", _each("/m2"), "75 mg/m2")]
CancerDose = Annotated[Worked, Kind("dose", DRUG_UNITS, "135 mg", rounding="cancer dose", in_doses=True)]
Share = Annotated[
    Worked,
    Kind("percentage", ("percent_of_whole",), "25%", rounding="share", rounded_in=("percent_of_whole",)),
]
SerumCreatinine = Annotated[Worked, Kind("serum creatinine", ("mg/dL",), "1.2 mg/dL")]
SerumCreatinineInMoles = Annotated[Worked, Kind("serum creatinine", ("micromol/L",), "106 micromol/L")]
Clearance = Annotated[
    Worked, Kind("clearance", ("mL/min",), "62.5 mL/min", rounding="clearance", rounded_in=("mL/min",))
]
Exposure = Annotated[Worked, Kind("area under the curve (AUC)", ("mg·min/mL",), "5 mg·min/mL")]
Number = Annotated[Worked, Kind("number", ("",), "3", rounding="number")]
Vials = Annotated[Worked, Kind("number of vials", ("vials",), "3 vials", rounding="count up", may_be_zero=True)]
COUNTED = ("vials", "bags", "syringes", "packs", "doses", "tablets", "capsules")
Count = Annotated[
    Worked, Kind("number of pieces", COUNTED, "24 syringes", rounding="count up", rounded_in=COUNTED, may_be_zero=True)
]
WholeCount = Annotated[
    Worked, Kind("number of pieces", COUNTED, "10 doses", rounding="count down", rounded_in=COUNTED, may_be_zero=True)
]
AmountPerVial = Annotated[Worked, Kind("amount in each vial", _each("/vial"), "100 mg/vial")]
VolumePerPiece = Annotated[
    Worked, Kind("volume of each piece", ("mL/syringe", "mL/bag", "mL/vial", "mL/dose"), "1.2 mL/syringe")
]
Frequency = Annotated[Worked, Kind("number of doses a day", ("doses/day",), "3 doses/day")]
DaysOfSupply = Annotated[
    Worked, Kind("days of supply", ("days",), "10 days", rounding="days of supply", rounded_in=("days",))
]
Moment = Annotated[
    Worked,
    Kind("date and time", ("min",), "2026-03-05 14:30", rounding="clock", form="moment", may_be_zero=True),
]
Date = Annotated[Worked, Kind("date", ("min",), "2026-03-05", rounding="clock", form="date", may_be_zero=True)]
MolarMass = Annotated[Worked, Kind("molar mass", ("mg/mmol",), "74.55 mg/mmol")]
Valence = Annotated[Worked, Kind("valence", ("mEq/mmol",), "1 mEq/mmol")]
Particles = Annotated[Worked, Kind("particles of each molecule", ("mOsm/mmol",), "2 mOsm/mmol")]
Osmolarity = Annotated[
    Worked, Kind("osmolarity", ("mOsm/L",), "308 mOsm/L", rounding="osmolarity", rounded_in=("mOsm/L",))
]
Energy = Annotated[Worked, Kind("energy", ("kcal",), "850 kcal", rounding="energy", rounded_in=("kcal",))]
EnergyPerVolume = Annotated[Worked, Kind("energy in each milliliter", ("kcal/mL",), "2 kcal/mL")]
Density = Annotated[Worked, Kind("density", ("g/mL",), "1.24 g/mL")]


def verdict(*words: str) -> Kind:
    """The kind of an answer that is one of these words."""
    return Kind("word", ("",), words[0], rounding="word", form=choice_of(*words), may_be_zero=True)


SafeVerdict = Annotated[Worked, verdict("below", "safe", "above")]
LimitVerdict = Annotated[Worked, verdict("within", "over")]
WorkVerdict = Annotated[Worked, verdict("right", "wrong")]
DeviceVerdict = Annotated[Worked, verdict("hand", "pump")]

# What sterile compounding needs: least and largest volumes, batches, weights on a scale, and what may be nothing.
Waste = Annotated[Worked, Kind("amount of drug", DRUG_UNITS, "87 mg", rounding="amount", may_be_zero=True)]
ShareOrNone = Annotated[
    Worked,
    Kind(
        "percentage",
        ("percent_of_whole",),
        "5%",
        rounding="share",
        rounded_in=("percent_of_whole",),
        may_be_zero=True,
    ),
]
StorageTime = Annotated[Worked, Kind("time of storage", ("min",), "10 days")]
BagSize = Annotated[Worked, Kind("size of a bag", ("mL",), "500 mL")]
Overfill = Annotated[Worked, Kind("overfill", ("mL",), "25 mL", may_be_zero=True)]
LeastVolume = Annotated[Worked, Kind("volume", ("mL",), "450 mL", rounding="least volume", rounded_in=("mL",))]
LargestVolume = Annotated[Worked, Kind("volume", ("mL",), "900 mL", rounding="count down", rounded_in=("mL",))]
BatchVolume = Annotated[Worked, Kind("volume", ("mL",), "30.3 mL", rounding="batch volume", rounded_in=("mL",))]
LeastTime = Annotated[
    Worked, Kind("time", ("min",), "175 min", rounding="least time", form="duration", rounded_in=("min",))
]
WholeVials = Annotated[Worked, Kind("number of vials", ("vials",), "2 vials", rounding="count down", may_be_zero=True)]
VolumePerVial = Annotated[Worked, Kind("volume of each vial", ("mL/vial",), "20 mL/vial")]
DaysLeft = Annotated[Worked, Kind("days", ("days",), "39 days", rounding="count down", rounded_in=("days",))]
ScaleWeight = Annotated[Worked, Kind("weight on a scale", ("g",), "620 g", rounding="weight", rounded_in=("g",))]

BloodLevel = Annotated[Worked, Kind("blood level", ("mg/L",), "12 mg/L")]
DistributionPerWeight = Annotated[Worked, Kind("volume of distribution for each kilogram", ("L/kg",), "0.5 L/kg")]
FractionOfOne = Annotated[Worked, Kind("fraction", ("",), "0.8")]
BloodGlucose = Annotated[Worked, Kind("blood glucose", ("mg/dL",), "200 mg/dL")]
InsulinRate = Annotated[
    Worked, Kind("insulin rate", ("units/h",), "2.8 units/h", rounding="titrated rate", rounded_in=("units/h",))
]
Portion = Annotated[
    Worked, Kind("volume or mass", ("mL", "g"), "500 mL", rounding="amount", rounded_in=("mL", "g", "mg"))
]
ConcentrationOrNone = Annotated[Worked, Kind("concentration, 0 for a diluent", _each("/mL"), "5%", may_be_zero=True)]
ShareOrNone = Annotated[Worked, Kind("percentage, 0 for a diluent", ("percent_of_whole",), "5%", may_be_zero=True)]
Multiple = Annotated[Worked, Kind("whole number", ("",), "8", rounding="count up")]
DailyAmount = Annotated[Worked, Kind("daily amount of drug", _each("/day"), "1,500 mg/day", rounding="dose")]
DoseInVials = Annotated[
    Worked,
    Kind("dose in whole vials", DRUG_UNITS, "700 mg", rounding="cancer dose", in_doses=True, may_be_zero=True),
]
DosePerSurfaceSoFar = Annotated[
    Worked, Kind("dose for each square meter so far", _each("/m2"), "240 mg/m2", rounding="cancer dose")
]
# Electrolytes, tonicity and parenteral nutrition count one thing in several ways within a formula (mg, mmol, mEq), so
# their kinds say which.
Mass = Annotated[Worked, Kind("mass", ("mg",), "70 g", rounding="amount")]
NitrogenMass = Annotated[Worked, Kind("mass of nitrogen", ("mg",), "11.2 g", rounding="amount")]
MassPerVolume = Annotated[Worked, Kind("mass in a volume", ("mg/mL",), "5%", rounding="concentration")]
Millimoles = Annotated[Worked, Kind("amount in millimoles", ("mmol",), "30 mmol", rounding="electrolytes")]
Milliequivalents = Annotated[Worked, Kind("amount in milliequivalents", ("mEq",), "40 mEq", rounding="electrolytes")]
MillimolesPerVolume = Annotated[Worked, Kind("number of millimoles in a volume", ("mmol/mL",), "3 mmol/mL")]
MilliequivalentsPerVolume = Annotated[Worked, Kind("number of milliequivalents in a volume", ("mEq/mL",), "4.4 mEq/mL")]
MilliequivalentsPerLiter = Annotated[
    Worked,
    Kind(
        "number of milliequivalents in a liter",
        ("mEq/L",),
        "154 mEq/L",
        rounding="electrolytes",
        rounded_in=("mEq/L",),
    ),
]
HighestVolume = Annotated[
    Worked, Kind("volume", ("mL",), "5 mL", rounding="highest safe dose", rounded_in=("mL",), in_doses=True)
]
SodiumChlorideEquivalent = Annotated[Worked, Kind("sodium chloride equivalent", ("",), "0.24")]
FreezingPointDepression = Annotated[Worked, Kind("freezing-point depression", ("°C",), "0.12 °C")]
GlucoseRate = Annotated[
    Worked,
    Kind("glucose infusion rate", ("mg/kg/min",), "4 mg/kg/min", rounding="dose rate", rounded_in=("mg/kg/min",)),
]
EnergyPerNitrogen = Annotated[
    Worked,
    Kind("energy for each gram of nitrogen", ("kcal/g",), "120 kcal/g", rounding="energy", rounded_in=("kcal/g",)),
]
LineVerdict = Annotated[Worked, verdict("peripheral", "central")]

DISPENSED = (
    *("tablets", "capsules", "mL", "puffs", "gtt", "patches", "suppositories", "units", "mg"),
    *("vials", "bags", "syringes", "bottles", "pens"),
)
"""How medicine is counted or measured when it is dispensed or stocked."""
PIECES = tuple(unit_text for unit_text in DISPENSED if unit_text not in {"mL", "units", "mg"})
CONTAINERS = ("pack", "bottle", "pen", "vial")


def _for_each(*endings: str) -> tuple[str, ...]:
    """Everything that is dispensed, for each dose, day or container; no bottles of bottles."""
    return tuple(f"{text}/{ending}" for text in DISPENSED for ending in endings if not text.startswith(ending))


Quantity = Annotated[
    Worked, Kind("quantity of medicine", DISPENSED, "60 tablets", rounding="count up", rounded_in=PIECES)
]
Stock = Annotated[
    Worked,
    Kind("quantity in stock", DISPENSED, "60 tablets", rounding="count up", rounded_in=PIECES, may_be_zero=True),
]
EachDose = Annotated[Worked, Kind("amount of each dose", _for_each("dose"), "2 tablets", implied="dose")]
EachDay = Annotated[
    Worked, Kind("amount for each day", _for_each("day"), "4 tablets", rounding="number", implied="day")
]
PackSize = Annotated[
    Worked, Kind("quantity in each pack", _for_each(*CONTAINERS), "100 tablets/bottle", implied="pack")
]
PACKS = tuple(f"{container}s" for container in CONTAINERS)
Packs = Annotated[
    Worked, Kind("number of packs", PACKS, "3 bottles", rounding="count up", rounded_in=PACKS, may_be_zero=True)
]
NumberOfDays = Annotated[Worked, Kind("number of days", ("days",), "10 days")]
EyeDrops = Annotated[Worked, Kind("number of drops for each dose", ("gtt/dose",), "2 gtt", implied="dose")]
InsulinAmount = Annotated[Worked, Kind("amount of insulin", ("units",), "300 units")]
InsulinDose = Annotated[Worked, Kind("amount of insulin for each use", ("units/dose",), "20 units", implied="dose")]
Priming = Annotated[
    Worked, Kind("amount of insulin for each use", ("units/dose",), "2 units", implied="dose", may_be_zero=True)
]
DailyInsulin = Annotated[Worked, Kind("amount of insulin for each day", ("units/day",), "22 units/day")]
DaysOfPen = Annotated[Worked, Kind("days that each pen lasts", ("days/pen",), "13 days", implied="pen")]
Pens = Annotated[Worked, Kind("number of pens", ("pens",), "3 pens", rounding="count up", rounded_in=("pens",))]
Refills = Annotated[
    Worked, Kind("number of refills", ("",), "2", rounding="count up", rounded_in=("",), may_be_zero=True)
]
Money = Annotated[
    Worked, Kind("amount of money", ("dollars",), "250,000 dollars", rounding="amount", rounded_in=("dollars",))
]
Suppositories = Annotated[Worked, Kind("number of suppositories", ("suppositories",), "12 suppositories")]
MassOfSuppository = Annotated[
    Worked, Kind("mass in each suppository", ("mg/suppository",), "2 g", implied="suppository")
]
BaseMass = Annotated[Worked, Kind("mass of base", ("mg",), "20 g", rounding="amount")]
ReorderVerdict = Annotated[Worked, verdict("order", "wait")]
