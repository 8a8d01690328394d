"""Mixing: what a mixture of strengths comes to (alligation medial), and what makes one up to a strength."""

from dosecalc.calculations.strength import part_of_mixture, percent_of_mixture
from dosecalc.quantities.kinds.measures import Portion, Volume
from dosecalc.quantities.kinds.strengths import Concentration, ConcentrationOrZero, Share, ShareOrZero
from dosecalc.quantities.units import unit


def mixed_concentration(
    first_concentration: ConcentrationOrZero,
    first_volume: Volume,
    second_concentration: ConcentrationOrZero,
    second_volume: Volume,
) -> Concentration:
    """The strength of a mixture of two solutions; water and other diluents have the strength 0.

        concentration = (concentration × volume + concentration × volume) ÷ whole volume

    Args:
        first_concentration: the strength of the first; an amount of drug per volume, or 0.
        first_volume: how much of it; a volume.
        second_concentration: the strength of the second; an amount of drug per volume, or 0.
        second_volume: how much of it; a volume.

    Returns:
        The strength of the mixture, exact; the volumes are taken to add up.

    Raises:
        UnitMismatch: the two strengths count the drug differently.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Altering Product Strength, Use of Stock
        Solutions, and Problem-Solving by Alligation".
        Worked examples: tests/authorities/mixed_concentration.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(mixed_concentration(given("10 mg/mL"), given("300 mL"), given("50 mg/mL"), given("200 mL")))
    26 mg/mL
    """
    first = (first_concentration * first_volume).called("drug in the first")
    second = (second_concentration * second_volume).called("drug in the second")
    drug = (first + second).called("drug in all")
    volume = (first_volume.to(unit("mL")) + second_volume).called("volume in all")
    return (drug / volume).called("concentration")


def mixed_concentration_of_three(
    first_concentration: ConcentrationOrZero,
    first_volume: Volume,
    second_concentration: ConcentrationOrZero,
    second_volume: Volume,
    third_concentration: ConcentrationOrZero,
    third_volume: Volume,
) -> Concentration:
    """The strength of a mixture of three solutions; water and other diluents have the strength 0.

        concentration = sum of concentration × volume of each ÷ (first volume + second volume + third volume)

    Args:
        first_concentration: the strength of the first; an amount of drug per volume, or 0.
        first_volume: how much of it; a volume.
        second_concentration: the strength of the second; an amount of drug per volume, or 0.
        second_volume: how much of it; a volume.
        third_concentration: the strength of the third; an amount of drug per volume, or 0.
        third_volume: how much of it; a volume.

    Returns:
        The strength of the mixture, exact; the volumes are taken to add up.

    Raises:
        UnitMismatch: the strengths count the drug differently.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Altering Product Strength, Use of Stock
        Solutions, and Problem-Solving by Alligation".
        Worked examples: tests/authorities/mixed_concentration_of_three.toml.

    >>> from dosecalc.quantities.given import given
    >>> strong, weak = (given("50 mg/mL"), given("2 mL")), (given("5 mg/mL"), given("4 mL"))
    >>> water = given("0 mg/mL"), given("4 mL")
    >>> print(mixed_concentration_of_three(*strong, *weak, *water))
    12 mg/mL
    """
    first = (first_concentration * first_volume).called("drug in the first")
    second = (second_concentration * second_volume).called("drug in the second")
    third = (third_concentration * third_volume).called("drug in the third")
    drug = ((first + second).called("drug in the first two") + third).called("drug in all")
    first_two = (first_volume.to(unit("mL")) + second_volume).called("volume of the first two")
    volume = (first_two + third_volume).called("volume in all")
    return (drug / volume).called("concentration")


def mixed_percent(
    first_percentage: ShareOrZero, first_amount: Portion, second_percentage: ShareOrZero, second_amount: Portion
) -> Share:
    """The percentage of a mixture of two liquids (v/v) or two ointments (w/w); a base without drug has 0%.

        percentage = (percentage × amount + percentage × amount) ÷ whole amount

    Args:
        first_percentage: the strength of the first, v/v or w/w; a percentage of the whole, or 0%.
        first_amount: how much of it; a volume or a mass.
        second_percentage: the strength of the second; a percentage of the whole, or 0%.
        second_amount: how much of it; a volume or a mass, as the first.

    Returns:
        The percentage of the mixture, exact; the amounts are taken to add up.

    Raises:
        UnitMismatch: one amount is a volume and the other a mass.
        GivensDoNotFit: a percentage is more than 100%.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Altering Product Strength, Use of Stock
        Solutions, and Problem-Solving by Alligation".
        Worked examples: tests/authorities/mixed_percent.toml.

    >>> from dosecalc.quantities.given import given, of_a_whole
    >>> print(mixed_percent(of_a_whole(given("2.5%")), given("30 g"), of_a_whole(given("1%")), given("15 g")))
    2%
    """
    first = part_of_mixture(first_percentage, first_amount).called("drug in the first")
    second = part_of_mixture(second_percentage, second_amount).called("drug in the second")
    drug, mixture = (first + second).called("drug in all"), (first_amount + second_amount).called("mixture in all")
    return percent_of_mixture(drug, mixture)


def mixed_percent_of_three(
    first_percentage: ShareOrZero,
    first_amount: Portion,
    second_percentage: ShareOrZero,
    second_amount: Portion,
    third_percentage: ShareOrZero,
    third_amount: Portion,
) -> Share:
    """The percentage of a mixture of three liquids (v/v) or three ointments (w/w); a base without drug has 0%.

        percentage = sum of percentage × amount of each ÷ (first amount + second amount + third amount)

    Args:
        first_percentage: the strength of the first, v/v or w/w; a percentage of the whole, or 0%.
        first_amount: how much of it; a volume or a mass.
        second_percentage: the strength of the second; a percentage of the whole, or 0%.
        second_amount: how much of it; a volume or a mass, as the first.
        third_percentage: the strength of the third; a percentage of the whole, or 0%.
        third_amount: how much of it; a volume or a mass, as the first.

    Returns:
        The percentage of the mixture, exact; the amounts are taken to add up.

    Raises:
        UnitMismatch: some amounts are volumes and others masses.
        GivensDoNotFit: a percentage is more than 100%.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Altering Product Strength, Use of Stock
        Solutions, and Problem-Solving by Alligation".
        Worked examples: tests/authorities/mixed_percent_of_three.toml.

    >>> from dosecalc.quantities.given import given, of_a_whole
    >>> strong = of_a_whole(given("70%")), given("1 L")
    >>> medium, weak = (of_a_whole(given("60%")), given("1 L")), (of_a_whole(given("40%")), given("3 L"))
    >>> print(mixed_percent_of_three(*strong, *medium, *weak))
    50%
    """
    first = part_of_mixture(first_percentage, first_amount).called("drug in the first")
    second = part_of_mixture(second_percentage, second_amount).called("drug in the second")
    third = part_of_mixture(third_percentage, third_amount).called("drug in the third")
    drug = ((first + second).called("drug in the first two") + third).called("drug in all")
    first_two = (first_amount + second_amount).called("amount of the first two")
    return percent_of_mixture(drug, (first_two + third_amount).called("mixture in all"))


def amount_to_make_up(total_amount: Portion, part_amount: Portion) -> Portion:
    """How much of the other ingredient makes up the total: by difference, so that both come to it exactly.

        amount of the other = total amount − amount of the first

    Args:
        total_amount: how much of the mixture is wanted; a volume or a mass.
        part_amount: how much of it the first ingredient is; a volume or a mass, as the total.

    Returns:
        The amount of the other, exact.

    Raises:
        UnitMismatch: one of them is a volume and the other a mass.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Altering Product Strength, Use of Stock
        Solutions, and Problem-Solving by Alligation".
        Worked examples: tests/authorities/amount_to_make_up.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(amount_to_make_up(given("1 L"), given("360 mL")).to(unit("mL")))
    640 mL
    """
    return (total_amount.to(part_amount.unit) - part_amount).called("amount of the other")
