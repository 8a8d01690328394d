"""Skills: a calculation at a level."""

from __future__ import annotations

from typing import NamedTuple


class Skill(NamedTuple):
    """What is learned, forgotten and reviewed. calculation: its name. level: from 1 easy to 4 hard."""

    calculation: str
    level: int

    @property
    def title(self) -> str:
        """As a sentence calls it: `pump rate (level 2)`."""
        return f"{self.calculation.replace('_', ' ')} (level {self.level})"
