"""What goes into a bag is in it, whatever the practice; what is opened is dose or waste; a batch is never too small."""

from fractions import Fraction
from itertools import product
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosecalc.calculations import admixture, batches, dilution_limits, stock, storage, strength, weighing
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked

MILLILITERS, MILLIGRAMS, PER_VIAL = unit("mL"), unit("mg"), unit("mg/vial")


def sizes(most: int = 5000) -> st.SearchStrategy[Fraction]:
    return st.integers(1, most * 10).map(lambda tenths: Fraction(tenths, 10))


def volume(number: Fraction) -> Worked:
    return Worked(number, MILLILITERS)


def drug(number: Fraction) -> Worked:
    return Worked(number, MILLIGRAMS)


def vial(number: Fraction) -> Worked:
    return Worked(number, PER_VIAL)


@given(amount=sizes(), bag=sizes(), overfill=sizes(100), additive=sizes(500))
@settings(max_examples=100)
def test_the_drug_put_in_is_concentration_times_all_the_fluid_under_every_practice(
    amount: Fraction, bag: Fraction, overfill: Fraction, additive: Fraction
) -> None:
    into, of_bag, over, added = drug(amount), volume(bag), volume(overfill), volume(additive)
    practices = {
        "added": (admixture.concentration_added(into, of_bag, added), bag + additive),
        "added, overfill counted": (
            admixture.concentration_added_with_overfill(into, of_bag, over, added),
            bag + overfill + additive,
        ),
        "exchanged": (strength.concentration(into, of_bag), bag),
        "exchanged, overfill counted": (
            admixture.concentration_exchanged_with_overfill(into, of_bag, over),
            bag + overfill,
        ),
    }

    assert {amount} == {found.number * held for found, held in practices.values()}


@given(bag=sizes(), overfill=sizes(100), additive=sizes(500))
def test_a_bag_ends_at_its_label_when_additive_and_overfill_are_withdrawn(
    bag: Fraction, overfill: Fraction, additive: Fraction
) -> None:
    withdrawn = admixture.withdrawn_volume(volume(additive), volume(overfill)).number

    assert bag == bag + overfill - withdrawn + additive


@given(ordered=sizes(100), bag=sizes(), times=st.fractions(1, 50, max_denominator=10))
def test_additive_and_base_make_up_the_bag_and_bring_the_drug_ordered(
    ordered: Fraction, bag: Fraction, times: Fraction
) -> None:
    stock_strength = Worked(ordered * times, unit("mg/mL"))
    additive = admixture.additive_volume(Worked(ordered, unit("mg/mL")), volume(bag), stock_strength)
    base = admixture.base_volume(volume(bag), additive)

    assert bag == additive.number + base.number
    assert ordered * bag == additive.number * stock_strength.number


@given(dose=sizes(), limit=sizes(50), bags=st.lists(sizes(1000), min_size=3, max_size=3, unique=True).map(sorted))
def test_a_bag_that_holds_the_least_volume_keeps_to_the_limit_and_no_smaller_one_does(
    dose: Fraction, limit: Fraction, bags: list[Fraction]
) -> None:
    highest = Worked(limit, unit("mg/mL"))
    least = dilution_limits.least_volume(drug(dose), highest)
    within = [str(dilution_limits.concentration_verdict(drug(dose), volume(bag), highest)) == "within" for bag in bags]

    assert within == [bag >= least.number for bag in bags]
    if any(within):
        assert bags[within.index(True)] == dilution_limits.smallest_bag(least, *map(volume, bags)).number


@given(dose=sizes(), content=sizes(1000))
def test_vials_times_content_is_dose_and_waste(dose: Fraction, content: Fraction) -> None:
    opened = ceil(stock.vials(drug(dose), vial(content)).number)
    waste = stock.wasted_amount(drug(dose), vial(content)).number
    share = stock.wasted_share(drug(dose), vial(content)).number

    assert opened * content == dose + waste
    assert 0 <= waste < content
    assert waste == opened * content * share / 100


@given(doses=st.lists(sizes(), min_size=3, max_size=3), content=sizes(1000))
def test_sharing_vials_never_wastes_more(doses: list[Fraction], content: Fraction) -> None:
    together = stock.pooled_amount(*map(drug, doses))
    apart = sum(stock.wasted_amount(drug(dose), vial(content)).number for dose in doses)

    assert sum(doses) == together.number
    assert stock.wasted_amount(together, vial(content)).number <= apart


@given(dose=st.integers(1, 3000), small=st.integers(10, 400), times=st.integers(2, 10))
@settings(max_examples=60)
def test_no_mix_of_two_vials_wastes_less_where_one_holds_a_multiple_of_the_other(
    dose: int, small: int, times: int
) -> None:
    needed, little, big = drug(Fraction(dose)), vial(Fraction(small)), vial(Fraction(small * times))
    large = stock.whole_vials(needed, big).number // 1
    rest = ceil(stock.small_vials(needed, big, little).number)
    waste = stock.wasted_of_mix(needed, big, little).number
    counts = product(range(dose // (small * times) + 2), range(dose // small + 2))
    opened = [small * times * many + small * few for many, few in counts]

    assert large * small * times + rest * small == dose + waste
    assert waste == min(held for held in opened if held >= dose) - dose


@given(pieces=st.integers(1, 200), each=sizes(100), loss=sizes(5), overage=st.integers(1, 25))
def test_a_batch_is_never_less_than_what_is_filled(pieces: int, each: Fraction, loss: Fraction, overage: int) -> None:
    count, per = Worked(Fraction(pieces), unit("syringes")), unit("mL/syringe")
    spare = Worked(Fraction(overage), unit("percent_of_whole"))
    batch = batches.batch_volume(count, Worked(each, per), spare).number
    with_loss = batches.batch_volume_with_loss(count, Worked(each, per), Worked(loss, per), spare).number

    assert pieces * each < batch < with_loss
    assert batch + batches.batch_volume(count, Worked(loss, per), spare).number == with_loss


@given(amount=sizes(), made=sizes(), wanted=sizes())
def test_a_scaled_formula_keeps_its_strength(amount: Fraction, made: Fraction, wanted: Fraction) -> None:
    scaled = batches.scaled_amount(drug(amount), volume(made), volume(wanted))

    assert amount / made == scaled.number / wanted


@given(volumes=st.lists(sizes(1000), min_size=3, max_size=3), densities=st.lists(sizes(2), min_size=3, max_size=3))
def test_a_bag_weighs_what_its_ingredients_weigh(volumes: list[Fraction], densities: list[Fraction]) -> None:
    pairs = [(volume(much), Worked(dense, unit("g/mL"))) for much, dense in zip(volumes, densities, strict=True)]
    single = [strength.mass_of_volume(*pair).number for pair in pairs]

    assert sum(single[:2]) == weighing.bag_weight_of_two(*pairs[0], *pairs[1]).number
    assert sum(single) == weighing.bag_weight_of_three(*pairs[0], *pairs[1], *pairs[2]).number


@given(expected=sizes(), off=sizes(20), tolerance=sizes(10), sign=st.sampled_from((1, -1)))
def test_a_bag_too_heavy_is_judged_as_one_too_light(
    expected: Fraction, off: Fraction, tolerance: Fraction, sign: int
) -> None:
    actual = drug(expected * (100 + sign * off) / 100)
    found = weighing.weight_difference(actual, drug(expected))
    verdict = weighing.weight_verdict(actual, drug(expected), Worked(tolerance, unit("percent_of_whole")))

    assert off == found.number
    assert ("within" if off <= tolerance else "over") == str(verdict)


@pytest.mark.parametrize("hours", [4, 12, 24, 96, 240])
@given(made=st.integers(1_064_000_000, 1_066_000_000), keeps=st.integers(0, 20), stable=st.integers(1, 400))
def test_nothing_is_used_beyond_any_of_its_limits(hours: int, made: int, keeps: int, stable: int) -> None:
    start = Worked(Fraction(made), unit("min"), form="moment")
    limit, stability = (Worked(Fraction(time), unit("h")) for time in (hours, stable))
    expiry = Worked(Fraction(made // 1440 * 1440 + 1440 * keeps), unit("min"), form="date")
    plain = storage.beyond_use(start, limit, expiry)
    found = storage.beyond_use_with_stability(start, limit, stability, expiry)

    ends = {made + 60 * hours, made + 60 * stable, int(expiry.number) + 1439}
    assert found.number == min(ends)
    assert found.number <= plain.number
    assert str(storage.use_verdict(found, plain)) == "within"
