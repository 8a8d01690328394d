"""Statistics of marks against published examples, and against a second way to compute each."""

import statistics
from fractions import Fraction
from itertools import combinations
from math import comb, gamma, sqrt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosecalc.classroom.report.statistics.exact_tests import fisher_exact, holm, permutation_test
from dosecalc.classroom.report.statistics.f_distribution import f_quantile, f_share_below
from dosecalc.classroom.report.statistics.item_discrimination import corrected_item_total, group_size, upper_lower_index
from dosecalc.classroom.report.statistics.moments import median, standard_deviation
from dosecalc.classroom.report.statistics.reliability import ALPHA, KR_20, interval, reliability

QUIZ = "1111110110 1011011101 1111011001 0010001000 0000010010 1110111111 1101110111 1111111101 0101111101 1101101110"
"""Ten students on ten items. Source: K. L. Wuensch, https://core.ecu.edu/wuenschk/StatHelp/KR20.txt; he gives the sum
of pq as 2.18 and the variance as 5.84."""

SURVEY = (
    "357261426544564 243452345432553 465363545653655 135354335422245 456242571355323 514245226533321 123242125324213 "
    "453663242132442 356675463743463 255352352214554"
)
"""Ten questions, fifteen people. Source: C. Zaiontz, https://real-statistics.com/reliability/cronbachs-alpha/, which is
a data set of pingouin (cronbach_alpha.csv): alpha 0.591719, interval 0.194922 to 0.839821."""

marks = st.lists(st.lists(st.integers(0, 6), min_size=4, max_size=4), min_size=3, max_size=30)


def columns(rows: list[list[int]]) -> list[list[int]]:
    return [list(column) for column in zip(*rows, strict=True)]


def test_kr_20_of_a_published_quiz() -> None:
    found = reliability(columns([[int(mark) for mark in row] for row in QUIZ.split()]), 1)

    assert (KR_20, Fraction(10, 9) * (1 - Fraction("2.18") / Fraction("5.84"))) == (found.name, found.value)


def test_alpha_and_its_interval_of_a_published_survey() -> None:
    found = reliability([[int(mark) for mark in column] for column in SURVEY.split()], 7)

    assert ALPHA == found.name
    assert found.value is not None
    assert pytest.approx(0.591719, abs=5e-7) == float(found.value)
    assert pytest.approx((0.194922, 0.839821), abs=1e-6) == tuple(map(float, (found.low or 0, found.high or 0)))


def test_an_interval_as_another_program_gives_it() -> None:
    # Source: C. Evans' function in R, https://imaging.mrc-cbu.cam.ac.uk/statswiki/FAQ/cafun
    assert pytest.approx((0.9044024, 0.9211588), abs=5e-8) == tuple(map(float, interval(Fraction("0.913"), 873, 20)))


@given(marks)
def test_alpha_is_also_what_the_covariances_say(rows: list[list[int]]) -> None:
    found = reliability(columns(rows), 6)
    means = [statistics.mean(map(Fraction, column)) for column in columns(rows)]
    matrix = [
        [sum((row[i] - means[i]) * (row[j] - means[j]) for row in rows) for j in range(len(means))]
        for i in range(len(means))
    ]
    whole, own = sum(map(sum, matrix)), sum(matrix[i][i] for i in range(len(means)))

    assert (Fraction(len(means), len(means) - 1) * (1 - own / whole) if whole else None) == found.value
    if found.value is None:
        assert "same score" in found.undefined
    else:
        assert found.low is not None
        assert found.high is not None
        assert found.low <= found.value <= found.high <= 1
        spread = statistics.stdev(sum(row) for row in rows)
        assert pytest.approx(spread * sqrt(1 - found.value)) == float(found.error or 0)


@pytest.mark.parametrize(("of", "says"), [([], "two learners"), ([[1]], "two learners"), ([[1, 0]], "two problems")])
def test_what_cannot_be_told_is_said(of: list[list[int]], says: str) -> None:
    found = reliability(of, 1)

    assert says in found.undefined
    assert (None, None, None, None) == (found.value, found.low, found.high, found.error)


@given(marks, st.integers(0, 3))
def test_separation_is_a_correlation_with_the_rest(rows: list[list[int]], place: int) -> None:
    own, rest = [row[place] for row in rows], [sum(row) - row[place] for row in rows]
    found = corrected_item_total(own, [sum(row) for row in rows])

    if len(set(own)) == 1 or len(set(rest)) == 1:
        assert found is None
    else:
        assert found is not None
        assert pytest.approx(statistics.correlation(own, rest), abs=1e-9) == float(found)


def test_separation_of_right_and_wrong_is_point_biserial() -> None:
    """The formula from the means of both groups: (M1 − M0) ÷ s × √(pq). Source: G. V. Glass and K. D. Hopkins,
    Statistical Methods in Education and Psychology; the figures are those of the documentation of
    scipy.stats.pointbiserialr: 0.8660254.
    """
    own, others = [0, 0, 0, 1, 1, 1, 1], [0, 1, 2, 3, 4, 5, 6]
    found = corrected_item_total(own, [a + b for a, b in zip(own, others, strict=True)])
    means = statistics.mean(others[3:]) - statistics.mean(others[:3])

    assert found is not None
    assert pytest.approx(0.8660254037844386) == float(found)
    assert pytest.approx(means / statistics.pstdev(others) * sqrt(3 / 7 * 4 / 7)) == float(found)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 40)), min_size=36, max_size=90), st.randoms())
def test_upper_less_lower_counts_ties_by_their_share(learners: list[tuple[int, int]], chance: Random) -> None:
    own, totals = [each[0] for each in learners], [each[1] for each in learners]
    size = group_size(len(learners))
    found = upper_lower_index(own, totals, 4)
    chance.shuffle(learners)
    again = upper_lower_index([each[0] for each in learners], [each[1] for each in learners], 4)

    assert found == again
    assert found is not None
    assert -1 <= found <= 1
    means = {total: statistics.mean(Fraction(own) for own, of in learners if of == total) for total in set(totals)}
    ranked = [means[total] for total in sorted(totals)]
    assert (sum(ranked[-size:]) - sum(ranked[:size])) / (4 * size) == found


def test_a_small_class_has_no_upper_and_lower_group() -> None:
    assert (0, 10) == (group_size(35), group_size(36))
    assert upper_lower_index([1] * 35, list(range(35)), 1) is None


def test_fisher_s_lady_tasting_tea() -> None:
    # Source: R. A. Fisher, The Design of Experiments, 1935, chapter 2: 3 of 4 cups right; in R: p = 0.4857
    assert Fraction(34, 70) == fisher_exact(3, 4, 1, 4)
    assert Fraction(2, 70) == fisher_exact(4, 4, 0, 4)


@given(st.integers(0, 8), st.integers(0, 8), st.integers(0, 8), st.integers(0, 8))
def test_fisher_s_test_counts_every_table(right: int, wrong: int, others_right: int, others_wrong: int) -> None:
    learners, others = right + wrong, others_right + others_wrong
    in_all = right + others_right
    found = fisher_exact(right, learners, others_right, others)
    ways = {
        own: Fraction(comb(learners, own) * comb(others, in_all - own), comb(learners + others, in_all))
        for own in range(max(0, in_all - others), min(learners, in_all) + 1)
    }

    assert sum(chance for chance in ways.values() if chance <= ways[right]) == found


def test_permutations_of_a_published_example() -> None:
    # Source: D. Nettleton, http://www.public.iastate.edu/~dnett/S401/randomizationtest.txt: 2 of 6
    assert (Fraction(2, 6), True) == permutation_test([7, 5], [3, 1])


@given(st.lists(st.integers(0, 9), min_size=1, max_size=5), st.lists(st.integers(0, 9), min_size=1, max_size=5))
def test_permutations_are_all_counted(group: list[int], others: list[int]) -> None:
    scores = group + others
    seen = abs(len(scores) * sum(group) - len(group) * sum(scores))
    ways = list(combinations(scores, len(group)))
    as_far = sum(abs(len(scores) * sum(way) - len(group) * sum(scores)) >= seen for way in ways)

    assert (Fraction(as_far, len(ways)), True) == permutation_test(group, others)


def test_in_a_large_class_the_normal_curve_comes_near(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = Random(3)
    group, others = [chance.randint(0, 20) for _ in range(40)], [chance.randint(2, 20) for _ in range(45)]
    counted, is_exact = permutation_test(group, others)
    monkeypatch.setattr("dosecalc.classroom.report.statistics.exact_tests.MOST_BYTES", 0)
    near, is_still_exact = permutation_test(group, others)

    assert (True, False) == (is_exact, is_still_exact)
    assert pytest.approx(float(counted), abs=0.01) == float(near)


def test_many_comparisons_raise_each_chance() -> None:
    # Source: the adjusted values that R's p.adjust(c(0.01, 0.02, 0.03, 0.04), "holm") gives
    found = holm([Fraction(1, 100), Fraction(2, 100), Fraction(3, 100), Fraction(4, 100)])

    assert [Fraction(4, 100), Fraction(6, 100), Fraction(6, 100), Fraction(6, 100)] == found


@given(st.lists(st.fractions(0, 1), max_size=12))
def test_no_raised_chance_is_below_its_own(chances: list[Fraction]) -> None:
    found = holm(chances)

    assert all(chance <= raised <= 1 for chance, raised in zip(chances, found, strict=True))
    assert all(found[a] <= found[b] for a in range(len(found)) for b in range(len(found)) if chances[a] < chances[b])


@pytest.mark.parametrize(
    ("above", "below", "value"), [(1, 1, 161.448), (5, 10, 3.326), (10, 20, 2.348), (2, 100, 3.087), (20, 5, 4.558)]
)
def test_the_f_distribution_as_in_its_table(above: int, below: int, value: float) -> None:
    # Source: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.3, upper critical values at 5 %
    assert pytest.approx(value, abs=6e-4) == f_quantile(0.95, above, below)


@pytest.mark.parametrize(("above", "below"), [(4, 7), (14, 126), (24, 24 * 13)])
@pytest.mark.parametrize("value", [0.3, 1.0, 1.9])
def test_the_f_distribution_is_the_area_under_its_density(above: int, below: int, value: float) -> None:
    """By Simpson's rule on the beta density, whose area up to m·x/(m·x + n) it is."""
    a, b, end = above / 2, below / 2, above * value / (above * value + below)
    steps = 2000
    heights = [
        (end * at / steps) ** (a - 1)
        * (1 - end * at / steps) ** (b - 1)
        * (1 if at in {0, steps} else 2 + 2 * (at % 2))
        for at in range(steps + 1)
    ]
    front = 1.0
    for at in range(round(a) if a == int(a) else 0):  # Γ(a+b) ÷ Γ(a)Γ(b), kept from growing too large
        front *= (b + at) / (at + 1)
    front = front * a if a == int(a) else gamma(a + b) / gamma(a) / gamma(b)

    assert pytest.approx(front * sum(heights) * end / steps / 3, rel=1e-6) == f_share_below(value, above, below)


def test_middle_and_spread() -> None:
    assert (Fraction(5, 2), Fraction(3)) == (median([1, 2, 3, 4]), median([9, 3, 1]))
    assert standard_deviation([4]) is None
    assert pytest.approx(statistics.stdev([1, 5, 6, 9])) == float(standard_deviation([1, 5, 6, 9]) or 0)
