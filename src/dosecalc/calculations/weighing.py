"""Checking a compounding device: what a bag should weigh, and whether it does."""

from dosecalc.calculations.strength import mass_of_volume
from dosecalc.quantities.comparing import apart, compared, reached
from dosecalc.quantities.given import THE_WHOLE
from dosecalc.quantities.kinds.measures import ScaleWeight, Volume
from dosecalc.quantities.kinds.strengths import Density, Share, ShareOrZero
from dosecalc.quantities.kinds.verdicts import DeviceVerdict, LimitVerdict
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked


def bag_weight_of_two(
    first_volume: Volume, first_density: Density, second_volume: Volume, second_density: Density
) -> ScaleWeight:
    """What the contents of a bag of two ingredients should weigh.

        expected weight = first volume × its density + second volume × its density

    Args:
        first_volume: how much of the first goes in; a volume.
        first_density: what each milliliter of it weighs; a mass per volume.
        second_volume: how much of the second goes in; a volume.
        second_density: what each milliliter of it weighs; a mass per volume.

    Returns:
        The weight in g, exact, without the empty bag.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        United States Pharmacopeia, chapter 797 (before 2023), verification of automated compounding devices.
        Worked examples: tests/authorities/bag_weight_of_two.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(bag_weight_of_two(given("500 mL"), given("1.03 g/mL"), given("500 mL"), given("1 g/mL")))
    1,015 g
    """
    first = _weight(first_volume, first_density).called("first ingredient")
    second = _weight(second_volume, second_density).called("second ingredient")
    return (first + second).called("expected weight")


def bag_weight_of_three(
    first_volume: Volume,
    first_density: Density,
    second_volume: Volume,
    second_density: Density,
    third_volume: Volume,
    third_density: Density,
) -> ScaleWeight:
    """What the contents of a bag of three ingredients should weigh.

        expected weight = the sum, first + second + third, of each volume × its density

    Args:
        first_volume: how much of the first goes in; a volume.
        first_density: what each milliliter of it weighs; a mass per volume.
        second_volume: how much of the second goes in; a volume.
        second_density: what each milliliter of it weighs; a mass per volume.
        third_volume: how much of the third goes in; a volume.
        third_density: what each milliliter of it weighs; a mass per volume.

    Returns:
        The weight in g, exact, without the empty bag.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        United States Pharmacopeia, chapter 797 (before 2023), verification of automated compounding devices.
        Worked examples: tests/authorities/bag_weight_of_three.toml.

    >>> from dosecalc.quantities.given import given
    >>> acids, dextrose = (given("500 mL"), given("1.03 g/mL")), (given("500 mL"), given("1.24 g/mL"))
    >>> print(bag_weight_of_three(*acids, *dextrose, given("1 L"), given("1 g/mL")))
    2,135 g
    """
    two = bag_weight_of_two(first_volume, first_density, second_volume, second_density).called("first two")
    third = _weight(third_volume, third_density).called("third ingredient")
    return (two + third).called("expected weight")


def weight_difference(actual_weight: ScaleWeight, expected_weight: ScaleWeight) -> ShareOrZero:
    """How much too heavy or too light a bag is, as a percentage of what it should weigh.

        difference = (larger weight − smaller weight) ÷ expected weight × 100%

    Args:
        actual_weight: what the scale shows; a weight.
        expected_weight: what the volumes and densities come to; a weight.

    Returns:
        The percentage, without a sign, exact.

    Raises:
        UnitMismatch: a given is no weight.

    Source:
        United States Pharmacopeia, chapter 797 (before 2023), verification of automated compounding devices.
        Worked examples: tests/authorities/weight_difference.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(weight_difference(given("1,960 g"), given("2,000 g")))
    2%
    """
    difference = apart(actual_weight, expected_weight).called("difference")
    part = (difference / expected_weight).called("part of the expected weight")
    return (part * THE_WHOLE).called("difference in percent")


def weight_verdict(actual_weight: ScaleWeight, expected_weight: ScaleWeight, tolerance: Share) -> LimitVerdict:
    """Whether the weight of a bag keeps to the tolerance.

        verdict = whether the difference in percent of the expected weight is within the tolerance, or over it

    Args:
        actual_weight: what the scale shows; a weight.
        expected_weight: what the volumes and densities come to; a weight.
        tolerance: by how much it may be off; a percentage of the expected weight.

    Returns:
        One of the words within, over; the tolerance itself is within.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        United States Pharmacopeia, chapter 797 (before 2023), verification of automated compounding devices.
        Worked examples: tests/authorities/weight_verdict.toml.

    >>> from dosecalc.quantities.given import given, of_a_whole
    >>> print(weight_verdict(given("1,960 g"), given("2,000 g"), of_a_whole(given("3%"))))
    within
    """
    off = weight_difference(actual_weight, expected_weight)
    return compared(off, tolerance, "within", "over").called("verdict")


def device_verdict(volume: Volume, least_volume: Volume) -> DeviceVerdict:
    """Whether the device's pump can add a volume, or whether it must be added by hand.

        verdict = whether the volume is at least the pump's least volume

    Args:
        volume: how much is to be added; a volume.
        least_volume: the least that the pump delivers exactly; a volume.

    Returns:
        One of the words hand, pump; the least volume itself is for the pump.

    Raises:
        UnitMismatch: a given is no volume.

    Source:
        American Society of Health-System Pharmacists, *Guidelines on the Safe Use of Automated Compounding Devices for
        the Preparation of Parenteral Nutrition Admixtures*. Worked examples: tests/authorities/device_verdict.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(device_verdict(given("0.15 mL"), given("0.2 mL")))
    hand
    """
    return reached(volume, least_volume, "hand", "pump").called("verdict")


def _weight(volume: Worked, density: Worked) -> Worked:
    return mass_of_volume(volume, density).to(unit("g"))
