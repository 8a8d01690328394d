"""Weight-based heparin: capped starting doses and the changes that a nomogram asks for."""

from dosecalc.quantities.comparing import smaller_of
from dosecalc.quantities.kinds.patients import BodyWeight
from dosecalc.quantities.kinds.rates import DoseRate, TitratedPumpRate, WeightDoseRate
from dosecalc.quantities.kinds.strengths import Concentration
from dosecalc.quantities.units import unit

from . import titration


def capped_dose_rate(dose_rate: WeightDoseRate, weight: BodyWeight, highest_rate: DoseRate) -> DoseRate:
    """A dose rate ordered for each kilogram, but never more than a limit.

        dose rate = the smaller of dose rate for each kilogram × weight and the highest rate

    Args:
        dose_rate: what is ordered; an amount of drug per body weight and time.
        weight: what the patient weighs; a body weight.
        highest_rate: the limit of the order; an amount of drug per time.

    Returns:
        The dose rate for this patient, exact.

    Raises:
        UnitMismatch: the order and the limit count the drug differently.

    Source:
        P. T. O'Gara and others, "2013 ACCF/AHA Guideline for the Management of ST-Elevation Myocardial Infarction",
        Circulation 2013;127:e362-e425: 12 units/kg/h, at most 1,000 units/h.
        Worked examples: tests/authorities/capped_dose_rate.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(capped_dose_rate(given("12 units/kg/h"), given("95 kg"), given("1,000 units/h")))
    1,000 units/h
    """
    by_weight = titration.dose_rate_for_weight(dose_rate, weight).called("by weight")
    return smaller_of(by_weight, highest_rate).called("rate for this patient")


def raised_pump_rate(
    pump_rate: TitratedPumpRate, change: WeightDoseRate, weight: BodyWeight, concentration: Concentration
) -> TitratedPumpRate:
    """The pump rate after a rise ordered for each kilogram.

        new pump rate = old pump rate + change for each kilogram × weight ÷ concentration

    Args:
        pump_rate: what the pump shows now; a volume per time.
        change: the rise that the nomogram asks for; an amount of drug per body weight and time.
        weight: what the patient weighs; a body weight.
        concentration: what the bag holds; an amount of drug per volume.

    Returns:
        The new rate in mL/h, exact.

    Raises:
        UnitMismatch: the change and the bag count the drug differently.

    Source:
        R. A. Raschke and others, "The weight-based heparin dosing nomogram compared with a standard care nomogram",
        Ann Intern Med 1993;119:874-881.
        Worked examples: tests/authorities/raised_pump_rate.toml.

    >>> from dosecalc.quantities.given import given
    >>> running, change = given("14.4 mL/h"), given("2 units/kg/h")
    >>> print(raised_pump_rate(running, change, given("80 kg"), given("25,000 units/250 mL")))
    16 mL/h
    """
    change_of_rate = titration.pump_rate(change, weight, concentration).called("change of the pump rate")
    return (pump_rate.to(unit("mL/h")) + change_of_rate).called("new pump rate")


def lowered_pump_rate(
    pump_rate: TitratedPumpRate, change: WeightDoseRate, weight: BodyWeight, concentration: Concentration
) -> TitratedPumpRate:
    """The pump rate after a cut ordered for each kilogram.

        new pump rate = old pump rate − change for each kilogram × weight ÷ concentration

    Args:
        pump_rate: what the pump shows now; a volume per time.
        change: the cut that the nomogram asks for; an amount of drug per body weight and time.
        weight: what the patient weighs; a body weight.
        concentration: what the bag holds; an amount of drug per volume.

    Returns:
        The new rate in mL/h, exact.

    Raises:
        UnitMismatch: the change and the bag count the drug differently.
        GivensDoNotFit: nothing is left of the rate.

    Source:
        R. A. Raschke and others, "The weight-based heparin dosing nomogram compared with a standard care nomogram",
        Ann Intern Med 1993;119:874-881.
        Worked examples: tests/authorities/lowered_pump_rate.toml.

    >>> from dosecalc.quantities.given import given
    >>> running, change = given("14.4 mL/h"), given("3 units/kg/h")
    >>> print(lowered_pump_rate(running, change, given("80 kg"), given("25,000 units/250 mL")))
    12 mL/h
    """
    change_of_rate = titration.pump_rate(change, weight, concentration).called("change of the pump rate")
    return (pump_rate.to(unit("mL/h")) - change_of_rate).called("new pump rate")
