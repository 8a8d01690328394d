"""The rounded household values that nursing and pharmacy programs teach, stated here once more."""

from dosecalc.verification.routes.units import taught

TAUGHT = taught(
    (
        *("1 kg = 2.2 lb", "1 lb = 16 oz", "1 grain = 65 mg", "1 tsp = 5 mL", "1 tbsp = 15 mL", "1 fl oz = 30 mL"),
        *("1 cup = 240 mL", "1 pint = 480 mL", "1 quart = 960 mL", "1 gallon = 3,840 mL"),
    )
)
