"""The second route of electrolytes: by the mass of one milliequivalent, and by how far an amount goes."""

from fractions import Fraction

from dosecalc.verification.routes.route import route


@route("mmol", mass="mg", molar_mass="mg/mmol")
def millimoles_from_mass(mass: Fraction, molar_mass: Fraction) -> Fraction:
    return mass / molar_mass


@route("mEq", mass="mg", molar_mass="mg/mmol", valence="mEq/mmol")
def milliequivalents_from_mass(mass: Fraction, molar_mass: Fraction, valence: Fraction) -> Fraction:
    milligrams_of_one = molar_mass / valence
    return mass / milligrams_of_one


@route("mEq", millimoles="mmol", valence="mEq/mmol")
def milliequivalents_from_millimoles(millimoles: Fraction, valence: Fraction) -> Fraction:
    return valence * millimoles


@route("mmol", milliequivalents="mEq", valence="mEq/mmol")
def millimoles_from_milliequivalents(milliequivalents: Fraction, valence: Fraction) -> Fraction:
    return milliequivalents * (1 / valence)


@route("mg", milliequivalents="mEq", valence="mEq/mmol", molar_mass="mg/mmol")
def mass_from_milliequivalents(milliequivalents: Fraction, valence: Fraction, molar_mass: Fraction) -> Fraction:
    milligrams_of_one = molar_mass / valence
    return milliequivalents * milligrams_of_one


@route("mEq/mL", concentration="mg/mL", molar_mass="mg/mmol", valence="mEq/mmol")
def milliequivalents_per_liter(concentration: Fraction, molar_mass: Fraction, valence: Fraction) -> Fraction:
    milligrams_of_one = molar_mass / valence
    in_a_liter = concentration * 1000 / milligrams_of_one
    return in_a_liter / 1000


@route("mEq", phosphate="mmol", phosphate_concentration="mmol/mL", cation_concentration="mEq/mL")
def cation_with_phosphate(
    phosphate: Fraction, phosphate_concentration: Fraction, cation_concentration: Fraction
) -> Fraction:
    with_each_millimole = cation_concentration / phosphate_concentration
    return phosphate * with_each_millimole


@route(
    "mL",
    in_steps=True,
    phosphate="mmol",
    phosphate_concentration="mmol/mL",
    potassium_limit="mEq",
    potassium_concentration="mEq/mL",
)
def potassium_phosphates_volume(
    phosphate: Fraction, phosphate_concentration: Fraction, potassium_limit: Fraction, potassium_concentration: Fraction
) -> Fraction:
    comes_along = phosphate * potassium_concentration / phosphate_concentration
    allowed = phosphate if comes_along <= potassium_limit else phosphate * potassium_limit / comes_along
    return allowed / phosphate_concentration


@route(
    "drug",
    fits=lambda ordered_amount, provided_amount: provided_amount <= ordered_amount,
    ordered_amount="drug",
    provided_amount="drug",
)
def remaining_amount(ordered_amount: Fraction, provided_amount: Fraction) -> Fraction:
    return ordered_amount - provided_amount
