"""Givens that are possible one by one and not together are refused, with the numbers and the reason."""

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import catalogue
from dosecalc.quantities.given import given
from dosecalc.quantities.worked import GivensDoNotFit
from dosecalc.tutoring.requests import read_givens
from dosecalc.tutoring.solving import solve

NO_MIXTURE = "no mixture of the two has that strength"
TOO_WEAK = "the stock is weaker than what is to be made of it"


@pytest.mark.parametrize(
    ("name", "changed", "value", "numbers", "why"),
    [
        (
            "aliquot",
            "wanted_amount",
            "121 mg",
            "wanted amount is 121 mg, more than 120 mg",
            "the mixture holds less than is wanted",
        ),
        (
            "dilution_factor",
            "transferred_volume",
            "11 mL",
            "transferred volume is 11 mL, more than 10 mL",
            "diluting does not make it less",
        ),
        (
            "percent_of_mixture",
            "part",
            "1.6 kg",
            "part is 1.6 kg, more than 1,500 g",
            "the mixture has the ingredient in it",
        ),
        ("part_of_mixture", "percentage", "120%", "percentage is 120%, more than 100%", "nothing holds more than that"),
        (
            "mixed_percent",
            "first_percentage",
            "120%",
            "first percentage is 120%, more than 100%",
            "nothing holds more than that",
        ),
        ("part_of_dose", "share", "120%", "share is 120%, more than 100%", "a part cannot be more than the whole"),
        ("rest_of_dose", "share", "120%", "share is 120%, more than 100%", "a part cannot be more than the whole"),
        (
            "lifetime_dose_left",
            "dose_so_far",
            "551 mg/m2",
            "dose so far is 551 mg/m2, more than 550 mg/m2",
            "nothing of the lifetime limit is left",
        ),
        (
            "cycles_left",
            "dose_so_far",
            "551 mg/m2",
            "dose so far is 551 mg/m2, more than 550 mg/m2",
            "nothing of the lifetime limit is left",
        ),
        (
            "plateau_rate",
            "duration",
            "1.5 h",
            "time of the two ramps is 2 h, more than 1.5 h",
            "the cycle must be longer than its ramps",
        ),
        (
            "earliest_refill_date",
            "days_early",
            "31 days",
            "days early is 31 days, more than 30 days",
            "a refill would be due before the fill",
        ),
        ("stock_volume", "final_concentration", "51 mg/mL", "stock volume would be 510 mL, more than 500 mL", TOO_WEAK),
        (
            "diluent_volume",
            "final_concentration",
            "51 mg/mL",
            "stock volume would be 510 mL, more than 500 mL",
            TOO_WEAK,
        ),
        (
            "diluent_to_add",
            "final_concentration",
            "21%",
            "stock volume would be 1,500 mL, more than 1,428.5714… mL",
            TOO_WEAK,
        ),
        (
            "diluted_concentration",
            "stock_volume",
            "101 mL",
            "stock volume is 101 mL, more than 100 mL",
            "diluting does not make it less",
        ),
        (
            "twice_diluted_concentration",
            "first_transfer",
            "11 mL",
            "first transfer is 11 mL, more than 10 mL",
            "diluting does not make it less",
        ),
        (
            "twice_diluted_concentration",
            "second_transfer",
            "51 mL",
            "second transfer is 51 mL, more than 50 mL",
            "diluting does not make it less",
        ),
        (
            "thrice_diluted_concentration",
            "third_transfer",
            "11 mL",
            "third transfer is 11 mL, more than 10 mL",
            "diluting does not make it less",
        ),
        (
            "refills_needed",
            "days_each_fill",
            "91 days",
            "days of each fill is 91 days, more than 90 days",
            "the first fill is enough",
        ),
        (
            "divided_dose",
            "interval",
            "25 h",
            "interval is 25 h/dose, more than 24 h/dose",
            "a daily amount is divided within a day",
        ),
        (
            "divided_dose_volume",
            "interval",
            "25 h",
            "interval is 25 h/dose, more than 24 h/dose",
            "a daily amount is divided within a day",
        ),
        (
            "remaining_amount",
            "provided_amount",
            "81 mEq",
            "provided amount is 81 mEq, more than 80 mEq",
            "nothing is left to be given",
        ),
        (
            "remaining_volume",
            "duration",
            "8.5 h",
            "volume infused would be 1,062.5 mL, more than 1 L",
            "the bag would be empty before",
        ),
        (
            "recalculated_rate",
            "volume_infused",
            "1,001 mL",
            "volume infused is 1,001 mL, more than 1,000 mL",
            "the bag would be empty",
        ),
        ("recalculated_rate", "elapsed_time", "8.1 h", "time elapsed is 8.1 h, more than 8 h", "no time would be left"),
        (
            "order_quantity",
            "on_hand",
            "51 vials",
            "on hand and on order would be 61 vials, more than 60 vials",
            "nothing needs to be ordered",
        ),
        (
            "water_volume",
            "ingredients_volume",
            "2,001 mL",
            "ingredients volume is 2,001 mL, more than 2 L",
            "the bag cannot hold them",
        ),
        (
            "ideal_body_weight_male",
            "height",
            "59 in",
            "height is 59 in, less than 60 in",
            "Devine's formula is not made for shorter patients",
        ),
        (
            "ideal_body_weight_female",
            "height",
            "149 cm",
            "height is 58.6614… in, less than 60 in",
            "Devine's formula is not made for shorter patients",
        ),
        (
            "adjusted_body_weight",
            "actual_weight",
            "72 kg",
            "actual weight is 72 kg, less than 73 kg",
            "a patient below the ideal is dosed by what the scale shows",
        ),
        (
            "dosing_weight",
            "adjusted_above",
            "99%",
            "percentage is 99%, less than 100%",
            "the limit cannot lie below the ideal weight",
        ),
        (
            "stepped_infusion_time",
            "volume",
            "44 mL",
            "volume of the first two steps would be 45 mL, more than 44 mL",
            "the bag would be empty before the last rate",
        ),
        ("days_left", "today", "2026-04-01", "today is 2026-04-01, later than 2026-03-31", "it has expired"),
        (
            "suppository_base",
            "drug_amount",
            "1.6 g/suppository",
            "base that the drug displaces would be 12.8 g, more than 12 g",
            "the drug needs more room than the molds have",
        ),
        (
            "amount_of_stronger",
            "wanted_percentage",
            "2.6%",
            "wanted percentage is 2.6%, which is not between 1% and 2.5%",
            NO_MIXTURE,
        ),
        (
            "amount_of_stronger",
            "wanted_percentage",
            "1%",
            "wanted percentage is 1%, which is not between 1% and 2.5%",
            NO_MIXTURE,
        ),
        (
            "volume_of_stronger",
            "wanted_concentration",
            "50%",
            "wanted concentration is 50 g/100 mL, which is not between 5 g/100 mL and 50 g/100 mL",
            NO_MIXTURE,
        ),
        (
            "volume_of_weaker",
            "wanted_concentration",
            "4%",
            "wanted concentration is 4 g/100 mL, which is not between 5 g/100 mL and 50 g/100 mL",
            NO_MIXTURE,
        ),
        (
            "amount_of_weaker",
            "wanted_percentage",
            "0.5%",
            "wanted percentage is 0.5%, which is not between 1% and 2.5%",
            NO_MIXTURE,
        ),
        (
            "volume_of_stronger_to_add",
            "wanted_concentration",
            "50%",
            "wanted concentration is 50 g/100 mL, which is not between 5 g/100 mL and 50 g/100 mL",
            NO_MIXTURE,
        ),
        (
            "amount_of_stronger_to_add",
            "wanted_percentage",
            "0.5%",
            "wanted percentage is 0.5%, which is not between 1% and 2.5%",
            NO_MIXTURE,
        ),
        (
            "amount_of_weaker_to_add",
            "wanted_percentage",
            "75%",
            "wanted percentage is 75%, which is not between 0% and 75%",
            NO_MIXTURE,
        ),
        (
            "volume_of_weaker",
            "stronger_concentration",
            "4%",
            "wanted concentration is 20 g/100 mL, which is not between 5 g/100 mL and 4 g/100 mL",
            NO_MIXTURE,
        ),
    ],
)
def test_givens_that_do_not_fit_together_are_refused_with_the_reason(
    name: str, changed: str, value: str, numbers: str, why: str
) -> None:
    calculation = catalogue()[name]
    texts = {**calculation.examples, changed: value}

    with pytest.raises(GivensDoNotFit) as refused:
        solve(calculation, {name: given(text) for name, text in texts.items()}, policy("pharmacy"))

    assert f"{numbers}: {why}" == str(refused.value)


@pytest.mark.parametrize(
    ("name", "givens", "reason"),
    [
        ("stock_volume", "final_concentration=5%; final_volume=100 mL; stock_concentration=1%", "stock is weaker"),
        ("diluent_volume", "final_concentration=5%; final_volume=100 mL; stock_concentration=1%", "stock is weaker"),
        ("diluent_volume", "final_concentration=5%; final_volume=100 mL; stock_concentration=5%", "would be 0 mL"),
        ("diluted_concentration", "stock_concentration=10%; stock_volume=1 L; final_volume=50 mL", "does not make"),
        ("divided_dose", "daily_dose=40 mg/kg/day; weight=15 kg; interval=36 h", "divided within a day"),
        ("elapsed_time", "start=06:00; end=06:00", "would be 0 min"),
        ("days_left", "today=2026-04-01; expiry=2026-03-31", "it has expired"),
        ("remaining_volume", "volume=1 L; pump_rate=125 mL/h; duration=9 h", "would be empty before"),
    ],
)
def test_givens_in_units_of_their_own_are_refused_too(name: str, givens: str, reason: str) -> None:
    wanted = catalogue()[name]

    with pytest.raises(GivensDoNotFit, match=reason):
        solve(wanted, read_givens(givens.split("; "), wanted), policy("pharmacy"))


@pytest.mark.parametrize("interval", ["24 h", "12 h", "1 day"])
def test_a_daily_dose_may_be_given_at_once_or_in_parts(interval: str) -> None:
    wanted = catalogue()["divided_dose"]
    givens = read_givens(["daily_dose=40 mg/kg/day", "weight=15 kg", f"interval={interval}"], wanted)

    assert solve(wanted, givens, policy("pharmacy")).exact.number in {600, 300}
