"""Patient-controlled analgesia: what the pump can give at the most."""

from dosecalc.quantities.given import constant
from dosecalc.quantities.kinds.counts import WholePieces
from dosecalc.quantities.kinds.drugs import Dose
from dosecalc.quantities.kinds.rates import DoseRate
from dosecalc.quantities.kinds.times import Duration
from dosecalc.quantities.rounding import WHOLE_DOWN

HOUR = constant("1", "h", "an hour")
ONE_DOSE = constant("1", "dose", "one dose")


def demand_doses(duration: Duration, lockout: Duration) -> WholePieces:
    """How many demand doses the lockout lets through in a while.

        demand doses = time ÷ lockout

    Args:
        duration: how long; a time.
        lockout: the time after each dose in which the pump gives no other; a time, not zero.

    Returns:
        The number of doses, exact; the rule that rounds it goes down.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Family Practice Notebook, "Patient Controlled Analgesia", settings of the pump
        (fpnotebook.com/Pharm/Analgesic/PtntCntrldAnlgs.htm).
        Worked examples: tests/authorities/demand_doses.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(demand_doses(given("1 h"), given("10 min")))
    6 doses
    """
    return (duration / lockout * ONE_DOSE).called("demand doses")


def highest_hourly_dose(demand_dose: Dose, lockout: Duration) -> DoseRate:
    """The most that a patient can get in an hour by demand doses alone.

        most in an hour = demand dose × (60 min ÷ lockout, rounded down)

    Args:
        demand_dose: what each press of the button gives; an amount of drug.
        lockout: the time after each dose in which the pump gives no other; a time of no more than an hour.

    Returns:
        The amount of drug an hour, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: the lockout is longer than an hour.

    Source:
        Family Practice Notebook, "Patient Controlled Analgesia", settings of the pump
        (fpnotebook.com/Pharm/Analgesic/PtntCntrldAnlgs.htm).
        Worked examples: tests/authorities/highest_hourly_dose.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(highest_hourly_dose(given("1 mg"), given("8 min")))
    7 mg/h
    """
    presses = (HOUR / lockout).called("demand doses in an hour").counted(WHOLE_DOWN)
    return (demand_dose * presses / HOUR).called("most in an hour")


def highest_hourly_dose_with_basal(demand_dose: Dose, lockout: Duration, basal_rate: DoseRate) -> DoseRate:
    """The most that a patient can get in an hour by demand doses and a basal infusion.

        most in an hour = demand dose × (60 min ÷ lockout, rounded down) + basal rate

    Args:
        demand_dose: what each press of the button gives; an amount of drug.
        lockout: the time after each dose in which the pump gives no other; a time of no more than an hour.
        basal_rate: what runs all the time; an amount of drug per time.

    Returns:
        The amount of drug an hour, exact.

    Raises:
        UnitMismatch: the doses and the basal rate count the drug differently.

    Source:
        J. Hallenbeck, *Palliative Care Perspectives*, chapter 4, "Parenteral Basal/Patient Controlled Analgesia Dosing"
        (growthhouse.org/cifwriter/library/70/4931.html), for basal and demand doses together.
        Worked examples: tests/authorities/highest_hourly_dose_with_basal.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(highest_hourly_dose_with_basal(given("1 mg"), given("10 min"), given("0.5 mg/h")))
    6.5 mg/h
    """
    by_demand = highest_hourly_dose(demand_dose, lockout).called("by demand doses")
    return (by_demand + basal_rate).called("most in an hour")
