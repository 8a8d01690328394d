"""Chains of factors: which products and quotients of printed amounts come to the unit asked for.

It sees what each amount measures and nothing else, as one who does dimensional analysis does.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from tests.derivation.worths import NOTHING, Dimension, summed

LONGEST = 6
KEPT = 2000
Factor = tuple[int, int, bool]
"""Which amount, in which of its readings, and whether upside down."""

Chain = frozenset[Factor]


@lru_cache(KEPT)
def chains(amounts: tuple[tuple[Dimension, ...], ...], target: Dimension) -> tuple[Chain, ...]:
    """Every chain that comes to the target, each amount used at most once, nothing in it that cancels by itself.

    amounts: of each amount, what it may measure.
    """
    found: set[Chain] = set()
    _extend(frozenset(), target, amounts, found)
    if not target:
        for factor in _factors(amounts, None):
            _extend(frozenset({factor}), _left(target, factor, amounts), amounts, found)
    return tuple(chain for chain in sorted(found, key=sorted) if _is_tight(chain, amounts))


def _extend(chain: Chain, left: Dimension, amounts: Sequence[tuple[Dimension, ...]], found: set[Chain]) -> None:
    if not left:
        if chain:
            found.add(chain)
        return
    if len(chain) == LONGEST:
        return
    used = {place for place, _, _ in chain}
    for factor in _factors(amounts, min(left)):
        if factor[0] not in used:
            _extend(chain | {factor}, _left(left, factor, amounts), amounts, found)


def _factors(amounts: Sequence[tuple[Dimension, ...]], wanted: tuple[str, int] | None) -> Iterator[Factor]:
    """Those that bring what is wanted nearer: all with the unit wanted on the side where it is missing."""
    for place, readings in enumerate(amounts):
        for reading, dimension in enumerate(readings):
            powers = dict(dimension)
            if wanted is None and dimension:
                yield place, reading, False
            elif wanted is not None and wanted[0] in powers:
                yield place, reading, (powers[wanted[0]] > 0) != (wanted[1] > 0)


def measured(factor: Factor, amounts: Sequence[tuple[Dimension, ...]]) -> Dimension:
    place, reading, upside_down = factor
    dimension = amounts[place][reading]
    return frozenset((name, -power) for name, power in dimension) if upside_down else dimension


def _left(left: Dimension, factor: Factor, amounts: Sequence[tuple[Dimension, ...]]) -> Dimension:
    turned = frozenset((name, -power) for name, power in measured(factor, amounts))
    return summed(left, turned)


def _is_tight(chain: Chain, amounts: Sequence[tuple[Dimension, ...]]) -> bool:
    parts = (part for size in range(1, len(chain)) for part in combinations(sorted(chain), size))
    return all(summed(*(measured(factor, amounts) for factor in part)) != NOTHING for part in parts)
