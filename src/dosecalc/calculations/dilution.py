"""Dilution: how much stock, how much diluent, what strength results."""

from dosecalc.quantities.kinds import Concentration, Volume
from dosecalc.quantities.units import unit


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
    stock_volume.called("stock volume").at_most(final_volume, "diluting does not make it less")
    drug = (stock_concentration * stock_volume).called("drug in the stock")
    return (drug / final_volume.to(unit("mL"))).called("final concentration")
