"""The label of a vial: what is in it, and the lines that say how to reconstitute it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.devices.impossible import ImpossibleSetting

if TYPE_CHECKING:
    from dosecalc.quantities.worked import Worked


@dataclass(frozen=True)
class DiluentLine:
    """One way to reconstitute a vial. concentration, final: what it comes to, as far as the label says it."""

    route: str
    diluent: str
    add: Worked
    concentration: Worked | None = None
    final: Worked | None = None

    def __str__(self) -> str:
        """As it is printed, `For IM use: add 2.1 mL of lidocaine 1%; makes 350 mg/mL`, with a full stop."""
        for_route = f"For {self.route} use: add" if self.route else "Add"
        makes = " of ".join(str(found) for found in (self.final, self.concentration) if found is not None)
        return f"{for_route} {self.add} of {self.diluent}{f'; makes {makes}' if makes else ''}."


@dataclass(frozen=True)
class VialLabel:
    """The label of a vial of powder or solution. strength: what it holds. lines: in the order in which they stand."""

    drug: str
    strength: Worked
    lines: tuple[DiluentLine, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a label without a name.

        Raises:
            ImpossibleSetting: it has none.
        """
        if not self.drug:
            message = "a label needs the name of its drug"
            raise ImpossibleSetting(message)
