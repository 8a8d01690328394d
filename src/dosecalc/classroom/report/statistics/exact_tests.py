"""Whether a difference may be chance, counted out in whole numbers: no distribution is assumed."""

from __future__ import annotations

from fractions import Fraction
from math import comb, erfc, gcd
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_BYTES = 400_000_000
"""How much may be moved about to count all ways out; where it would be more, the normal curve stands in."""


def fisher_exact(right: int, learners: int, others_right: int, others: int) -> Fraction:
    """How likely it is, by chance, that two groups differ so much or more in how many are right.

    All ways in which so many right answers can fall to the two groups are counted, and among them those that are no
    likelier than what was seen.

    Source: R. A. Fisher, The Design of Experiments, 1935; two-sided as in A. Agresti, Categorical Data Analysis, 3rd
    ed., section 3.5.

    >>> fisher_exact(3, 4, 1, 4)
    Fraction(17, 35)
    """
    in_all = right + others_right
    fewest = max(0, in_all - others)
    ways = [comb(learners, fewest) * comb(others, in_all - fewest)]
    for own in range(fewest, min(learners, in_all)):
        ways.append(ways[-1] * (learners - own) * (in_all - own) // ((own + 1) * (others - in_all + own + 1)))
    seen = ways[right - fewest]
    return Fraction(sum(way for way in ways if way <= seen), sum(ways))


def permutation_test(group: Sequence[int], others: Sequence[int]) -> tuple[Fraction, bool]:
    """How likely it is, by chance, that the means of two groups differ so much or more; and whether that is exact.

    If it did not matter who is in which group, each way to choose the group from all would be as likely. The ways are
    counted out as long as that can be done; in larger classes the sum is taken to follow the normal curve, with the
    mean and the variance that it has over all ways.

    Source: E. J. G. Pitman, Significance tests which may be applied to samples from any populations, Supplement to the
    Journal of the Royal Statistical Society 1937;4:119-130.

    >>> permutation_test([7, 5], [3, 1])
    (Fraction(1, 3), True)
    """
    scores = [*group, *others]
    least = min(scores)
    step = gcd(*(score - least for score in scores))
    if not step:
        return Fraction(1), True
    ranks = [(score - least) // step for score in scores]
    seen = sum(ranks[: len(group)])
    size = min(len(group), len(others))
    seen = seen if size == len(group) else sum(ranks) - seen
    width = len(ranks) // 8 + 1
    if len(ranks) * size * width * sum(sorted(ranks)[-size:]) > MOST_BYTES:
        return _by_normal_curve(ranks, size, seen), False
    far = abs(len(ranks) * seen - size * sum(ranks))
    ways = _ways(ranks, size, width)
    as_far = sum(count for total, count in enumerate(ways) if abs(len(ranks) * total - size * sum(ranks)) >= far)
    return Fraction(as_far, comb(len(ranks), size)), True


def _ways(ranks: Sequence[int], size: int, width: int) -> list[int]:
    """For each sum, in how many ways `size` of the ranks come to it.

    The counts for all sums stand side by side in one long number, `width` bytes for each: no count needs more bits than
    there are ranks. To take one more rank into a choice is then to shift that number.
    """
    counts = [1] + [0] * size
    for taken, rank in enumerate(ranks, start=1):
        for chosen in range(min(size, taken), 0, -1):
            counts[chosen] += counts[chosen - 1] << (8 * width * rank)
    top = sum(sorted(ranks)[-size:])
    told = counts[size].to_bytes(width * (top + 1), "little")
    return [int.from_bytes(told[place : place + width], "little") for place in range(0, len(told), width)]


def _by_normal_curve(ranks: Sequence[int], size: int, seen: int) -> Fraction:
    count = len(ranks)
    spread = count * sum(rank * rank for rank in ranks) - sum(ranks) ** 2
    variance = Fraction(size * (count - size) * spread, count * count * (count - 1))
    far = abs(Fraction(seen) - Fraction(size * sum(ranks), count))
    return Fraction(erfc(float(far) / float(2 * variance) ** 0.5)).limit_denominator(10**9)


def holm(chances: Sequence[Fraction]) -> list[Fraction]:
    """The same chances, raised because there are many: whoever looks at forty problems finds something by chance.

    Source: S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics
    1979;6:65-70.

    >>> holm([Fraction(1, 100), Fraction(4, 100), Fraction(3, 100)])
    [Fraction(3, 100), Fraction(3, 50), Fraction(3, 50)]
    """
    raised = [Fraction(1)] * len(chances)
    least = Fraction(0)
    for done, place in enumerate(sorted(range(len(chances)), key=lambda each: chances[each])):
        least = max(least, min(Fraction(1), chances[place] * (len(chances) - done)))
        raised[place] = least
    return raised
