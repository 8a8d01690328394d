"""Patient-controlled analgesia: what the pump can give at the most.

Presses are counted up. The first one is answered at once, each later one when a lockout is over: at 0, 8, 16 … 56 min
with a lockout of 8 min, which is 8 doses in the hour, though 60 ÷ 8 is 7.5. Some teaching texts round that down; but a
most is held against a limit, and must not be too low.
"""

from dosecalc.calculations.dosing import ONE_DOSE
from dosecalc.quantities.given import constant
from dosecalc.quantities.kinds.counts import Pieces
from dosecalc.quantities.kinds.drugs import Dose
from dosecalc.quantities.kinds.rates import DoseRate
from dosecalc.quantities.kinds.times import Duration
from dosecalc.quantities.rounding import WHOLE_UP

HOUR = constant("1", "h", "an hour")


def demand_doses(duration: Duration, lockout: Duration) -> Pieces:
    """How many demand doses the lockout allows in a period of time, the first of them at its start.

        demand doses = time ÷ lockout

    Args:
        duration: how long; a time.
        lockout: the time after each dose in which the pump gives no other; a time, not zero.

    Returns:
        The number of doses, exact; the rule that rounds it goes up, since the first dose comes at once.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Family Practice Notebook, "Patient Controlled Analgesia", settings of the pump
        (fpnotebook.com/Pharm/Analgesic/PtntCntrldAnlgs.htm); Smiths Medical, *CADD-Solis Operator's Manual*, "PCA
        Lockout": the least time from one dose to the next.
        Worked examples: tests/authorities/demand_doses.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(demand_doses(given("1 h"), given("10 min")))
    6 doses
    """
    return (duration / lockout * ONE_DOSE).called("demand doses")


def highest_hourly_dose(demand_dose: Dose, lockout: Duration) -> DoseRate:
    """The most that a patient can get in an hour by demand doses alone.

        most in an hour = demand dose × (60 min ÷ lockout, rounded up)

    Args:
        demand_dose: what each press of the button gives; an amount of drug.
        lockout: the time after each dose in which the pump gives no other; a time, not zero.

    Returns:
        The amount of drug an hour, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Family Practice Notebook, "Patient Controlled Analgesia", settings of the pump
        (fpnotebook.com/Pharm/Analgesic/PtntCntrldAnlgs.htm); Smiths Medical, *CADD-Solis Operator's Manual*, "PCA
        Lockout": the least time from one dose to the next.
        Worked examples: tests/authorities/highest_hourly_dose.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(highest_hourly_dose(given("1 mg"), given("7 min")))
    9 mg/h
    """
    presses = (HOUR / lockout).called("demand doses in an hour").counted(WHOLE_UP)
    return (demand_dose * presses / HOUR).called("most in an hour")


def highest_hourly_dose_with_basal(demand_dose: Dose, lockout: Duration, basal_rate: DoseRate) -> DoseRate:
    """The most that a patient can get in an hour by demand doses and a basal infusion.

        most in an hour = demand dose × (60 min ÷ lockout, rounded up) + basal rate

    Args:
        demand_dose: what each press of the button gives; an amount of drug.
        lockout: the time after each dose in which the pump gives no other; a time, not zero.
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
