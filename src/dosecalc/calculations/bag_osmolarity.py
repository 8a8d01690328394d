"""How concentrated a nutrition bag is, and which line it needs for that."""

from dosecalc.quantities.comparing import compared
from dosecalc.quantities.given import constant
from dosecalc.quantities.kinds.electrolytes import Milliequivalents, Osmolarity
from dosecalc.quantities.kinds.measures import Mass, Volume
from dosecalc.quantities.kinds.verdicts import LineVerdict
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked

OSMOLES_OF_AMINO_ACIDS = constant("10", "mOsm/g", "milliosmoles of each gram of amino acids")

OSMOLES_OF_DEXTROSE = constant("5", "mOsm/g", "milliosmoles of each gram of dextrose")

OSMOLES_OF_FAT = constant("0.7", "mOsm/g", "milliosmoles of each gram of fat")

OSMOLES_OF_ELECTROLYTES = constant("1", "mOsm/mEq", "milliosmoles of each milliequivalent")


def two_in_one_osmolarity(
    amino_acids: Mass, dextrose: Mass, electrolytes: Milliequivalents, volume: Volume
) -> Osmolarity:
    """The estimated osmolarity of a nutrition bag without fat.

        osmolarity = (amino acids × 10 + dextrose × 5 + electrolytes × 1) ÷ volume in L

    Args:
        amino_acids: the amino acids in the bag; a mass.
        dextrose: the dextrose in the bag; a mass.
        electrolytes: all electrolytes in the bag, as the estimate counts them; an amount in equivalents.
        volume: the whole bag; a volume.

    Returns:
        The osmolarity in mOsm/L, exact for the factors 10 and 5 for each g and 1 for each mEq.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        "How do You Calculate Osmolarity of Parenteral Nutrition?", for the milliosmoles of each gram and each
        milliequivalent (hotelsabruzzo.com/how-do-you-calculate-osmolarity-of-parenteral-nutrition).
        Worked examples: tests/authorities/two_in_one_osmolarity.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(two_in_one_osmolarity(given("70 g"), given("250 g"), given("150 mEq"), given("2 L")))
    1,050 mOsm/L
    """
    return (_milliosmoles(amino_acids, dextrose, electrolytes) / volume.to(unit("L"))).called("osmolarity")


def three_in_one_osmolarity(
    amino_acids: Mass, dextrose: Mass, fat: Mass, electrolytes: Milliequivalents, volume: Volume
) -> Osmolarity:
    """The estimated osmolarity of a nutrition bag with fat in it.

        osmolarity = (amino acids × 10 + dextrose × 5 + fat × 0.7 + electrolytes × 1) ÷ volume in L

    Args:
        amino_acids: the amino acids in the bag; a mass.
        dextrose: the dextrose in the bag; a mass.
        fat: the fat itself, not the emulsion; a mass.
        electrolytes: all electrolytes in the bag, as the estimate counts them; an amount in equivalents.
        volume: the whole bag; a volume.

    Returns:
        The osmolarity in mOsm/L, exact for the factors 10, 5 and 0.7 for each g and 1 for each mEq.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        "How do You Calculate Osmolarity of Parenteral Nutrition?", for the milliosmoles of each gram and each
        milliequivalent (hotelsabruzzo.com/how-do-you-calculate-osmolarity-of-parenteral-nutrition).
        Worked examples: tests/authorities/three_in_one_osmolarity.toml.

    >>> from dosecalc.quantities.given import given
    >>> bag = given("70 g"), given("250 g"), given("50 g"), given("165 mEq"), given("2 L")
    >>> print(three_in_one_osmolarity(*bag))
    1,075 mOsm/L
    """
    from_fat = (fat * OSMOLES_OF_FAT).called("milliosmoles of fat")
    total = (_milliosmoles(amino_acids, dextrose, electrolytes) + from_fat).called("milliosmoles of the whole bag")
    return (total / volume.to(unit("L"))).called("osmolarity")


def line_verdict(osmolarity: Osmolarity, peripheral_limit: Osmolarity) -> LineVerdict:
    """Which line a nutrition bag needs by its osmolarity.

        line = whether the osmolarity is at most what a peripheral vein takes, or more

    Args:
        osmolarity: that of the bag; milliosmoles per volume.
        peripheral_limit: the most that the policy allows in a peripheral vein; milliosmoles per volume.

    Returns:
        One of the words peripheral, central; at the limit it is still peripheral.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        J. I. Boullata and others, "A.S.P.E.N. Clinical Guidelines: Parenteral Nutrition Ordering, Order Review,
        Compounding, Labeling, and Dispensing", JPEN 2014;38:334-377: up to 900 mOsm/L by a peripheral line.
        Worked examples: tests/authorities/line_verdict.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(line_verdict(given("1,150 mOsm/L"), given("900 mOsm/L")))
    central
    """
    return compared(osmolarity, peripheral_limit, "peripheral", "central").called("line")


def _milliosmoles(amino_acids: Worked, dextrose: Worked, electrolytes: Worked) -> Worked:
    from_amino_acids = (amino_acids * OSMOLES_OF_AMINO_ACIDS).called("milliosmoles of amino acids")
    from_dextrose = (dextrose * OSMOLES_OF_DEXTROSE).called("milliosmoles of dextrose")
    from_electrolytes = (electrolytes * OSMOLES_OF_ELECTROLYTES).called("milliosmoles of electrolytes")
    of_both = (from_amino_acids + from_dextrose).called("milliosmoles of amino acids and dextrose")
    return (of_both + from_electrolytes).called("milliosmoles without fat")
