"""Aliquots: how a drug is weighed of which less is needed than the balance can weigh."""

from dosecalc.quantities.given import THE_WHOLE
from dosecalc.quantities.kinds.counts import Multiple
from dosecalc.quantities.kinds.measures import Mass, Portion
from dosecalc.quantities.kinds.strengths import Share
from dosecalc.quantities.rounding import WHOLE_UP


def minimum_weighable(sensitivity: Mass, error: Share) -> Mass:
    """The least that a balance can weigh without being off by more than the error allowed.

        minimum weighable quantity = sensitivity ÷ (error allowed ÷ 100%)

    Args:
        sensitivity: the sensitivity requirement of the balance, 6 mg for class III (class A); a mass.
        error: how far off a weight may be; a percentage.

    Returns:
        The least mass, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Aliquot Method of Weighing and Measuring".
        Worked examples: tests/authorities/minimum_weighable.toml.

    >>> from dosecalc.quantities.given import given, of_a_whole
    >>> print(minimum_weighable(given("6 mg"), of_a_whole(given("5%"))))
    120 mg
    """
    return (sensitivity / (error / THE_WHOLE).called("share of the weight")).called("minimum weighable quantity")


def weighing_multiple(wanted_amount: Mass, minimum_amount: Mass) -> Multiple:
    """How many times the amount wanted must be weighed to reach what the balance can weigh.

        multiple = minimum weighable quantity ÷ amount wanted

    Args:
        wanted_amount: how much drug is needed; a mass.
        minimum_amount: the least that the balance weighs; a mass.

    Returns:
        The multiple, exact; the rule that rounds it goes up.

    Raises:
        UnitMismatch: one of them is not a mass.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Aliquot Method of Weighing and Measuring".
        Worked examples: tests/authorities/weighing_multiple.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(weighing_multiple(given("15 mg"), given("120 mg")))
    8
    """
    return (minimum_amount / wanted_amount).called("multiple")


def amount_to_weigh(wanted_amount: Mass, minimum_amount: Mass) -> Mass:
    """The smallest whole multiple of the amount wanted that the balance can weigh.

        amount to weigh = amount wanted × (minimum weighable quantity ÷ amount wanted, rounded up)

    Args:
        wanted_amount: how much drug is needed; a mass.
        minimum_amount: the least that the balance weighs; a mass.

    Returns:
        The amount of drug to weigh, exact.

    Raises:
        UnitMismatch: one of them is not a mass.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Aliquot Method of Weighing and Measuring".
        Worked examples: tests/authorities/amount_to_weigh.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(amount_to_weigh(given("25 mg"), given("120 mg")))
    125 mg
    """
    multiple = weighing_multiple(wanted_amount, minimum_amount).counted(WHOLE_UP)
    return (wanted_amount * multiple).called("amount to weigh")


def diluent_to_weigh(wanted_amount: Mass, minimum_amount: Mass, aliquot_amount: Mass) -> Mass:
    """How much diluent is mixed with the drug weighed, so that one aliquot holds the amount wanted.

        diluent = (minimum weighable quantity ÷ amount wanted, rounded up) × aliquot − amount to weigh

    Args:
        wanted_amount: how much drug is needed; a mass.
        minimum_amount: the least that the balance weighs; a mass.
        aliquot_amount: how much of the mixture is to hold it, more than the drug in it; a mass.

    Returns:
        The mass of diluent, exact.

    Raises:
        UnitMismatch: one of them is not a mass.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Aliquot Method of Weighing and Measuring".
        Worked examples: tests/authorities/diluent_to_weigh.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(diluent_to_weigh(given("15 mg"), given("120 mg"), given("120 mg")))
    840 mg
    """
    multiple = weighing_multiple(wanted_amount, minimum_amount).counted(WHOLE_UP)
    mixture = (aliquot_amount * multiple).called("whole mixture")
    return (mixture - amount_to_weigh(wanted_amount, minimum_amount)).called("diluent")


def aliquot(wanted_amount: Mass, weighed_amount: Mass, mixture: Portion) -> Portion:
    """How much of a mixture or solution holds the amount of drug wanted.

        aliquot = whole mixture × amount wanted ÷ amount weighed

    Args:
        wanted_amount: how much drug is needed, no more than was weighed; a mass.
        weighed_amount: how much drug is in all of the mixture; a mass.
        mixture: the whole, drug and diluent; a mass, or a volume of solution.

    Returns:
        The aliquot, a mass or a volume as the mixture, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: less was weighed than is wanted.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Aliquot Method of Weighing and Measuring".
        Worked examples: tests/authorities/aliquot.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(aliquot(given("2 mg"), given("120 mg"), given("7500 mg")))
    125 mg
    """
    wanted_amount.at_most(weighed_amount, "the mixture holds less than is wanted")
    return (mixture * (wanted_amount / weighed_amount).called("share of the mixture")).called("aliquot")
