"""Syringes as they are sold: what each holds, how it is marked, and which of them to take for a volume."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.devices.impossible import ImpossibleSetting
from dosecalc.devices.scale import Scale
from dosecalc.quantities import notation
from dosecalc.quantities.units import unit

if TYPE_CHECKING:
    from collections.abc import Sequence


class SyringeKind(StrEnum):
    """What a syringe is made for."""

    LUER = "luer"
    TUBERCULIN = "tuberculin"
    INSULIN = "insulin"
    ORAL = "oral"


UNITS_PER_MILLILITER = 100
"""U-100 insulin, for which all insulin syringes here are marked (US prescribing information, insulin regular)."""

FILL_OF_HAZARDOUS = Fraction(3, 4)
"""How full a syringe with a hazardous drug may be, so that its plunger cannot come out (Therapeutic Research
Center, *Choose the Most Appropriate Syringe*, 2024: at most 75% to 80%; that hazardous drugs call for three quarters at
most is general knowledge, usually traced to the ASHP guidelines on handling them)."""


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

    def holds(self, volume: Fraction, *, is_hazardous: bool = False) -> bool:
        """Whether it takes the whole volume, in mL; of a hazardous drug only up to three quarters of what it holds."""
        return volume <= self.volume * (FILL_OF_HAZARDOUS if is_hazardous else 1)


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
"""Every syringe, the smaller ones of a kind first."""


def syringes(kind: SyringeKind) -> tuple[Syringe, ...]:
    """The syringes of a kind, the smallest first; of one size, the finer marked first."""
    found = (syringe for syringe in SYRINGES if syringe.kind is kind)
    return tuple(sorted(found, key=lambda syringe: (syringe.volume, syringe.scale.graduation)))


def smallest(offered: Sequence[Syringe], volume: Fraction, *, is_hazardous: bool = False) -> Syringe:
    """The smallest of these syringes that holds the whole volume: its lines are the finest.

    Raises:
        ImpossibleSetting: none holds it.
    """
    holding = [syringe for syringe in offered if syringe.holds(volume, is_hazardous=is_hazardous)]
    if not holding:
        message = f"none of these syringes holds {notation.amount(volume, unit('mL'))}"
        raise ImpossibleSetting(message)
    return min(holding, key=lambda syringe: syringe.volume)
