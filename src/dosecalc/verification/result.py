"""What a verification came to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dosecalc.verification.finding import Finding
    from dosecalc.verification.subjects import Subject


@dataclass(frozen=True)
class Coverage:
    """How many draws of a template were tried under a policy, of how many, and how many of them are problems.

    of: about how many there are; 0 where nobody counted. is_all: every one was tried.
    """

    template: str
    policy: str
    tried: int
    accepted: int
    of: int = 0
    is_all: bool = False

    @property
    def reachable(self) -> int:
        """About how many of all draws are problems; 0 where nobody counted them."""
        if self.is_all:
            return self.accepted
        return self.of * self.accepted // self.tried if self.tried else 0


@dataclass
class Verification:
    """What was found, in the order of files and lines; the files; and how far each template was drawn.

    accepted: how many warnings a baseline took out.
    """

    findings: list[Finding] = field(default_factory=list)
    files: list[Subject] = field(default_factory=list)
    coverage: list[Coverage] = field(default_factory=list)
    accepted: int = 0

    @property
    def errors(self) -> int:
        """How many findings must be mended."""
        return sum(finding.is_error for finding in self.findings)

    @property
    def warnings(self) -> int:
        """How many tell of poor craft."""
        return len(self.findings) - self.errors

    @property
    def draws(self) -> int:
        """How many were tried in all."""
        return sum(row.tried for row in self.coverage)

    @property
    def problems(self) -> int:
        """About how many different draws are problems, of the templates that were counted."""
        return sum(row.reachable for row in self.coverage)
