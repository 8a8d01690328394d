"""Syringes as they are sold: what each holds and how it is marked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from dosecalc.devices.scale import Scale
from dosecalc.quantities import notation
from dosecalc.quantities.units import unit


class SyringeKind(StrEnum):
    """What a syringe is made for."""

    LUER = "luer"
    TUBERCULIN = "tuberculin"
    INSULIN = "insulin"
    ORAL = "oral"


@dataclass(frozen=True)
class Syringe:
    """One size of syringe.

    volume: what it holds, in mL. scale: as it is printed, in mL or in units. source: where its marks are described.
    """

    id: str
    kind: SyringeKind
    volume: Fraction
    scale: Scale
    source: str

    @property
    def size(self) -> str:
        """What it holds, as it is asked for: `3 mL`, `50 units`."""
        return self.scale.written(self.scale.capacity)

    @property
    def name(self) -> str:
        """What it is called: `3 mL syringe`, `1 mL tuberculin syringe`, `50-unit insulin syringe (0.5 mL)`."""
        if self.kind is SyringeKind.INSULIN:
            size = notation.decimal(self.scale.capacity)
            return f"{size}-unit insulin syringe ({self._milliliters}){INSULIN_LINES.get(self.id, '')}"
        word = "" if self.kind is SyringeKind.LUER else f"{self.kind} "
        return f"{self._milliliters} {word}syringe"

    @property
    def _milliliters(self) -> str:
        return notation.amount(self.volume, unit("mL"))


INSULIN_LINES = {"insulin-30-half": " marked in half units", "insulin-100-single": " marked in single units"}
"""What sets syringes of one size apart."""


def _scale(capacity: str, graduation: str, numbered: str, longer: str = "0", unit_text: str = "mL") -> Scale:
    return Scale(Fraction(capacity), Fraction(graduation), Fraction(numbered), Fraction(longer), unit_text)


POLK = "Polk State College, NUR 1140C, *Reading syringes* (www.polk.edu/INSTRUCT/Mash/annette_h)"
CURREN = "A. M. Curren, *Math for Meds*, chapter 7, hypodermic syringe measurement"
INSULIN = "BD, *Syringe capacity and dose scale* (www.bd.com); 222health, *What are the marks on an insulin syringe?*"
ORAL = "oralsyringes.uk, *How to use a 5 mL oral syringe*; Children's Wisconsin, *How to read a syringe* (sheet 1619)"
INSULIN_SINGLE = f"{POLK}: one mark for each unit"
ORAL_SMALL = "general knowledge: oral syringes of 0.5 mL are marked in hundredths"

SYRINGES = (
    Syringe("luer-3-ml", SyringeKind.LUER, Fraction(3), _scale("3", "0.1", "0.5"), f"{CURREN}; {POLK}"),
    Syringe("luer-5-ml", SyringeKind.LUER, Fraction(5), _scale("5", "0.2", "1"), f"{CURREN}; {POLK}"),
    Syringe("luer-10-ml", SyringeKind.LUER, Fraction(10), _scale("10", "0.2", "1"), f"{CURREN}; {POLK}"),
    Syringe("luer-20-ml", SyringeKind.LUER, Fraction(20), _scale("20", "1", "5"), f"{CURREN}; {POLK}"),
    Syringe("luer-30-ml", SyringeKind.LUER, Fraction(30), _scale("30", "1", "5"), POLK),
    Syringe("luer-60-ml", SyringeKind.LUER, Fraction(60), _scale("60", "1", "10", "5"), POLK),
    Syringe("tuberculin-1-ml", SyringeKind.TUBERCULIN, Fraction(1), _scale("1", "0.01", "0.1", "0.05"), POLK),
    Syringe("insulin-30", SyringeKind.INSULIN, Fraction("0.3"), _scale("30", "1", "5", "0", "units"), INSULIN),
    Syringe("insulin-30-half", SyringeKind.INSULIN, Fraction("0.3"), _scale("30", "0.5", "5", "1", "units"), INSULIN),
    Syringe("insulin-50", SyringeKind.INSULIN, Fraction("0.5"), _scale("50", "1", "5", "0", "units"), INSULIN),
    Syringe("insulin-100", SyringeKind.INSULIN, Fraction(1), _scale("100", "2", "10", "0", "units"), INSULIN),
    Syringe(
        "insulin-100-single", SyringeKind.INSULIN, Fraction(1), _scale("100", "1", "10", "5", "units"), INSULIN_SINGLE
    ),
    Syringe("oral-0-5-ml", SyringeKind.ORAL, Fraction("0.5"), _scale("0.5", "0.01", "0.1", "0.05"), ORAL_SMALL),
    Syringe("oral-1-ml", SyringeKind.ORAL, Fraction(1), _scale("1", "0.02", "0.1"), ORAL),
    Syringe("oral-3-ml", SyringeKind.ORAL, Fraction(3), _scale("3", "0.1", "0.5"), ORAL),
    Syringe("oral-5-ml", SyringeKind.ORAL, Fraction(5), _scale("5", "0.2", "1"), ORAL),
    Syringe("oral-10-ml", SyringeKind.ORAL, Fraction(10), _scale("10", "0.2", "1"), ORAL),
)
"""Every syringe, the smaller ones of a kind first; those for insulin are marked for U-100, 100 units in each mL."""


def syringes(kind: SyringeKind) -> tuple[Syringe, ...]:
    """The syringes of a kind, the smallest first; of one size, the finer marked first."""
    found = (syringe for syringe in SYRINGES if syringe.kind is kind)
    return tuple(sorted(found, key=lambda syringe: (syringe.volume, syringe.scale.graduation)))
