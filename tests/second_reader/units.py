"""How units are spelled: the safe symbol for one, and everything that people may type for it, in small letters.

Sources: ISMP, *List of Error-Prone Abbreviations* (what is unsafe, and what must not be guessed: gr, m, t, MU, dr);
NIST Handbook 44, appendix C (names and symbols of units).
"""

import re

SPELLED = {
    "g": "g gm gms gs gram grams",
    "mg": "mg mgs milligram milligrams",
    "mcg": "mcg mcgs microgram micrograms",
    "ng": "ng nanogram nanograms",
    "grain": "grain grains",
    "kg": "kg kgs kilo kilos kilogram kilograms",
    "lb": "lb lbs pound pounds",
    "oz": "oz ounce ounces",
    "mL": "ml mls milliliter milliliters millilitre millilitres",
    "L": "l ls liter liters litre litres",
    "dL": "dl dls deciliter deciliters decilitre decilitres",
    "microL": "microl microliter microliters",
    "tsp": "tsp tsps teaspoon teaspoons",
    "tbsp": "tbsp tbsps tablespoon tablespoons",
    "fl oz": "fl_oz floz fluid_ounce fluid_ounces",
    "cup": "cup cups",
    "pint": "pint pints",
    "quart": "quart quarts",
    "gallon": "gal gallon gallons",
    "h": "h hr hrs hour hours",
    "min": "min mins minute minutes",
    "s": "s sec secs second seconds",
    "day": "d day days",
    "week": "wk wks week weeks",
    "cm": "cm cms centimeter centimeters centimetre centimetres",
    "mm": "mm millimeter millimeters millimetre millimetres",
    "in": "in inch inches",
    "ft": "ft foot feet",
    "meter": "meter meters metre metres",
    "m2": "m2 m² m^2 square_meter square_meters sq_m",
    "unit": "unit units",
    "milliunit": "milliunit milliunits",
    "mEq": "meq meqs milliequivalent milliequivalents",
    "mmol": "mmol mmols millimole millimoles",
    "micromol": "micromol micromols micromole micromoles",
    "mOsm": "mosm milliosmole milliosmoles",
    "kcal": "kcal kcals kilocalorie kilocalories",
    "gtt": "gtt gtts drop drops",
    "tablet": "tab tabs tablet tablets",
    "capsule": "cap caps capsule capsules",
    "vial": "vial vials",
    "dose": "dose doses",
    "puff": "puff puffs",
    "bag": "bag bags",
    "syringe": "syringe syringes",
    "pack": "pack packs package packages",
    "patch": "patch patches",
    "suppository": "suppository suppositories",
    "pen": "pen pens",
    "bottle": "bottle bottles",
    "dollar": "dollar dollars",
    "year": "y yr yrs year years",
    "month": "mo mos month months",
    "°C": "°c c degc deg_c degrees_c degrees_celsius celsius",
    "°F": "°f f degf deg_f degrees_f degrees_fahrenheit fahrenheit",
    "%": "% percent",
    "ppm": "ppm parts_per_million",
}
UNSAFE = {"unit": "u iu", "mL": "cc", "mcg": "µg μg ug"}


def _symbols(table: dict[str, str]) -> dict[str, str]:
    return {spelling.replace("_", " "): symbol for symbol, spellings in table.items() for spelling in spellings.split()}


SYMBOLS = _symbols(SPELLED)
UNSAFE_SYMBOLS = _symbols(UNSAFE)


def _pattern(spelling: str) -> str:
    return re.escape(spelling) + ("(?![a-zµμ])" if spelling[-1].isalpha() else "")


ANY_UNIT = re.compile("|".join(map(_pattern, sorted((*SYMBOLS, *UNSAFE_SYMBOLS), key=len, reverse=True))))
