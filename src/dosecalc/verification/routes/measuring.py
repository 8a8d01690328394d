"""The second route of measuring: by counting lines, sizes and drops."""

from fractions import Fraction

from dosecalc.verification.routes.route import route

ON_A_SCALE = "mL|units"


@route(
    ON_A_SCALE,
    fits=lambda lower_number, upper_number, spaces: lower_number < upper_number,
    lower_number=ON_A_SCALE,
    upper_number=ON_A_SCALE,
    spaces="",
)
def line_value(lower_number: Fraction, upper_number: Fraction, spaces: Fraction) -> Fraction:
    return upper_number / spaces - lower_number / spaces


@route(ON_A_SCALE, turns=("line_value",), numbered_line=ON_A_SCALE, lines="", line_value=ON_A_SCALE)
def scale_reading(numbered_line: Fraction, lines: Fraction, line_value: Fraction) -> Fraction:
    return (numbered_line / line_value + lines) * line_value


@route(ON_A_SCALE, in_steps=True, turns=("line_value",), amount=ON_A_SCALE, line_value=ON_A_SCALE)
def nearest_mark(amount: Fraction, line_value: Fraction) -> Fraction:
    below = amount - amount % line_value
    return below if amount - below < below + line_value - amount else below + line_value


@route(
    ON_A_SCALE,
    fits=lambda amount, small_syringe, middle_syringe, large_syringe: (
        small_syringe < middle_syringe < large_syringe and amount <= large_syringe
    ),
    in_steps=True,
    turns=("small_syringe", "middle_syringe", "large_syringe"),
    rising=("small_syringe", "middle_syringe", "large_syringe"),
    amount=ON_A_SCALE,
    small_syringe=ON_A_SCALE,
    middle_syringe=ON_A_SCALE,
    large_syringe=ON_A_SCALE,
)
def smallest_syringe(
    amount: Fraction, small_syringe: Fraction, middle_syringe: Fraction, large_syringe: Fraction
) -> Fraction:
    return min(size for size in (small_syringe, middle_syringe, large_syringe) if size >= amount)


@route(
    "mL",
    fits=lambda volume, fullest, small_syringe, middle_syringe, large_syringe: (
        small_syringe < middle_syringe < large_syringe and 100 * volume <= fullest * large_syringe
    ),
    in_steps=True,
    turns=("small_syringe", "middle_syringe", "large_syringe"),
    rising=("small_syringe", "middle_syringe", "large_syringe"),
    volume="mL",
    fullest="share",
    small_syringe="mL",
    middle_syringe="mL",
    large_syringe="mL",
)
def smallest_syringe_part_full(
    volume: Fraction,
    fullest: Fraction,
    small_syringe: Fraction,
    middle_syringe: Fraction,
    large_syringe: Fraction,
) -> Fraction:
    return min(size for size in (small_syringe, middle_syringe, large_syringe) if size * fullest >= 100 * volume)


@route(
    "",
    words="behind | on time | ahead",
    in_steps=True,
    turns=("allowance",),
    volume_infused="mL",
    due_volume="mL",
    allowance="mL",
)
def schedule_verdict(volume_infused: Fraction, due_volume: Fraction, allowance: Fraction) -> Fraction:
    off = volume_infused - due_volume
    return Fraction(1 if abs(off) <= allowance else 0 if off < 0 else 2)


@route("gtt/min", drops="gtt", counting_time="min")
def counted_drip_rate(drops: Fraction, counting_time: Fraction) -> Fraction:
    return drops * (1 / counting_time)


@route("mL/min", drip_rate="gtt/min", drop_factor="gtt/mL")
def pump_rate_from_drip_rate(drip_rate: Fraction, drop_factor: Fraction) -> Fraction:
    minutes_for_each = drop_factor / drip_rate
    return 1 / minutes_for_each
