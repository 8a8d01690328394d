"""Energy and nitrogen in parenteral nutrition."""

from dosecalc.quantities.given import constant
from dosecalc.quantities.kinds.energies import Energy, EnergyPerNitrogen, EnergyPerVolume
from dosecalc.quantities.kinds.measures import Mass, Volume
from dosecalc.quantities.units import unit

ENERGY_OF_DEXTROSE = constant("3.4", "kcal/g", "energy of each gram of dextrose")
ENERGY_OF_AMINO_ACIDS = constant("4", "kcal/g", "energy of each gram of amino acids")
PROTEIN_WITH_A_GRAM_OF_NITROGEN = constant("6.25", "", "grams of protein that hold a gram of nitrogen")


def dextrose_energy(dextrose: Mass) -> Energy:
    """The energy of dextrose in a nutrition bag.

        energy = dextrose × 3.4 kcal/g

    Args:
        dextrose: the dextrose in the bag, as the monohydrate of infusions; a mass.

    Returns:
        The energy in kcal, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, "Assessment of Nutritional Status and Enteral
        and Parenteral Nutrition".
        Worked examples: tests/authorities/dextrose_energy.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(dextrose_energy(given("250 g")))
    850 kcal
    """
    return (dextrose * ENERGY_OF_DEXTROSE).called("energy of dextrose")


def amino_acid_energy(amino_acids: Mass) -> Energy:
    """The energy of the amino acids in a nutrition bag.

        energy = amino acids × 4 kcal/g

    Args:
        amino_acids: the amino acids in the bag; a mass.

    Returns:
        The energy in kcal, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, "Assessment of Nutritional Status and Enteral
        and Parenteral Nutrition".
        Worked examples: tests/authorities/amino_acid_energy.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(amino_acid_energy(given("70 g")))
    280 kcal
    """
    return (amino_acids * ENERGY_OF_AMINO_ACIDS).called("energy of amino acids")


def fat_energy(fat_volume: Volume, energy_per_volume: EnergyPerVolume) -> Energy:
    """The energy of a fat emulsion, its glycerol and phospholipid included.

        energy = volume × energy in each mL

    Args:
        fat_volume: how much of the emulsion is given; a volume.
        energy_per_volume: what the emulsion's label says (10% 1.1, 20% 2, 30% 3 kcal/mL); energy per volume.

    Returns:
        The energy in kcal, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, "Assessment of Nutritional Status and Enteral
        and Parenteral Nutrition".
        Worked examples: tests/authorities/fat_energy.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(fat_energy(given("250 mL"), given("2 kcal/mL")))
    500 kcal
    """
    return (fat_volume * energy_per_volume).called("energy of fat")


def nonprotein_energy(dextrose: Mass, fat_volume: Volume, energy_per_volume: EnergyPerVolume) -> Energy:
    """The energy that does not come from amino acids.

        nonprotein energy = dextrose × 3.4 kcal/g + fat emulsion × energy in each mL

    Args:
        dextrose: the dextrose in the bag; a mass.
        fat_volume: how much of the fat emulsion is given; a volume.
        energy_per_volume: what the emulsion's label says; energy per volume.

    Returns:
        The energy in kcal, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, "Assessment of Nutritional Status and Enteral
        and Parenteral Nutrition".
        Worked examples: tests/authorities/nonprotein_energy.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(nonprotein_energy(given("250 g"), given("250 mL"), given("2 kcal/mL")))
    1,350 kcal
    """
    return (dextrose_energy(dextrose) + fat_energy(fat_volume, energy_per_volume)).called("nonprotein energy")


def total_energy(amino_acids: Mass, dextrose: Mass, fat_volume: Volume, energy_per_volume: EnergyPerVolume) -> Energy:
    """The energy of a day's nutrition from all three sources.

        total energy = amino acids × 4 kcal/g + dextrose × 3.4 kcal/g + fat emulsion × energy in each mL

    Args:
        amino_acids: the amino acids in the bag; a mass.
        dextrose: the dextrose in the bag; a mass.
        fat_volume: how much of the fat emulsion is given; a volume.
        energy_per_volume: what the emulsion's label says; energy per volume.

    Returns:
        The energy in kcal, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, "Assessment of Nutritional Status and Enteral
        and Parenteral Nutrition".
        Worked examples: tests/authorities/total_energy.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(total_energy(given("70 g"), given("250 g"), given("250 mL"), given("2 kcal/mL")))
    1,630 kcal
    """
    without_protein = nonprotein_energy(dextrose, fat_volume, energy_per_volume)
    return (amino_acid_energy(amino_acids) + without_protein).called("total energy")


def dextrose_for_energy(
    energy_goal: Energy, amino_acids: Mass, fat_volume: Volume, energy_per_volume: EnergyPerVolume
) -> Mass:
    """How much dextrose brings a bag up to its energy goal.

        dextrose = (energy goal − amino acids × 4 kcal/g − fat emulsion × energy in each mL) ÷ 3.4 kcal/g

    Args:
        energy_goal: what the day's nutrition is to bring in all; energy.
        amino_acids: the amino acids that are ordered; a mass.
        fat_volume: how much of the fat emulsion is given; a volume.
        energy_per_volume: what the emulsion's label says; energy per volume.

    Returns:
        The dextrose in g, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: amino acids and fat reach the goal without dextrose.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, "Assessment of Nutritional Status and Enteral
        and Parenteral Nutrition".
        Worked examples: tests/authorities/dextrose_for_energy.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(dextrose_for_energy(given("1,630 kcal"), given("70 g"), given("250 mL"), given("2 kcal/mL")))
    250 g
    """
    without_protein = (energy_goal - amino_acid_energy(amino_acids)).called("energy from dextrose and fat")
    left = (without_protein - fat_energy(fat_volume, energy_per_volume)).called("energy from dextrose")
    return (left / ENERGY_OF_DEXTROSE).called("dextrose")


def nitrogen(amino_acids: Mass) -> Mass:
    """The nitrogen in the amino acids of a nutrition bag.

        nitrogen = amino acids ÷ 6.25

    Args:
        amino_acids: the amino acids, or protein, of the bag; a mass.

    Returns:
        The nitrogen in the unit of the amino acids, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, "Assessment of Nutritional Status and Enteral
        and Parenteral Nutrition".
        Worked examples: tests/authorities/nitrogen.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(nitrogen(given("70 g")))
    11.2 g
    """
    return (amino_acids / PROTEIN_WITH_A_GRAM_OF_NITROGEN).called("nitrogen")


def energy_per_nitrogen(nonprotein_energy: Energy, nitrogen: Mass) -> EnergyPerNitrogen:
    """The nonprotein kilocalories for each gram of nitrogen (NPC:N).

        energy for each gram of nitrogen = nonprotein energy ÷ nitrogen

    Args:
        nonprotein_energy: the energy of dextrose and fat; energy.
        nitrogen: the nitrogen of the amino acids; a mass.

    Returns:
        The x of x : 1, in kcal/g, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, "Assessment of Nutritional Status and Enteral
        and Parenteral Nutrition".
        Worked examples: tests/authorities/energy_per_nitrogen.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(energy_per_nitrogen(given("1,350 kcal"), given("10 g")))
    135 kcal/g
    """
    return (nonprotein_energy / nitrogen.to(unit("g"))).called("energy for each gram of nitrogen")
