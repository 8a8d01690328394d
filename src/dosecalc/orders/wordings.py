"""What is safe to write in an order: all wordings of a meaning together, the best first."""

from __future__ import annotations

DAILY = (
    *("daily", "every day", "once daily", "once a day", "each day", "1 time a day", "one time a day"),
    *("once per day", "once each day", "once every day", "one time daily", "1 time daily", "one time per day"),
)
TWICE = (
    *("twice a day", "twice daily", "2 times a day", "2 times daily", "two times a day", "two times daily", "bid"),
    *("twice per day", "twice each day", "two times per day", "2 times per day"),
)
THRICE = ("three times a day", "3 times a day", "three times daily", "3 times daily", "tid")
FOUR_TIMES = ("four times a day", "4 times a day", "four times daily", "4 times daily", "qid")
OTHER_DAY = ("every other day", "every second day", "every 2 days", "on alternate days", "alternate days")
TWICE_WEEKLY = ("2 times weekly", "2 times a week", "twice a week", "twice weekly", "two times a week")
THRICE_WEEKLY = ("3 times weekly", "3 times a week", "three times a week", "three times weekly")
BEDTIME = (
    *("at bedtime", "bedtime", "every night at bedtime", "daily at bedtime", "once daily at bedtime"),
    *("every day at bedtime", "each night at bedtime", "once a day at bedtime"),
)
NIGHTLY = ("qhs", "nightly", "nightly at bedtime")
"""Neither safe nor unsafe: ISMP's list of 2021 says nightly for qhs, other editions keep one or warn of the other."""

SIX = ("6 PM", "6PM", "6 p.m.", "6:00 PM", "6:00 p.m.", "18:00", "1800", "1800 hours")
"""Neither list has anything against a time of day; of 12 or of 24 hours, it cannot be taken for another."""

AT_SIX = tuple(
    written
    for time in SIX
    for day in ("daily", "every day", "once daily", "once a day", "each day")
    for written in (f"{day} at {time}", f"at {time} {day}", f"{time} {day}")
)
AS_DIRECTED = ("as directed", "as instructed")
MOUTH = ("by mouth", "orally", "oral", "po")
SKIN = ("subcut", "subcutaneous", "subcutaneously", "subq", "under the skin")
NOSE = ("intranasal", "intranasally", "into the nose", "in the nose", "by nose", "nasally")
INJECTION = ("injection", "by injection", "as an injection")
SPINE = ("intrathecal", "intrathecally", "into the spinal fluid")
MORPHINE = ("morphine sulfate", "morphine")
MAGNESIUM = ("magnesium sulfate",)
HALF = ("one-half", "half", "one half", "half a", "a half", "half of a")
DAYS = ("for 3 days", "3 days")
AND = ("and",)
AT = ("at", "at a rate of")
MORE_THAN, LESS_THAN = ("more than", "greater than", "above", "over"), ("less than", "below", "under")
STOP = ("discontinue", "stop")
BEFORE_A_PLACE = ("", "in the ", "into the ", "to the ", "in ", "into ", "to ")


def _sides(organ: str, many: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The wordings for the right, the left and both of a pair of organs."""

    def where(*named: str) -> tuple[str, ...]:
        return tuple(f"{before}{name}" for name in named for before in BEFORE_A_PLACE)

    return where(f"right {organ}"), where(f"left {organ}"), where(f"both {many}", f"each {organ}")


RIGHT_EYE, LEFT_EYE, BOTH_EYES = _sides("eye", "eyes")
RIGHT_EAR, LEFT_EAR, BOTH_EARS = _sides("ear", "ears")
