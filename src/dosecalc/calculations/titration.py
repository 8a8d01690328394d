"""Titrated infusions: from an ordered dose rate to the pump and back."""

from dosecalc.quantities.empirical import bare, measured_in
from dosecalc.quantities.given import constant
from dosecalc.quantities.kinds.counts import FractionOfOne
from dosecalc.quantities.kinds.patients import BloodGlucose, BodyWeight
from dosecalc.quantities.kinds.rates import DoseRate, InsulinRate, TitratedPumpRate, WeightDoseRate
from dosecalc.quantities.kinds.strengths import Concentration
from dosecalc.quantities.units import unit

GLUCOSE_WITHOUT_INSULIN = constant("60", "", "the blood glucose at which the formula gives no insulin")


def pump_rate(dose_rate: WeightDoseRate, weight: BodyWeight, concentration: Concentration) -> TitratedPumpRate:
    """How fast the pump must run for a dose rate ordered for each kilogram.

        pump rate = dose rate × weight ÷ concentration

    Args:
        dose_rate: what is ordered; an amount of drug per body weight and time.
        weight: what the patient weighs; a body weight.
        concentration: what the bag holds; an amount of drug per volume.

    Returns:
        The rate in mL/h, exact.

    Raises:
        UnitMismatch: the order and the bag count the drug differently.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 11, "Flow Rates and
        Dosage Rates for Intravenous Medications".
        Worked examples: tests/authorities/pump_rate.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(pump_rate(given("5 mcg/kg/min"), given("80 kg"), given("400 mg/250 mL")))
    15 mL/h
    """
    return (dose_rate_for_weight(dose_rate, weight) / concentration).to(unit("mL/h")).called("pump rate")


def pump_rate_flat(dose_rate: DoseRate, concentration: Concentration) -> TitratedPumpRate:
    """How fast the pump must run for a dose rate that does not depend on weight.

        pump rate = dose rate ÷ concentration

    Args:
        dose_rate: what is ordered; an amount of drug per time (mcg/min, mg/h, units/h).
        concentration: what the bag holds; an amount of drug per volume.

    Returns:
        The rate in mL/h, exact.

    Raises:
        UnitMismatch: the order and the bag count the drug differently.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 11, "Flow Rates and
        Dosage Rates for Intravenous Medications".
        Worked examples: tests/authorities/pump_rate_flat.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(pump_rate_flat(given("8 mcg/min"), given("4 mg/250 mL")))
    30 mL/h
    """
    return (dose_rate / concentration).to(unit("mL/h")).called("pump rate")


def dose_rate(pump_rate: TitratedPumpRate, concentration: Concentration, weight: BodyWeight) -> WeightDoseRate:
    """The dose rate for each kilogram that a running pump gives.

        dose rate = pump rate × concentration ÷ weight

    Args:
        pump_rate: what the pump shows; a volume per time.
        concentration: what the bag holds; an amount of drug per volume.
        weight: what the patient weighs; a body weight.

    Returns:
        The dose rate, exact, in the unit asked for.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 11, "Flow Rates and
        Dosage Rates for Intravenous Medications".
        Worked examples: tests/authorities/dose_rate.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(dose_rate(given("15 mL/h"), given("400 mg/250 mL"), given("80 kg")).to(unit("mcg/kg/min")))
    5 mcg/kg/min
    """
    return (dose_rate_flat(pump_rate, concentration) / weight).called("dose rate")


def dose_rate_flat(pump_rate: TitratedPumpRate, concentration: Concentration) -> DoseRate:
    """The dose rate that a running pump gives, whatever the patient weighs.

        dose rate = pump rate × concentration

    Args:
        pump_rate: what the pump shows; a volume per time.
        concentration: what the bag holds; an amount of drug per volume.

    Returns:
        The dose rate, exact, in the unit asked for.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 11, "Flow Rates and
        Dosage Rates for Intravenous Medications".
        Worked examples: tests/authorities/dose_rate_flat.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(dose_rate_flat(given("12 mL/h"), given("50 mg/250 mL")))
    2.4 mg/h
    """
    return (pump_rate * concentration).called("dose rate")


def dose_rate_for_weight(dose_rate: WeightDoseRate, weight: BodyWeight) -> DoseRate:
    """How much an order for each kilogram is for this patient.

        dose rate = dose rate for each kilogram × weight

    Args:
        dose_rate: what is ordered; an amount of drug per body weight and time.
        weight: what the patient weighs; a body weight.

    Returns:
        The dose rate for the whole patient, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 11, "Flow Rates and
        Dosage Rates for Intravenous Medications".
        Worked examples: tests/authorities/dose_rate_for_weight.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(dose_rate_for_weight(given("18 units/kg/h"), given("80 kg")))
    1,440 units/h
    """
    return (dose_rate * weight).called("dose rate for this patient")


def insulin_rate(glucose: BloodGlucose, multiplier: FractionOfOne) -> InsulinRate:
    """The insulin rate of a multiplier protocol for the blood glucose just measured.

        insulin rate = (blood glucose in mg/dL − 60) × multiplier

    Args:
        glucose: what was measured, above 60 mg/dL; a mass in a volume of blood.
        multiplier: the factor of the protocol that holds now; a number.

    Returns:
        The rate in units/h, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: the glucose is 60 mg/dL or lower.

    Source:
        P. C. Davidson and others, "Glucommander: a computer-directed intravenous insulin system", Diabetes Care
        2005;28:2418-2423. Worked examples: tests/authorities/insulin_rate.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(insulin_rate(given("200 mg/dL"), given("0.02")))
    2.8 units/h
    """
    above = (bare(glucose, unit("mg/dL")) - GLUCOSE_WITHOUT_INSULIN).called("glucose − 60")
    return measured_in(above * multiplier, unit("units/h")).called("insulin rate")
