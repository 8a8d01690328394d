"""The second route of infusions: rates, times and doses."""

from fractions import Fraction

from dosecalc.verification.routes.route import route


@route("mL/min", volume="mL", duration="min")
def infusion_rate(volume: Fraction, duration: Fraction) -> Fraction:
    return volume / duration


@route("gtt/min", volume="mL", duration="min", drop_factor="gtt/mL")
def drip_rate(volume: Fraction, duration: Fraction, drop_factor: Fraction) -> Fraction:
    return volume * drop_factor / duration


@route("gtt/min", hourly_rate="mL/min", drop_factor="gtt/mL")
def drip_rate_from_pump_rate(hourly_rate: Fraction, drop_factor: Fraction) -> Fraction:
    return hourly_rate * 60 * drop_factor / 60


@route("min", volume="mL", pump_rate="mL/min")
def infusion_time(volume: Fraction, pump_rate: Fraction) -> Fraction:
    return volume / pump_rate


@route("min", volume="mL", drip_rate="gtt/min", drop_factor="gtt/mL")
def gravity_infusion_time(volume: Fraction, drip_rate: Fraction, drop_factor: Fraction) -> Fraction:
    return volume * drop_factor / drip_rate


@route("clock", start="clock", volume="mL", pump_rate="mL/min")
def infusion_end(start: Fraction, volume: Fraction, pump_rate: Fraction) -> Fraction:
    return start + volume / pump_rate


@route("mL", pump_rate="mL/min", duration="min")
def infused_volume(pump_rate: Fraction, duration: Fraction) -> Fraction:
    return pump_rate * duration


@route("mL/min", dose_rate="drug/kg/min", weight="kg", concentration="drug/mL")
def pump_rate(dose_rate: Fraction, weight: Fraction, concentration: Fraction) -> Fraction:
    return dose_rate * weight / concentration


@route("mL/min", dose_rate="drug/min", concentration="drug/mL")
def pump_rate_flat(dose_rate: Fraction, concentration: Fraction) -> Fraction:
    return dose_rate / concentration


@route("drug/kg/min", pump_rate="mL/min", concentration="drug/mL", weight="kg")
def dose_rate(pump_rate: Fraction, concentration: Fraction, weight: Fraction) -> Fraction:
    return pump_rate * concentration / weight


@route("drug/min", pump_rate="mL/min", concentration="drug/mL")
def dose_rate_flat(pump_rate: Fraction, concentration: Fraction) -> Fraction:
    return pump_rate * concentration


@route("drug/min", dose_rate="drug/kg/min", weight="kg")
def dose_rate_for_weight(dose_rate: Fraction, weight: Fraction) -> Fraction:
    return dose_rate * weight
