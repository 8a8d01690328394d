"""What a verification came to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    def problems(self) -> int | None:
        """How many problems the template makes; known only where every draw was tried."""
        return self.accepted if self.is_all else None


@dataclass(frozen=True)
class Reach:
    """What the templates can make under a policy.

    problems: how many, of the templates of which every draw was tried; walked: how many these are. space: about how
    many draws the others have that were counted; sampled: how many these are.
    """

    policy: str
    problems: int
    walked: int
    space: int
    sampled: int


@dataclass
class Verification:
    """What was found, in the order of files and lines; the files; and how far each template was drawn.

    accepted: how many warnings a baseline took out. of_other_shares: the files that were left to them.
    """

    findings: list[Finding] = field(default_factory=list)
    files: list[Subject] = field(default_factory=list)
    coverage: list[Coverage] = field(default_factory=list)
    accepted: int = 0
    of_other_shares: list[Subject] = field(default_factory=list)

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
    def reach(self) -> list[Reach]:
        """What the templates can make, policy by policy; only of those whose draws were counted."""
        return [_reach(name, self.coverage) for name in dict.fromkeys(row.policy for row in self.coverage if row.of)]


def _reach(policy: str, coverage: Sequence[Coverage]) -> Reach:
    counted = [row for row in coverage if row.policy == policy and row.of]
    walked = [row for row in counted if row.is_all]
    sampled = [row for row in counted if not row.is_all]
    return Reach(policy, sum(row.accepted for row in walked), len(walked), sum(row.of for row in sampled), len(sampled))
