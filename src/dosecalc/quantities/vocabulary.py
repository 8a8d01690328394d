"""The closed vocabulary of units: how each is written, what people type for it, what it measures.

The definitions stand in `units.txt`; a test holds the two together through pint.
"""

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Atom:
    """A unit that is not made of others in writing, such as mL.

    name: its name in `units.txt`. symbol: the only way we write it (ISMP-safe).
    dimension: what it measures, as `base` or `base/base`. spellings: what people may type for it.
    plural: the symbol for amounts other than one, where it differs.
    """

    name: str
    symbol: str
    dimension: str
    spellings: tuple[str, ...] = ()
    plural: str = ""


@dataclass(frozen=True)
class Misread:
    """An unsafe way to write a unit. written: how it looks. taken_for: what it is read as. instead: the safe way."""

    unit: str
    written: str
    taken_for: str
    instead: str

    @property
    def says(self) -> str:
        """Why it is unsafe, and what to write.

        >>> Misread("milliliter", "cc", "U", "mL").says
        'cc can be read as U: write mL'
        """
        return f"{self.written} can be read as {self.taken_for}: write {self.instead}"


def _atoms(dimension: str, *rows: tuple[str, str, str]) -> tuple[Atom, ...]:
    return tuple(
        Atom(name, symbol, dimension, tuple(filter(None, spellings.split(",")))) for name, symbol, spellings in rows
    )


def _counted(dimension: str, name: str, symbol: str, plural: str, spellings: str) -> Atom:
    return Atom(name, symbol, dimension, tuple(spellings.split(",")), plural)


ATOMS: tuple[Atom, ...] = (
    *_atoms(
        "drug_mass",
        ("gram", "g", "gm,gms,gs,gram,grams"),
        ("milligram", "mg", "mgs,milligram,milligrams"),
        ("microgram", "mcg", "mcgs,microgram,micrograms"),
        ("nanogram", "ng", "nanogram,nanograms"),
    ),
    _counted("drug_mass", "grain", "grain", "grains", "grain,grains"),
    *_atoms(
        "body_weight",
        ("kilogram", "kg", "kgs,kilo,kilos,kilogram,kilograms"),
        ("pound", "lb", "lbs,pound,pounds"),
        ("ounce", "oz", "ounce,ounces"),
    ),
    *_atoms(
        "volume",
        ("milliliter", "mL", "mls,milliliter,milliliters,millilitre,millilitres"),
        ("liter", "L", "ls,liter,liters,litre,litres"),
        ("deciliter", "dL", "dls,deciliter,deciliters,decilitre,decilitres"),
        ("microliter", "microL", "microliter,microliters"),
        ("teaspoon", "tsp", "tsps,teaspoon,teaspoons"),
        ("tablespoon", "tbsp", "tbsps,tablespoon,tablespoons"),
        ("fluid_ounce", "fl oz", "floz,fluid ounce,fluid ounces"),
    ),
    _counted("volume", "cup", "cup", "cups", "cup,cups"),
    _counted("volume", "pint", "pint", "pints", "pint,pints"),
    _counted("volume", "quart", "quart", "quarts", "quart,quarts"),
    _counted("volume", "gallon", "gallon", "gallons", "gal,gallon,gallons"),
    *_atoms(
        "time",
        ("hour", "h", "hr,hrs,hour,hours"),
        ("minute", "min", "mins,minute,minutes"),
        ("second", "s", "sec,secs,second,seconds"),
    ),
    _counted("time", "day", "day", "days", "d,day,days"),
    _counted("time", "week", "week", "weeks", "wk,wks,week,weeks"),
    *_atoms(
        "length",
        ("centimeter", "cm", "cms,centimeter,centimeters,centimetre,centimetres"),
        ("millimeter", "mm", "millimeter,millimeters,millimetre,millimetres"),
        ("inch", "in", "inch,inches"),
        ("foot", "ft", "foot,feet"),
    ),
    _counted("length", "meter", "meter", "meters", "meter,meters,metre,metres"),
    *_atoms("body_surface", ("square_meter", "m2", "m²,m^2,square meter,square meters,sq m")),
    _counted("activity", "unit_of_activity", "unit", "units", "unit,units"),
    _counted("activity", "milliunit", "milliunit", "milliunits", "milliunit,milliunits"),
    *_atoms("equivalent", ("milliequivalent", "mEq", "meqs,milliequivalent,milliequivalents")),
    *_atoms(
        "substance",
        ("millimole", "mmol", "mmols,millimole,millimoles"),
        ("micromole", "micromol", "micromols,micromole,micromoles"),
    ),
    *_atoms("osmole", ("milliosmole", "mOsm", "milliosmole,milliosmoles")),
    *_atoms("energy", ("kilocalorie", "kcal", "kcals,kilocalorie,kilocalories")),
    *_atoms("drops", ("drop", "gtt", "gtts,drop,drops")),
    _counted("tablets", "tablet", "tablet", "tablets", "tab,tabs,tablet,tablets"),
    _counted("capsules", "capsule", "capsule", "capsules", "cap,caps,capsule,capsules"),
    _counted("vials", "vial", "vial", "vials", "vial,vials"),
    _counted("doses", "dose", "dose", "doses", "dose,doses"),
    _counted("puffs", "puff", "puff", "puffs", "puff,puffs"),
    _counted("bags", "bag", "bag", "bags", "bag,bags"),
    _counted("syringes", "syringe", "syringe", "syringes", "syringe,syringes"),
    _counted("packs", "pack", "pack", "packs", "pack,packs,package,packages"),
    _counted("patches", "patch", "patch", "patches", "patch,patches"),
    _counted("suppositories", "suppository", "suppository", "suppositories", "suppository,suppositories"),
    _counted("pens", "pen", "pen", "pens", "pen,pens"),
    _counted("bottles", "bottle", "bottle", "bottles", "bottle,bottles"),
    _counted("money", "dollar", "dollar", "dollars", "dollar,dollars"),
    _counted("age", "year", "year", "years", "y,yr,yrs,year,years"),
    _counted("age", "month", "month", "months", "mo,mos,month,months"),
    *_atoms("celsius_temperature", ("celsius", "°C", "c,degc,deg c,degrees c,degrees celsius,celsius")),
    *_atoms("fahrenheit_temperature", ("fahrenheit", "°F", "f,degf,deg f,degrees f,degrees fahrenheit,fahrenheit")),
    *_atoms("drug_mass/volume", ("percent", "%", "percent"), ("part_per_million", "ppm", "parts per million")),
)

# A kilogram or gram that is weighed on a scale and one that is weighed on a balance differ in what they
# measure, not in how they are written: the kind of quantity asked for decides which is meant. So do a percentage
# strength (grams in 100 mL) and a percentage of a whole.
TWINS: tuple[Atom, ...] = (
    Atom("gram_of_weight", "g", "body_weight"),
    Atom("kilogram_of_drug", "kg", "drug_mass"),
    Atom("percent_of_whole", "%", "share"),
)

OF_ACTIVITY = frozenset({"unit_of_activity", "milliunit"})
"""What is written in the plural for parts of one too: 0.5 units."""

HOUSEHOLD = frozenset(
    {
        "pound",
        "ounce",
        "teaspoon",
        "tablespoon",
        "fluid_ounce",
        "cup",
        "pint",
        "quart",
        "gallon",
        "grain",
        "inch",
        "foot",
    }
)
"""Units whose taught value may differ from the exact one."""

UNSAFE_SPELLINGS: dict[str, Misread] = {
    "u": Misread("unit_of_activity", "U", "0, 4 or cc", "units"),
    "iu": Misread("unit_of_activity", "IU", "IV, or as 10", "units"),
    "cc": Misread("milliliter", "cc", "U", "mL"),
    **{
        spelling: Misread("microgram", spelling, "mg, a thousand times as much", "mcg")
        for spelling in ("µg", "μg", "ug")
    },
}
"""What people type, in lower case (ISMP List of Error-Prone Abbreviations)."""

AMBIGUOUS_SPELLINGS: dict[str, str] = {
    "m": "m can mean minute or meter: write min or meter",
    "gr": "gr can mean grain or gram: write grain or g",
    "t": "T and t can mean tablespoon or teaspoon: write tbsp or tsp",
    "mu": "MU and mU can mean million units, milliunits or microunits: write million units or milliunits",
    **dict.fromkeys(
        ("munit", "munits", "miu"), "That can mean million units or milliunits: write million units or milliunits"
    ),
    "dr": "dr can mean dram or drop: write mL or gtt",
    **dict.fromkeys(("deg", "degree", "degrees"), "degrees can mean °C or °F: write °C or °F"),
}
"""What people type that must not be guessed, with what to write instead (ISMP; trust register, look-alike units)."""

SPOKEN_OF = {
    **dict.fromkeys(("pill", "pills"), "pills can be tablets or capsules: write which"),
    **dict.fromkeys(("tbl", "tbls"), "tbl can mean tablet or tablespoon: write tablets or tbsp"),
    **dict.fromkeys(("mic", "mics", "gamma", "gammas"), "gamma and mics mean micrograms: write mcg"),
    **dict.fromkeys(("mil", "mils"), "mil can mean mL or million: write mL or million"),
    **dict.fromkeys(("amp", "amps", "ampule", "ampules"), "ampules are not counted here: write the amount in them"),
    "milli": "milli is written in one word with its unit: write milliunits, mg or mL",
    "pt": "pt can mean pint or point: write pints",
}
"""Words of the ward for what has other names here, with what to write; gamma is an old name of the microgram."""

NO_UNITS = frozenset(
    {
        *("point", "points", "dozen", "dozens", "macro", "macros"),
        *("mol", "mols", "mole", "moles", "osm", "osmol", "osmols", "cal", "cals", "calorie", "calories"),
        *("eq", "eqs", "cg", "cgs", "kcl"),
    }
)
"""Words that are near the name of a unit and mean something else, some of them a thousandfold."""

MULTIPLES = {"m": "million", "k": "thousand"}
"""Letters that some write before units, with what they may stand for."""

OTHER_UNITS = {"mM": "mM is a concentration, millimoles in each liter: for millimeters write mm"}
"""What is a unit of another kind in just these letters, though not in others."""

SINGULARS = {atom.plural: atom.symbol for atom in ATOMS if atom.plural}
"""The symbol for one, by the symbol for many."""

KNOWN: dict[str, Atom] = {atom.name: atom for atom in (*ATOMS, *TWINS)}


@cache
def spellings() -> dict[str, Atom]:
    """Every safe spelling, in lower case, with its unit."""
    return {spelling.lower(): atom for atom in ATOMS for spelling in (atom.symbol, *atom.spellings)}


@cache
def dimension_of(name: str) -> tuple[tuple[str, int], ...]:
    """The base dimensions that the unit `name` is made of, each with its exponent (1 or -1)."""
    top, _, bottom = KNOWN[name].dimension.partition("/")
    return ((top, 1), (bottom, -1)) if bottom else ((top, 1),)
