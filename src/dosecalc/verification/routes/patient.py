"""The second route of what a patient's body gives to a dose."""

from decimal import Decimal, localcontext
from fractions import Fraction

from dosecalc.verification.routes.route import route

SIXTY_INCHES = 60 * Fraction("2.54")


def root(square: Fraction) -> Fraction:
    """By Newton's method, to more digits than are compared."""
    return raised(square, 1, 2)


def raised(number: Fraction, power: int, exponent_of_root: int) -> Fraction:
    """A whole power of the whole root of a number, the root by Newton's method."""
    with localcontext(prec=80):
        aim = Decimal(number.numerator) / Decimal(number.denominator)
        found = aim ** (Decimal(1) / exponent_of_root)
        for _ in range(3):
            found = ((exponent_of_root - 1) * found + aim / found ** (exponent_of_root - 1)) / exponent_of_root
        return Fraction(found**power)


@route("kg", fits=lambda height: height >= SIXTY_INCHES, height="cm")
def ideal_body_weight_male(height: Fraction) -> Fraction:
    return Fraction("2.3") / Fraction("2.54") * height - 88


@route("kg", fits=lambda height: height >= SIXTY_INCHES, height="cm")
def ideal_body_weight_female(height: Fraction) -> Fraction:
    return Fraction("2.3") / Fraction("2.54") * height - Fraction("92.5")


@route(
    "kg", fits=lambda actual_weight, ideal_weight: actual_weight >= ideal_weight, actual_weight="kg", ideal_weight="kg"
)
def adjusted_body_weight(actual_weight: Fraction, ideal_weight: Fraction) -> Fraction:
    return (2 * actual_weight + 3 * ideal_weight) / 5


@route("kg/m2", is_approximate=True, weight="kg", height="cm")
def body_mass_index(weight: Fraction, height: Fraction) -> Fraction:
    return 10_000 * weight / height / height


@route("m2", is_approximate=True, height="cm", weight="kg")
def body_surface(height: Fraction, weight: Fraction) -> Fraction:
    return root(height * weight / 3600)


@route("m2", is_approximate=True, height="cm", weight="lb")
def body_surface_from_inches(height: Fraction, weight: Fraction) -> Fraction:
    return root(height / Fraction("2.54") * weight / 3131)


@route("m2", is_approximate=True, height="cm", weight="kg")
def body_surface_dubois(height: Fraction, weight: Fraction) -> Fraction:
    return Fraction(7184, 10**6) * raised(height, 29, 40) * raised(weight, 17, 40)


@route("m2", is_approximate=True, height="cm", weight="kg")
def body_surface_haycock(height: Fraction, weight: Fraction) -> Fraction:
    return Fraction(24265, 10**6) * raised(height, 991, 2500) * raised(weight, 2689, 5000)


@route("mL/min", age="year", weight="kg", serum_creatinine="mg/dL")
def creatinine_clearance_male(age: Fraction, weight: Fraction, serum_creatinine: Fraction) -> Fraction:
    return weight / (serum_creatinine * 100) * (140 - age) / 72


@route("mL/min", age="year", weight="kg", serum_creatinine="mg/dL")
def creatinine_clearance_female(age: Fraction, weight: Fraction, serum_creatinine: Fraction) -> Fraction:
    return weight * 17 / (serum_creatinine * 100) * (140 - age) / 1440


@route("mL/min", age="year", weight="kg", serum_creatinine="micromol/L")
def creatinine_clearance_male_si(age: Fraction, weight: Fraction, serum_creatinine: Fraction) -> Fraction:
    micromoles_in_a_liter = serum_creatinine * 10**6
    return weight / micromoles_in_a_liter * (172_200 - 1230 * age) / 1000


@route("mL/min", age="year", weight="kg", serum_creatinine="micromol/L")
def creatinine_clearance_female_si(age: Fraction, weight: Fraction, serum_creatinine: Fraction) -> Fraction:
    micromoles_in_a_liter = serum_creatinine * 10**6
    return weight / micromoles_in_a_liter * (145_600 - 1040 * age) / 1000


@route(
    "",
    words="actual | ideal | adjusted",
    fits=lambda adjusted_above, **_others: adjusted_above >= 100,
    in_steps=True,
    actual_weight="kg",
    ideal_weight="kg",
    adjusted_above="share",
)
def dosing_weight(actual_weight: Fraction, ideal_weight: Fraction, adjusted_above: Fraction) -> Fraction:
    of_ideal = 100 * actual_weight / ideal_weight
    return Fraction((of_ideal >= 100) + (of_ideal > adjusted_above))
