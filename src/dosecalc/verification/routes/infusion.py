"""The second route of infusions in practice: rates under way, heparin, PCA, kinetics, steps."""

from fractions import Fraction

from dosecalc.verification.routes.route import route


@route(
    "mL",
    fits=lambda volume, pump_rate, duration: pump_rate * duration <= volume,
    volume="mL",
    pump_rate="mL/min",
    duration="min",
)
def remaining_volume(volume: Fraction, pump_rate: Fraction, duration: Fraction) -> Fraction:
    return pump_rate * (volume / pump_rate - duration)


@route(
    "mL/min",
    fits=lambda volume, volume_infused, duration, elapsed_time: volume_infused < volume and elapsed_time < duration,
    volume="mL",
    volume_infused="mL",
    duration="min",
    elapsed_time="min",
)
def recalculated_rate(
    volume: Fraction, volume_infused: Fraction, duration: Fraction, elapsed_time: Fraction
) -> Fraction:
    minutes_for_a_milliliter = (duration - elapsed_time) / (volume - volume_infused)
    return 1 / minutes_for_a_milliliter


@route("share", pump_rate="mL/min", new_rate="mL/min")
def rate_increase(pump_rate: Fraction, new_rate: Fraction) -> Fraction:
    return 100 * new_rate / pump_rate - 100


@route("", words="within | over", in_steps=True, change="share", highest_change="share")
def change_verdict(change: Fraction, highest_change: Fraction) -> Fraction:
    return Fraction(change > highest_change)


@route("drug", concentration="drug/mL", pump_rate="mL/min", duration="min")
def infused_dose(concentration: Fraction, pump_rate: Fraction, duration: Fraction) -> Fraction:
    return concentration * pump_rate * duration


@route("mL/min", bag_volume="mL", drug_volume="mL", duration="min")
def piggyback_rate(bag_volume: Fraction, drug_volume: Fraction, duration: Fraction) -> Fraction:
    return bag_volume / duration + drug_volume / duration


@route("mL", pump_rate="mL/min", duration="min", priming_volume="mL")
def reservoir_volume(pump_rate: Fraction, duration: Fraction, priming_volume: Fraction) -> Fraction:
    return pump_rate * (duration + priming_volume / pump_rate)


@route("drug", dose_rate="drug/min", duration="min")
def amount_over_time(dose_rate: Fraction, duration: Fraction) -> Fraction:
    return dose_rate * duration


@route("", words="within | over", in_steps=True, dose_rate="drug/min", highest_rate="drug/min")
def dose_rate_verdict(dose_rate: Fraction, highest_rate: Fraction) -> Fraction:
    return Fraction(dose_rate > highest_rate)


@route("units/min", glucose="mg/mL", multiplier="")
def insulin_rate(glucose: Fraction, multiplier: Fraction) -> Fraction:
    in_an_hour = multiplier * 100 * glucose - 60 * multiplier
    return in_an_hour / 60


@route(
    "drug/min",
    in_steps=True,
    starting_rate="drug/min",
    increase="drug/min",
    step_time="min",
    elapsed_time="min",
    highest_rate="drug/min",
)
def stepped_rate(
    starting_rate: Fraction, increase: Fraction, step_time: Fraction, elapsed_time: Fraction, highest_rate: Fraction
) -> Fraction:
    completed = elapsed_time // step_time
    return min(highest_rate, starting_rate + completed * increase)


@route(
    "min",
    fits=lambda volume, first_rate, second_rate, last_rate, step_time: (first_rate + second_rate) * step_time <= volume,
    turns=("step_time",),
    volume="mL",
    first_rate="mL/min",
    second_rate="mL/min",
    last_rate="mL/min",
    step_time="min",
)
def stepped_infusion_time(
    volume: Fraction, first_rate: Fraction, second_rate: Fraction, last_rate: Fraction, step_time: Fraction
) -> Fraction:
    lost_in_the_steps = (last_rate - first_rate + last_rate - second_rate) * step_time
    return (volume + lost_in_the_steps) / last_rate


@route("drug/min", in_steps=True, dose_rate="drug/kg/min", weight="kg", highest_rate="drug/min")
def capped_dose_rate(dose_rate: Fraction, weight: Fraction, highest_rate: Fraction) -> Fraction:
    heaviest = highest_rate / dose_rate
    return dose_rate * min(weight, heaviest)


@route("mL/min", pump_rate="mL/min", change="drug/kg/min", weight="kg", concentration="drug/mL")
def raised_pump_rate(pump_rate: Fraction, change: Fraction, weight: Fraction, concentration: Fraction) -> Fraction:
    return (pump_rate * concentration + change * weight) / concentration


@route("mL/min", pump_rate="mL/min", change="drug/kg/min", weight="kg", concentration="drug/mL")
def lowered_pump_rate(pump_rate: Fraction, change: Fraction, weight: Fraction, concentration: Fraction) -> Fraction:
    return (pump_rate * concentration - change * weight) / concentration


@route("", duration="min", lockout="min")
def demand_doses(duration: Fraction, lockout: Fraction) -> Fraction:
    return duration / lockout


@route("drug/min", in_steps=True, demand_dose="drug", lockout="min")
def highest_hourly_dose(demand_dose: Fraction, lockout: Fraction) -> Fraction:
    return _presses_in_an_hour(lockout) * demand_dose / 60


@route("drug/min", in_steps=True, demand_dose="drug", lockout="min", basal_rate="drug/min")
def highest_hourly_dose_with_basal(demand_dose: Fraction, lockout: Fraction, basal_rate: Fraction) -> Fraction:
    return (_presses_in_an_hour(lockout) * demand_dose + 60 * basal_rate) / 60


def _presses_in_an_hour(lockout: Fraction) -> int:
    """The press at the start, and one at the end of each lockout that is over before the hour is."""
    lockouts_over, rest = divmod(Fraction(60), lockout)
    return int(lockouts_over) + (1 if rest else 0)


@route("mg/min", clearance="mL/min", target="mg/mL", salt_factor="")
def maintenance_dose_rate(clearance: Fraction, target: Fraction, salt_factor: Fraction) -> Fraction:
    return target * clearance / salt_factor


@route("mg", clearance="mL/min", target="mg/mL", interval="min", salt_factor="", bioavailability="")
def maintenance_dose(
    clearance: Fraction, target: Fraction, interval: Fraction, salt_factor: Fraction, bioavailability: Fraction
) -> Fraction:
    return target * (clearance * interval) / (salt_factor * bioavailability)


@route("min", volume="mL", clearance="mL/min")
def half_life(volume: Fraction, clearance: Fraction) -> Fraction:
    eliminated_each_minute = clearance / volume
    return Fraction(693, 1000) / eliminated_each_minute


@route("drug", fits=lambda dose, share: share <= 100, dose="drug", share="share")
def part_of_dose(dose: Fraction, share: Fraction) -> Fraction:
    return dose / 100 * share


@route("drug", fits=lambda dose, share: share < 100, dose="drug", share="share")
def rest_of_dose(dose: Fraction, share: Fraction) -> Fraction:
    return dose / 100 * (100 - share)


@route("mL", distribution="mL/kg", weight="kg")
def distribution_volume(distribution: Fraction, weight: Fraction) -> Fraction:
    return distribution * weight


@route("mg", target="mg/mL", volume="mL", salt_factor="")
def loading_dose(target: Fraction, volume: Fraction, salt_factor: Fraction) -> Fraction:
    return target / salt_factor * volume


@route("mg", level="mg/mL", target="mg/mL", volume="mL", salt_factor="")
def increment_loading_dose(level: Fraction, target: Fraction, volume: Fraction, salt_factor: Fraction) -> Fraction:
    return (target * volume - level * volume) / salt_factor
