"""How an order writes what it says: an amount in one of several ways, or one of several wordings, safe or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.orders.notations import written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosecalc.bank.draws import Chooser
    from dosecalc.quantities.worked import Worked


@dataclass(frozen=True)
class Writing:
    """A piece of an order. texts: one of these; or of, a value of the template, in one of these ways."""

    name: str
    texts: tuple[str, ...] = ()
    of: str = ""
    ways: tuple[str, ...] = ()

    def text(self, chooser: Chooser, values: Mapping[str, Worked]) -> str | None:
        """The piece as it is drawn; None where the value cannot be written in that way."""
        name = f"{self.name} as written"
        if self.texts:
            return self.texts[chooser.choose(name, len(self.texts))]
        return written(values[self.of], self.ways[chooser.choose(name, len(self.ways))])
