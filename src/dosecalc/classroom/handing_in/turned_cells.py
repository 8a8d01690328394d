"""What spreadsheets make of answers: `3/5` becomes a date, `1:10` a time of day, a long number is cut short.

A cell that looks so may hold what the learner never typed, so it is shown to a person instead of just being wrong.
"""

from __future__ import annotations

import re

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august)\.?"
DATE = re.compile(
    rf"\d{{1,2}}[- /.]{{1,2}}{MONTH}(?:[- /.]\d{{2,4}})?"
    rf"|{MONTH}[- /.]{{1,2}}\d{{1,4}}(?:,? \d{{4}})?"
    r"|(?P<iso>\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d)?)"
    r"|\d{4}-\d{1,2}-\d{1,2}[ T][\d:.]+"
    r"|\d{1,2}([/.])\d{1,2}\2(?:\d{2}|\d{4})(?: [\d:]+(?: ?[ap]m)?)?",
    re.IGNORECASE,
)
TIME = re.compile(r"(?P<plain>0\d:\d\d|\d{1,2}:\d\d:00(?: ?[ap]m)?)|\d{1,2}:\d\d:\d\d(?: ?[ap]m)?", re.IGNORECASE)
DAYS = re.compile(r"[34]\d{4}(?:\.\d+)?")
"""How spreadsheets count days: 36526 is 2000-01-01, 49999 is 2036-11-20."""

LARGE = re.compile(r"\d\d,\d{3}")
"""A right answer to which an amount like a count of days can be a wrong one."""

POWER = re.compile(r"\d(?:[.,]\d+)?E[+-]?\d+", re.IGNORECASE)
FAULT = re.compile(r"#+|#(?:name\?|value!|ref!|div/0!|n/a|num!|null!)", re.IGNORECASE)
KEY_WITH_DATE, KEY_WITH_TIME = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\b\d\d:\d\d\b")

ASK = "see what the learner typed"


def turned_into(text: str, key: str) -> str:
    """What a spreadsheet may have made of an answer that is not right, in words; empty where nothing looks so.

    key: the right answer, by which it is known whether a date or a time was asked for.

    >>> turned_into("05-Mar", "0.6 mL")
    'this looks like a date, as a spreadsheet makes one of 3/5 or 1-2; see what the learner typed'
    >>> turned_into("05-Mar", "0.6 mL") and turned_into("2026-03-06", "2026-03-05"), turned_into("0.5 mL", "0.6 mL")
    ('', '')
    >>> turned_into("45721", "0.6 mL"), turned_into("45721", "40,000 units")
    ('this looks like a date, as a spreadsheet makes one of 3/5 or 1-2; see what the learner typed', '')
    """
    text = text.strip()
    if FAULT.fullmatch(text):
        return f"a spreadsheet wrote this in place of the answer; {ASK}"
    if POWER.fullmatch(text):
        return f"a spreadsheet may have shortened this number; {ASK}"
    asks_date, asks_time = bool(KEY_WITH_DATE.match(key)), bool(KEY_WITH_TIME.search(key))
    is_count_of_days = bool(DAYS.fullmatch(text)) and not LARGE.search(key)
    if ((date := DATE.fullmatch(text)) or is_count_of_days) and not asks_date:
        return f"this looks like a date, as a spreadsheet makes one of 3/5 or 1-2; {ASK}"
    if asks_date and ((date and not date["iso"]) or DAYS.fullmatch(text)):
        return f"a spreadsheet may have rewritten this date; {ASK}"
    if (time := TIME.fullmatch(text)) and not (asks_time and time["plain"]):
        return f"this looks like a time of day, as a spreadsheet makes one of 1:10; {ASK}"
    return ""
