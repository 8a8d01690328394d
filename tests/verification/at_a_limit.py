"""Givens that lie exactly at a limit of their calculation, or just beside it, where a wrong comparison shows."""

AT_A_LIMIT: dict[str, tuple[dict[str, str], ...]] = {
    "beyond_use": (
        {"made": "2026-03-05 14:30", "limit": "30 days", "expiry": "2026-03-10"},
        {"made": "2026-03-05 14:30", "limit": "36 h", "expiry": "2026-03-10"},
    ),
    "beyond_use_with_stability": (
        {"made": "2026-03-05 14:30", "limit": "30 days", "stability": "20 days", "expiry": "2026-03-10"},
    ),
    "change_verdict": ({"change": "25%", "highest_change": "25%"},),
    "concentration_verdict": ({"amount": "500 mg", "volume": "100 mL", "highest_concentration": "5 mg/mL"},),
    "daily_limit_verdict": ({"daily_amount": "4 g/day", "daily_limit": "4,000 mg/day"},),
    "daily_verdict": tuple(
        {"daily_amount": daily, "lowest_amount": "100 mg/day", "highest_amount": "200 mg/day"}
        for daily in ("100 mg/day", "200 mg/day")
    ),
    "device_verdict": ({"volume": "10 mL", "least_volume": "10 mL"},),
    "discard_date": ({"opened": "2026-03-05", "limit": "36 h", "expiry": "2026-12-31"},),
    "divided_dose": ({"daily_dose": "50 mg/kg/day", "weight": "10 kg", "interval": "25 h"},),
    "divided_dose_volume": (
        {"daily_dose": "50 mg/kg/day", "weight": "10 kg", "interval": "25 h", "concentration": "50 mg/mL"},
    ),
    "dose_limit_verdict": ({"dose": "1 g", "dose_limit": "1,000 mg"},),
    "dose_rate_verdict": ({"dose_rate": "10 mg/min", "highest_rate": "600 mg/h"},),
    "dose_verdict": tuple(
        {"dose": dose, "lowest_dose": "100 mg", "highest_dose": "200 mg"} for dose in ("100 mg", "200 mg")
    ),
    "dosing_weight": tuple(
        {"actual_weight": actual, "ideal_weight": "60 kg", "adjusted_above": "130%"}
        for actual in ("60 kg", "60.3 kg", "59.7 kg", "78 kg", "78.3 kg")
    ),
    "elapsed_time": ({"start": "08:00", "end": "08:00"},),
    "highest_hourly_dose_with_basal": ({"demand_dose": "1 mg", "lockout": "8 min", "basal_rate": "0.5 mg/h"},),
    "injection_verdict": ({"dose": "300 mg", "concentration": "100 mg/mL", "most_volume": "3 mL"},),
    "line_verdict": ({"osmolarity": "900 mOsm/L", "peripheral_limit": "900 mOsm/L"},),
    "plateau_rate": ({"volume": "2 L", "duration": "2.5 h"},),
    "reorder_verdict": ({"on_hand": "20 vials", "reorder_point": "20 vials"},),
    "rounding_verdict": ({"difference": "5%", "allowed": "5%"},),
    "schedule_verdict": tuple(
        {"volume_infused": infused, "due_volume": "500 mL", "allowance": allowance}
        for allowance, amounts in (
            ("50 mL", ("440 mL", "450 mL", "470 mL", "530 mL", "550 mL", "560 mL")),
            ("0.3 mL", ("500.5 mL",)),
        )
        for infused in amounts
    ),
    "smallest_bag": ({"least_volume": "100 mL", "small_bag": "50 mL", "middle_bag": "100 mL", "large_bag": "250 mL"},),
    "smallest_syringe": (
        {"amount": "3 mL", "small_syringe": "1 mL", "middle_syringe": "3 mL", "large_syringe": "10 mL"},
    ),
    "smallest_syringe_part_full": tuple(
        {
            "volume": volume,
            "fullest": "75%",
            "small_syringe": "3 mL",
            "middle_syringe": "10 mL",
            "large_syringe": "20 mL",
        }
        for volume in ("7.5 mL", "7.55 mL", "7.45 mL")
    ),
    "use_verdict": ({"planned": "2026-03-05 14:30", "beyond_use": "2026-03-05 14:30"},),
    **{
        name: (
            {
                "stronger_concentration": "70%",
                "weaker_concentration": "5%",
                "wanted_concentration": wanted,
                "total_volume": "1 L",
            },
        )
        for name, wanted in (("volume_of_stronger", "70%"), ("volume_of_weaker", "5%"))
    },
    "weight_verdict": tuple(
        {"actual_weight": actual, "expected_weight": "1,000 g", "tolerance": "5%"}
        for actual in ("940 g", "950 g", "955 g", "1,045 g", "1,050 g", "1,060 g")
    ),
}
