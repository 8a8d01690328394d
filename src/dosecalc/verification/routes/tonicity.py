"""The second route of osmolarity and tonicity."""

from fractions import Fraction

from dosecalc.verification.routes.route import route


@route("mOsm/mL", concentration="mg/mL", molar_mass="mg/mmol", particles="mOsm/mmol")
def osmolarity(concentration: Fraction, molar_mass: Fraction, particles: Fraction) -> Fraction:
    milligrams_of_one = molar_mass / particles
    return concentration / milligrams_of_one


@route(
    "mOsm/mL",
    concentration="mg/mL",
    molar_mass="mg/mmol",
    particles="mOsm/mmol",
    other_concentration="mg/mL",
    other_molar_mass="mg/mmol",
    other_particles="mOsm/mmol",
)
def osmolarity_of_two_solutes(
    concentration: Fraction,
    molar_mass: Fraction,
    particles: Fraction,
    other_concentration: Fraction,
    other_molar_mass: Fraction,
    other_particles: Fraction,
) -> Fraction:
    over_one_line = concentration * particles * other_molar_mass + other_concentration * other_particles * molar_mass
    return over_one_line / (molar_mass * other_molar_mass)


@route("mg", volume="mL", drug="mg", equivalent="")
def sodium_chloride_needed(volume: Fraction, drug: Fraction, equivalent: Fraction) -> Fraction:
    made_isotonic_by_the_drug = drug * equivalent / 9
    return 9 * (volume - made_isotonic_by_the_drug)


@route("mg", volume="mL", drug="mg", equivalent="", boric_acid_equivalent="")
def boric_acid_needed(
    volume: Fraction, drug: Fraction, equivalent: Fraction, boric_acid_equivalent: Fraction
) -> Fraction:
    alone = 9 * volume / boric_acid_equivalent
    in_place_of_it = drug * equivalent / boric_acid_equivalent
    return alone - in_place_of_it


@route("mg/mL", depression="°C", depression_of_one_percent="°C")
def adjusting_percentage(depression: Fraction, depression_of_one_percent: Fraction) -> Fraction:
    milligrams_per_degree = 10 / depression_of_one_percent
    return (Fraction(52, 100) - depression) * milligrams_per_degree
