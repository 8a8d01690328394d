"""Alligation alternate: how much of two strengths makes the strength wanted."""

from dosecalc.calculations.mixing import amount_to_make_up
from dosecalc.quantities.comparing import between
from dosecalc.quantities.kinds.measures import Portion, Volume
from dosecalc.quantities.kinds.strengths import Concentration, ConcentrationOrZero, Share, ShareOrZero
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked

NOT_BETWEEN = "no mixture of the two has that strength"


def volume_of_stronger(
    stronger_concentration: Concentration,
    weaker_concentration: ConcentrationOrZero,
    wanted_concentration: Concentration,
    total_volume: Volume,
) -> Volume:
    """How much of the stronger of two solutions goes into a mixture of the strength wanted.

        volume of the stronger = total volume × (wanted − weaker) ÷ ((wanted − weaker) + (stronger − wanted))

    Args:
        stronger_concentration: the strength of the stronger; an amount of drug per volume.
        weaker_concentration: the strength of the weaker; an amount of drug per volume, or 0 for a diluent.
        wanted_concentration: the strength of the mixture, between the two; an amount of drug per volume.
        total_volume: how much of the mixture is wanted; a volume.

    Returns:
        The volume of the stronger in mL, exact.

    Raises:
        UnitMismatch: the strengths count the drug differently.
        GivensDoNotFit: the strength wanted does not lie between the two.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Altering Product Strength, Use of Stock
        Solutions, and Problem-Solving by Alligation".
        Worked examples: tests/authorities/volume_of_stronger.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(volume_of_stronger(given("50%"), given("5%"), given("20%"), given("600 mL")))
    200 mL
    """
    stronger = _of_stronger(stronger_concentration, weaker_concentration, wanted_concentration, total_volume)
    return stronger.to(unit("mL")).called("volume of the stronger")


def volume_of_weaker(
    stronger_concentration: Concentration,
    weaker_concentration: ConcentrationOrZero,
    wanted_concentration: Concentration,
    total_volume: Volume,
) -> Volume:
    """How much of the weaker of two solutions goes into a mixture of the strength wanted: what the stronger leaves.

        volume of the weaker = total volume − volume of the stronger

    Args:
        stronger_concentration: the strength of the stronger; an amount of drug per volume.
        weaker_concentration: the strength of the weaker; an amount of drug per volume, or 0 for a diluent.
        wanted_concentration: the strength of the mixture, between the two; an amount of drug per volume.
        total_volume: how much of the mixture is wanted; a volume.

    Returns:
        The volume of the weaker in mL, exact.

    Raises:
        UnitMismatch: the strengths count the drug differently.
        GivensDoNotFit: the strength wanted does not lie between the two.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Altering Product Strength, Use of Stock
        Solutions, and Problem-Solving by Alligation".
        Worked examples: tests/authorities/volume_of_weaker.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(volume_of_weaker(given("50%"), given("5%"), given("20%"), given("600 mL")))
    400 mL
    """
    stronger = volume_of_stronger(stronger_concentration, weaker_concentration, wanted_concentration, total_volume)
    return amount_to_make_up(total_volume.to(unit("mL")), stronger).called("volume of the weaker")


def volume_of_stronger_to_add(
    stronger_concentration: Concentration,
    weaker_concentration: ConcentrationOrZero,
    wanted_concentration: Concentration,
    weaker_volume: Volume,
) -> Volume:
    """How much of a stronger solution brings the weaker one on hand to the strength wanted.

        volume to add = volume on hand × (wanted − weaker) ÷ (stronger − wanted)

    Args:
        stronger_concentration: the strength of what is added; an amount of drug per volume.
        weaker_concentration: the strength on hand; an amount of drug per volume, or 0 for a diluent.
        wanted_concentration: the strength of the mixture, between the two; an amount of drug per volume.
        weaker_volume: how much of the weaker is on hand; a volume.

    Returns:
        The volume of the stronger in mL, exact; all of it is added to all of the weaker.

    Raises:
        UnitMismatch: the strengths count the drug differently.
        GivensDoNotFit: the strength wanted does not lie between the two.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Altering Product Strength, Use of Stock
        Solutions, and Problem-Solving by Alligation".
        Worked examples: tests/authorities/volume_of_stronger_to_add.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(volume_of_stronger_to_add(given("50%"), given("5%"), given("10%"), given("1 L")))
    125 mL
    """
    parts = _parts(stronger_concentration, weaker_concentration, wanted_concentration)
    return _for_the_other(weaker_volume.to(unit("mL")), *parts).called("volume of the stronger")


def amount_of_stronger(
    stronger_percentage: Share, weaker_percentage: ShareOrZero, wanted_percentage: Share, total_amount: Portion
) -> Portion:
    """How much of the stronger of two ointments (w/w) or liquids (v/v) goes into a mixture of the strength wanted.

        amount of the stronger = total amount × (wanted − weaker) ÷ ((wanted − weaker) + (stronger − wanted))

    Args:
        stronger_percentage: the strength of the stronger, 100% for pure drug; a percentage of the whole.
        weaker_percentage: the strength of the weaker; a percentage of the whole, or 0% for a base.
        wanted_percentage: the strength of the mixture, between the two; a percentage of the whole.
        total_amount: how much of the mixture is wanted; a volume or a mass.

    Returns:
        The amount of the stronger, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: the strength wanted does not lie between the two.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Altering Product Strength, Use of Stock
        Solutions, and Problem-Solving by Alligation".
        Worked examples: tests/authorities/amount_of_stronger.toml.

    >>> from dosecalc.quantities.given import given, of_a_whole
    >>> stronger, weaker, wanted = of_a_whole(given("2.5%")), of_a_whole(given("1%")), of_a_whole(given("1.5%"))
    >>> print(amount_of_stronger(stronger, weaker, wanted, given("30 g")))
    10 g
    """
    stronger = _of_stronger(stronger_percentage, weaker_percentage, wanted_percentage, total_amount)
    return stronger.called("amount of the stronger")


def amount_of_weaker(
    stronger_percentage: Share, weaker_percentage: ShareOrZero, wanted_percentage: Share, total_amount: Portion
) -> Portion:
    """How much of the weaker of two ointments (w/w) or liquids (v/v) goes into a mixture: what the stronger leaves.

        amount of the weaker = total amount − amount of the stronger

    Args:
        stronger_percentage: the strength of the stronger, 100% for pure drug; a percentage of the whole.
        weaker_percentage: the strength of the weaker; a percentage of the whole, or 0% for a base.
        wanted_percentage: the strength of the mixture, between the two; a percentage of the whole.
        total_amount: how much of the mixture is wanted; a volume or a mass.

    Returns:
        The amount of the weaker, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: the strength wanted does not lie between the two.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Altering Product Strength, Use of Stock
        Solutions, and Problem-Solving by Alligation".
        Worked examples: tests/authorities/amount_of_weaker.toml.

    >>> from dosecalc.quantities.given import given, of_a_whole
    >>> stronger, weaker, wanted = of_a_whole(given("2.5%")), of_a_whole(given("1%")), of_a_whole(given("1.5%"))
    >>> print(amount_of_weaker(stronger, weaker, wanted, given("30 g")))
    20 g
    """
    stronger = amount_of_stronger(stronger_percentage, weaker_percentage, wanted_percentage, total_amount)
    return amount_to_make_up(total_amount, stronger).called("amount of the weaker")


def amount_of_stronger_to_add(
    stronger_percentage: Share, weaker_percentage: ShareOrZero, wanted_percentage: Share, weaker_amount: Portion
) -> Portion:
    """How much of a stronger ointment or liquid, or of pure drug, brings the weaker one on hand to the strength wanted.

        amount to add = amount on hand × (wanted − weaker) ÷ (stronger − wanted)

    Args:
        stronger_percentage: the strength of what is added, 100% for pure drug; a percentage of the whole.
        weaker_percentage: the strength on hand; a percentage of the whole, or 0% for a base.
        wanted_percentage: the strength of the mixture, between the two; a percentage of the whole.
        weaker_amount: how much of the weaker is on hand; a volume or a mass.

    Returns:
        The amount of the stronger, exact; all of it is added to all of the weaker.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: the strength wanted does not lie between the two.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Altering Product Strength, Use of Stock
        Solutions, and Problem-Solving by Alligation".
        Worked examples: tests/authorities/amount_of_stronger_to_add.toml.

    >>> from dosecalc.quantities.given import given, of_a_whole
    >>> stronger, weaker, wanted = of_a_whole(given("2.5%")), of_a_whole(given("1%")), of_a_whole(given("1.5%"))
    >>> print(amount_of_stronger_to_add(stronger, weaker, wanted, given("30 g")))
    15 g
    """
    parts = _parts(stronger_percentage, weaker_percentage, wanted_percentage)
    return _for_the_other(weaker_amount, *parts).called("amount of the stronger")


def amount_of_weaker_to_add(
    stronger_percentage: Share, weaker_percentage: ShareOrZero, wanted_percentage: Share, stronger_amount: Portion
) -> Portion:
    """How much base, diluent or weaker preparation brings the stronger one on hand down to the strength wanted.

        amount to add = amount on hand × (stronger − wanted) ÷ (wanted − weaker)

    Args:
        stronger_percentage: the strength on hand; a percentage of the whole.
        weaker_percentage: the strength of what is added; a percentage of the whole, or 0% for a base.
        wanted_percentage: the strength of the mixture, between the two; a percentage of the whole.
        stronger_amount: how much of the stronger is on hand; a volume or a mass.

    Returns:
        The amount of the weaker, exact; all of it is added to all of the stronger.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: the strength wanted does not lie between the two.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Altering Product Strength, Use of Stock
        Solutions, and Problem-Solving by Alligation".
        Worked examples: tests/authorities/amount_of_weaker_to_add.toml.

    >>> from dosecalc.quantities.given import given, of_a_whole
    >>> stronger, base, wanted = of_a_whole(given("75%")), of_a_whole(given("0%")), of_a_whole(given("12%"))
    >>> print(amount_of_weaker_to_add(stronger, base, wanted, given("400 g")))
    2,100 g
    """
    of_stronger, of_weaker = _parts(stronger_percentage, weaker_percentage, wanted_percentage)
    return _for_the_other(stronger_amount, of_weaker, of_stronger).called("amount of the weaker")


def _parts(stronger: Worked, weaker: Worked, wanted: Worked) -> tuple[Worked, Worked]:
    """The parts of the stronger and of the weaker, each found across the cross: wanted − weaker, stronger − wanted."""
    between(wanted, weaker, stronger, NOT_BETWEEN)
    of_stronger, of_weaker = _difference(wanted, weaker), _difference(stronger, wanted)
    return of_stronger.called("parts of the stronger"), of_weaker.called("parts of the weaker")


def _of_stronger(stronger: Worked, weaker: Worked, wanted: Worked, total: Worked) -> Worked:
    of_stronger, of_weaker = _parts(stronger, weaker, wanted)
    parts = (of_stronger + of_weaker).but(per=of_stronger.per, name="parts in all")
    return total * (of_stronger / parts).called("share of the stronger")


def _for_the_other(on_hand: Worked, of_added: Worked, of_that_on_hand: Worked) -> Worked:
    return on_hand * (of_added / of_that_on_hand).called("parts to each part on hand")


def _difference(more: Worked, less: Worked) -> Worked:
    """Parts, told as the strength is: 20 g/100 mL less 5 g/100 mL is 15 g/100 mL, not 0.15 g/mL; never a ratio 1:x."""
    return (more.but(form="") - less.but(form="")).but(per=more.per)
