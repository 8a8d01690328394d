"""Dilution: how much stock, how much diluent, what strength results."""

from dosecalc.quantities.kinds.counts import Number
from dosecalc.quantities.kinds.measures import Volume
from dosecalc.quantities.kinds.strengths import Concentration
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked

DILUTING = "diluting does not make it less"


def stock_volume(
    final_concentration: Concentration, final_volume: Volume, stock_concentration: Concentration
) -> Volume:
    """How much of a stock solution to dilute.

        stock volume = final concentration × final volume ÷ stock concentration

    Args:
        final_concentration: the strength wanted; an amount of drug per volume.
        final_volume: how much is wanted; a volume.
        stock_concentration: the strength on hand; an amount of drug per volume.

    Returns:
        The volume of stock in mL, exact.

    Raises:
        UnitMismatch: the two strengths count the drug differently.
        GivensDoNotFit: the stock is weaker than what is to be made of it.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, appendix F, "Diluting Stock
        Solutions".
        Worked examples: tests/authorities/stock_volume.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(stock_volume(given("10 mg/mL"), given("500 mL"), given("50 mg/mL")))
    100 mL
    """
    needed = (final_concentration * final_volume).called("drug needed")
    stock = (needed / stock_concentration).to(unit("mL")).called("stock volume")
    return stock.at_most(final_volume, "the stock is weaker than what is to be made of it")


def diluent_volume(
    final_concentration: Concentration, final_volume: Volume, stock_concentration: Concentration
) -> Volume:
    """How much diluent to add to the stock.

        diluent = final volume − final concentration × final volume ÷ stock concentration

    Args:
        final_concentration: the strength wanted; an amount of drug per volume.
        final_volume: how much is wanted; a volume.
        stock_concentration: the strength on hand; an amount of drug per volume.

    Returns:
        The volume of diluent in mL, exact.

    Raises:
        UnitMismatch: the two strengths count the drug differently.
        GivensDoNotFit: the stock is weaker than what is to be made of it.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, appendix F, "Diluting Stock
        Solutions".
        Worked examples: tests/authorities/diluent_volume.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(diluent_volume(given("10 mg/mL"), given("500 mL"), given("50 mg/mL")))
    400 mL
    """
    stock = stock_volume(final_concentration, final_volume, stock_concentration)
    return (final_volume.to(unit("mL")) - stock).called("diluent volume")


def diluted_concentration(
    stock_concentration: Concentration, stock_volume: Volume, final_volume: Volume
) -> Concentration:
    """The strength after a stock was diluted to a larger volume.

        final concentration = stock concentration × stock volume ÷ final volume

    Args:
        stock_concentration: the strength before; an amount of drug per volume.
        stock_volume: how much was diluted; a volume.
        final_volume: the whole volume after; a volume.

    Returns:
        The strength after, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, appendix F, "Diluting Stock
        Solutions".
        Worked examples: tests/authorities/diluted_concentration.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(diluted_concentration(given("50 mg/mL"), given("10 mL"), given("100 mL")))
    5 mg/mL
    """
    stock = stock_volume.called("stock volume")
    return _diluted(stock_concentration, stock, final_volume, "drug in the stock").called("final concentration")


def diluent_to_add(
    stock_concentration: Concentration, stock_volume: Volume, final_concentration: Concentration
) -> Volume:
    """How much diluent weakens a stock on hand to the strength wanted.

        diluent = stock volume × stock concentration ÷ final concentration − stock volume

    Args:
        stock_concentration: the strength on hand; an amount of drug per volume.
        stock_volume: how much of it is to be diluted; a volume.
        final_concentration: the strength wanted; an amount of drug per volume.

    Returns:
        The volume of diluent in mL, exact.

    Raises:
        UnitMismatch: the two strengths count the drug differently.
        GivensDoNotFit: the stock is weaker than what is to be made of it.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Altering Product Strength, Use of Stock
        Solutions, and Problem-Solving by Alligation". Worked examples: tests/authorities/diluent_to_add.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(diluent_to_add(given("20%"), given("1.5 L"), given("12%")))
    1,000 mL
    """
    stock = stock_volume.to(unit("mL"))
    drug = (stock_concentration * stock).called("drug in the stock")
    final_volume = (drug / final_concentration).to(unit("mL")).called("final volume")
    stock.called("stock volume").at_most(final_volume, "the stock is weaker than what is to be made of it")
    return (final_volume - stock).called("diluent volume")


def dilution_factor(transferred_volume: Volume, final_volume: Volume) -> Number:
    """How many times weaker a dilution is than what it was made from.

        dilution factor = final volume ÷ volume transferred

    Args:
        transferred_volume: how much was diluted; a volume.
        final_volume: the whole volume after, diluent and all; a volume.

    Returns:
        The number of times, exact.

    Raises:
        UnitMismatch: one of them is not a volume.
        GivensDoNotFit: the final volume is less than what was transferred.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Altering Product Strength, Use of Stock
        Solutions, and Problem-Solving by Alligation". Worked examples: tests/authorities/dilution_factor.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(dilution_factor(given("0.1 mL"), given("10 mL")))
    100
    """
    transferred = transferred_volume.at_most(final_volume, DILUTING)
    return (final_volume / transferred).called("dilution factor")


def twice_diluted_concentration(
    stock_concentration: Concentration,
    first_transfer: Volume,
    first_volume: Volume,
    second_transfer: Volume,
    second_volume: Volume,
) -> Concentration:
    """The strength after a serial dilution of two steps.

        concentration = stock concentration × transfer ÷ volume × transfer ÷ volume, step by step

    Args:
        stock_concentration: the strength before; an amount of drug per volume.
        first_transfer: how much of the stock was diluted; a volume.
        first_volume: the whole volume of the first dilution; a volume.
        second_transfer: how much of the first dilution was diluted again; a volume.
        second_volume: the whole volume of the second dilution; a volume.

    Returns:
        The strength of the second dilution, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: more is transferred than the dilution would hold.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Altering Product Strength, Use of Stock
        Solutions, and Problem-Solving by Alligation".
        Worked examples: tests/authorities/twice_diluted_concentration.toml.

    >>> from dosecalc.quantities.given import given
    >>> stock = given("10 mg/mL")
    >>> first, second = (given("1 mL"), given("10 mL")), (given("2 mL"), given("50 mL"))
    >>> print(twice_diluted_concentration(stock, *first, *second))
    0.04 mg/mL
    """
    first, second = first_transfer.called("first transfer"), second_transfer.called("second transfer")
    once = _diluted(stock_concentration, first, first_volume, "drug in the first transfer").called("first dilution")
    return _diluted(once, second, second_volume, "drug in the second transfer").called("second dilution")


def thrice_diluted_concentration(
    stock_concentration: Concentration,
    first_transfer: Volume,
    first_volume: Volume,
    second_transfer: Volume,
    second_volume: Volume,
    third_transfer: Volume,
    third_volume: Volume,
) -> Concentration:
    """The strength after a serial dilution of three steps.

        concentration = stock concentration × transfer ÷ volume of each of the three dilutions

    Args:
        stock_concentration: the strength before; an amount of drug per volume.
        first_transfer: how much of the stock was diluted; a volume.
        first_volume: the whole volume of the first dilution; a volume.
        second_transfer: how much of the first dilution was diluted again; a volume.
        second_volume: the whole volume of the second dilution; a volume.
        third_transfer: how much of the second dilution was diluted again; a volume.
        third_volume: the whole volume of the third dilution; a volume.

    Returns:
        The strength of the third dilution, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: more is transferred than the dilution would hold.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Altering Product Strength, Use of Stock
        Solutions, and Problem-Solving by Alligation".
        Worked examples: tests/authorities/thrice_diluted_concentration.toml.

    >>> from dosecalc.quantities.given import given
    >>> stock, first = given("20 mcg/mL"), (given("1 mL"), given("5 mL"))
    >>> second, third = (given("1 mL"), given("10 mL")), (given("2 mL"), given("10 mL"))
    >>> print(thrice_diluted_concentration(stock, *first, *second, *third))
    0.08 mcg/mL
    """
    twice = twice_diluted_concentration(
        stock_concentration, first_transfer, first_volume, second_transfer, second_volume
    )
    third = third_transfer.called("third transfer")
    return _diluted(twice, third, third_volume, "drug in the third transfer").called("third dilution")


def _diluted(concentration: Worked, part: Worked, whole: Worked, drug_in_part: str) -> Worked:
    part.at_most(whole, DILUTING)
    return (concentration * part).called(drug_in_part) / whole.to(unit("mL"))
