"""Givens that are possible one by one but not together are refused with the reason."""

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import calculation
from dosecalc.quantities.worked import GivensDoNotFit
from dosecalc.tutoring.requests import read_givens
from dosecalc.tutoring.solving import solve


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
        ("share_rounded_off", "dose=700 mg; rounded_dose=720 mg", "was not rounded down"),
        ("share_rounded_on", "dose=720 mg; rounded_dose=700 mg", "was not rounded up"),
    ],
)
def test_what_does_not_fit_together_is_refused(name: str, givens: str, reason: str) -> None:
    wanted = calculation(name)

    with pytest.raises(GivensDoNotFit, match=reason):
        solve(wanted, read_givens(givens.split("; "), wanted), policy("pharmacy"))


@pytest.mark.parametrize("interval", ["24 h", "12 h", "1 day"])
def test_a_daily_dose_may_be_given_at_once_or_in_parts(interval: str) -> None:
    wanted = calculation("divided_dose")
    givens = read_givens(["daily_dose=40 mg/kg/day", "weight=15 kg", f"interval={interval}"], wanted)

    assert solve(wanted, givens, policy("pharmacy")).exact.number in {600, 300}
