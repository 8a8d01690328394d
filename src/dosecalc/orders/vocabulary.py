"""The abbreviations and symbols of orders, and what to write instead of those that are unsafe.

Sources: Institute for Safe Medication Practices, *List of Error-Prone Abbreviations, Symbols, and Dose Designations*
(2021, ismp.org/recommendations/error-prone-abbreviations-list, with the changes of 2024 as told in ismp.org/news); the
Joint Commission, *Facts about the Official "Do Not Use" List of Abbreviations* (2017, jointcommission.org); the words
behind the abbreviations: Hardy Diagnostics, *Abbreviations Used in Prescriptions* (catalog.hardydiagnostics.com). Where
editions of ISMP's list disagree (qhs), a notation is called neither safe nor unsafe in an order to be checked.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from dosecalc.orders.term import Listed, Term
from dosecalc.quantities.words import plainly

DAILY = ("daily", "every day", "once daily", "once a day", "each day", "1 time a day", "one time a day")
TWICE = ("twice a day", "twice daily", "2 times a day", "2 times daily", "two times a day", "two times daily", "bid")
THRICE = ("three times a day", "3 times a day", "three times daily", "3 times daily", "tid")
FOUR_TIMES = ("four times a day", "4 times a day", "four times daily", "4 times daily", "qid")
OTHER_DAY = ("every other day", "every second day", "every 2 days", "on alternate days", "alternate days")
TWICE_WEEKLY = ("2 times weekly", "2 times a week", "twice a week", "twice weekly", "two times a week")
THRICE_WEEKLY = ("3 times weekly", "3 times a week", "three times a week", "three times weekly")
BEDTIME = ("at bedtime", "bedtime", "every night at bedtime", "daily at bedtime", "once daily at bedtime", "qhs")
AT_SIX = ("daily at 6 PM", "every day at 6 PM", "once daily at 6 PM", "6 PM daily", "at 6 PM daily")
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


def _sides(organ: str, many: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The wordings for the right, the left and both of a pair of organs."""

    def where(*named: str) -> tuple[str, ...]:
        return tuple(f"{before}{name}" for name in named for before in ("", "in the ", "into the ", "to the ", "in "))

    return where(f"right {organ}"), where(f"left {organ}"), where(f"both {many}", f"each {organ}")


RIGHT_EYE, LEFT_EYE, BOTH_EYES = _sides("eye", "eyes")
RIGHT_EAR, LEFT_EAR, BOTH_EARS = _sides("ear", "ears")

ISMP, DO_NOT_USE = Listed.ISMP, Listed.JOINT_COMMISSION


def _safe(text: str, meaning: str, from_: str, *mistaken: str, a_day: int = 0, wordings: tuple[str, ...] = ()) -> Term:
    doses = Fraction(a_day) if a_day else None
    return Term(text, meaning, from_, mistaken, wordings or (text, meaning), doses)


HOW_OFTEN = (
    Term(
        *("QD", "once a day", "quaque die, every day"),
        *(("four times a day", "every other day", "in the right eye"), DAILY, Fraction(1), DO_NOT_USE),
        "can be misread as qid (four times a day), or mixed up with QOD",
        ("qd", "q.d.", "Q.D."),
    ),
    Term(
        *("QOD", "every other day", "quaque altera die, on every second day"),
        *(("once a day", "four times a day", "every 8 hours"), OTHER_DAY, Fraction(1, 2), DO_NOT_USE),
        "can be misread as QD (once a day) or qid (four times a day)",
        ("qod", "q.o.d.", "Q.O.D."),
    ),
    Term(
        *("q1d", "once a day", "every 1 day"),
        *(("four times a day", "every hour", "every other day"), DAILY, Fraction(1), ISMP),
        "can be misread as qid (four times a day)",
    ),
    _safe(
        "bid",
        "twice a day",
        "bis in die: bis is two times",
        "three times a day",
        "every 2 days",
        "at bedtime",
        a_day=2,
        wordings=TWICE,
    ),
    _safe(
        "tid",
        "three times a day",
        "ter in die: ter is three times",
        "twice a day",
        "every 3 days",
        "3 times a week",
        a_day=3,
        wordings=THRICE,
    ),
    _safe(
        "qid",
        "four times a day",
        "quater in die: quater is four times",
        "once a day",
        "every other day",
        "every 4 days",
        a_day=4,
        wordings=FOUR_TIMES,
    ),
    _safe(
        "q4h",
        "every 4 hours",
        "quaque 4 hora: quaque is every",
        "four times a day",
        "every 4 days",
        "for 4 hours",
        a_day=6,
    ),
    _safe(
        "q6h",
        "every 6 hours",
        "quaque 6 hora: quaque is every",
        "six times a day",
        "every 6 days",
        "at 6 o'clock",
        a_day=4,
    ),
    _safe(
        "q8h",
        "every 8 hours",
        "quaque 8 hora: quaque is every",
        "eight times a day",
        "every 8 days",
        "for 8 hours",
        a_day=3,
    ),
    _safe(
        "q12h",
        "every 12 hours",
        "quaque 12 hora: quaque is every",
        "12 times a day",
        "at 12 o'clock",
        "every 12 days",
        a_day=2,
    ),
    _safe(
        "qam",
        "every morning",
        "quaque ante meridiem: quaque is every",
        "four times a day",
        "every hour",
        "every evening",
        a_day=1,
    ),
    _safe(
        "qpm",
        "every evening",
        "quaque post meridiem: quaque is every",
        "every morning",
        "every hour",
        "as needed",
        a_day=1,
    ),
    _safe(
        "qhs",
        "every night at bedtime",
        "quaque hora somni: somnus is sleep",
        "every hour",
        "in half strength",
        "every 8 hours",
        a_day=1,
        wordings=BEDTIME,
    ),
    Term(
        *("BIW", "twice a week", "bis, two times, in a week"),
        *(("twice a day", "every 2 weeks", "three times a week"), TWICE_WEEKLY, None, ISMP),
        "can be misread as twice a day",
        ("biw",),
    ),
    Term(
        *("TIW", "three times a week", "ter, three times, in a week"),
        *(("three times a day", "twice a week", "every 3 weeks"), THRICE_WEEKLY, None, ISMP),
        "can be misread as three times a day, or as twice a week",
        ("tiw",),
    ),
    Term(
        *("x3d", "for 3 days", "times 3 days"),
        *(("for 3 doses", "every 3 days", "three times a day"), DAYS, None, ISMP),
        "can be misread as 3 doses",
    ),
)
WHEN = (
    Term(
        *("HS", "at bedtime", "hora somni: somnus is sleep"),
        *(("in half strength", "every hour", "every morning"), BEDTIME, Fraction(1), ISMP),
        "can be taken for half-strength",
        ("hs", "h.s."),
    ),
    Term(
        *("BT", "at bedtime", "the first letters of bed and time"),
        *(("twice a day", "before tea", "by tube"), BEDTIME, Fraction(1), ISMP),
        "can be misread as bid (twice a day)",
    ),
    Term(
        *("q6PM", "every day at 6 PM", "quaque 6 PM: quaque is every"),
        *(("every 6 hours", "six times a day", "every 6 days"), AT_SIX, Fraction(1), ISMP),
        "can be misread as every 6 hours",
    ),
    _safe(
        "ac", "before meals", "ante cibum: ante is before, cibus is food", "after meals", "with meals", "in the morning"
    ),
    _safe("pc", "after meals", "post cibum: post is after, cibus is food", "before meals", "with meals", "as needed"),
    _safe("prn", "as needed", "pro re nata, for what has come up", "every night", "by the rectum", "at once"),
    _safe("stat", "at once", "statim, at once", "as needed", "once a day", "when the patient is stable"),
    _safe(
        "npo",
        "nothing by mouth",
        "nil per os: nil is nothing, os is the mouth",
        "by mouth",
        "nothing at night",
        "by nasal tube",
    ),
    Term(
        *("UD", "as directed", "ut dictum, as was said"),
        *(("unit dose", "until done", "under the skin, daily"), AS_DIRECTED, None, ISMP),
        "can be taken for unit dose: a whole bag was given for it",
        ("ud",),
    ),
)
WHERE = (
    _safe("po", "by mouth", "per os: os is the mouth", "after meals", "by the rectum", "after surgery", wordings=MOUTH),
    _safe("SL", "under the tongue", "sub lingua: lingua is the tongue", "under the skin", "slowly", "in the left eye"),
    _safe(
        "IM",
        "into a muscle",
        "intramuscular",
        "into a vein",
        "into the nose",
        "under the skin",
        wordings=("IM", "intramuscularly", "into a muscle"),
    ),
    _safe(
        "IV",
        "into a vein",
        "intravenous",
        "into a muscle",
        "4 of them",
        "under the skin",
        wordings=("IV", "intravenously", "into a vein"),
    ),
    _safe("PR", "by the rectum", "per rectum", "as needed", "by mouth", "at the prescriber's order"),
    Term(
        *("per os", "by mouth", "per os: os is the mouth"),
        *(("in the left eye", "by the nose", "after surgery"), MOUTH, None, ISMP),
        "os can be taken for the left eye (OS)",
    ),
    Term(
        *("SC", "under the skin", "subcutaneous: cutis is the skin"),
        *(("under the tongue", "into a muscle", "into a vein"), SKIN, None, ISMP),
        "can be misread as SL (under the tongue)",
        ("sc",),
    ),
    Term(
        *("SQ", "under the skin", "subcutaneous: cutis is the skin"),
        *(("every 5 hours", "under the tongue", "every second hour"), SKIN, None, ISMP),
        "can be misread as “5 every”",
        ("sq", "sub q"),
    ),
    Term(
        *("IN", "into the nose", "intranasal: nasus is the nose"),
        *(("into a muscle", "into a vein", "by inhaling"), NOSE, None, ISMP),
        "can be misread as IM (into a muscle) or IV (into a vein)",
    ),
    Term(
        *("IJ", "by injection", "the first letters of injection"),
        *(("into a vein", "into a joint", "into the neck vein"), INJECTION, None, ISMP),
        "can be misread as IV (into a vein), or taken for the jugular vein",
    ),
    Term(
        *("IT", "into the spinal fluid", "intrathecal: theca is a sheath"),
        *(("into the windpipe", "into a vein", "into the tissue"), SPINE, None, ISMP),
        "can be taken for intratracheal, intratumor or intratympanic",
    ),
)


def _organ(text: str, meaning: str, from_: str, mistaken: tuple[str, ...], wordings: tuple[str, ...], why: str) -> Term:
    dotted = ".".join(text.lower()) + "."
    return Term(text, meaning, from_, mistaken, wordings, None, ISMP, why, (dotted,))


EYES_AND_EARS = (
    _organ(
        *(
            "OD",
            "in the right eye",
            "oculus dexter: dexter is right",
            ("once a day", "in the left eye", "in the right ear"),
        ),
        *(RIGHT_EYE, "can be taken for once a day, or misread as AD (right ear)"),
    ),
    _organ(
        *(
            "OS",
            "in the left eye",
            "oculus sinister: sinister is left",
            ("by mouth", "in the right eye", "in the left ear"),
        ),
        *(LEFT_EYE, "can be misread as AS (left ear), or taken for by mouth"),
    ),
    _organ(
        *(
            "OU",
            "in both eyes",
            "oculi uterque: uterque is each of two",
            ("in both ears", "in the right eye", "in the left eye"),
        ),
        *(BOTH_EYES, "can be misread as AU (both ears)"),
    ),
    _organ(
        *(
            "AD",
            "in the right ear",
            "auris dextra: auris is the ear",
            ("in the right eye", "in the left ear", "before meals"),
        ),
        *(RIGHT_EAR, "can be misread as OD (right eye)"),
    ),
    _organ(
        *(
            "AS",
            "in the left ear",
            "auris sinistra: auris is the ear",
            ("in the left eye", "in the right ear", "as needed"),
        ),
        *(LEFT_EAR, "can be misread as OS (left eye)"),
    ),
    _organ(
        *(
            "AU",
            "in both ears",
            "aures uterque: uterque is each of two",
            ("in both eyes", "in the right ear", "in the left ear"),
        ),
        *(BOTH_EARS, "can be misread as OU (both eyes)"),
    ),
)
FORMS_AND_NUMBERS = (
    _safe("gtt", "drops", "guttae, drops", "grains", "grams", "glasses"),
    _safe("tab", "tablet", "tabella, a small board", "tablespoon", "capsule", "teaspoon"),
    _safe("cap", "capsule", "capsula, a small box", "capful", "tablet", "cream"),
    _safe("supp", "suppository", "suppositorium", "suspension", "syrup", "supplement"),
    _safe("susp", "suspension", "suspensio", "suppository", "syrup", "spray"),
    _safe("ung", "ointment", "unguentum, ointment", "under the nail", "lotion", "under the tongue"),
    _safe("i", "1", "Roman numeral", "2", "11", "10"),
    _safe("ii", "2", "Roman numeral", "11", "3", "20"),
    _safe("iii", "3", "Roman numeral", "111", "4", "30"),
    _safe("vi", "6", "Roman numeral: v is 5, and what follows it is added", "4", "51", "11"),
    _safe("ix", "9", "Roman numeral: x is 10, and what stands before it is taken away", "11", "6", "4"),
    Term(
        *("ss", "one-half", "semis, half"),
        *(("55", "2", "teaspoon"), HALF, None, ISMP),
        "can be misread as 55, or taken for sliding scale",
    ),
)
DRUGS_AND_SYMBOLS = (
    Term(
        *("MS", "morphine sulfate", "the first letters of its two words"),
        *(("magnesium sulfate", "multiple sclerosis", "milk of magnesia"), MORPHINE, None, DO_NOT_USE),
        "can stand for morphine sulfate or magnesium sulfate",
    ),
    Term(
        *("MSO4", "morphine sulfate", "M and the formula of sulfate"),
        *(("magnesium sulfate", "manganese sulfate", "milk of magnesia"), MORPHINE, None, DO_NOT_USE),
        "can be mixed up with MgSO4 (magnesium sulfate)",
    ),
    Term(
        *("MgSO4", "magnesium sulfate", "the chemical formula"),
        *(("morphine sulfate", "manganese sulfate", "milk of magnesia"), MAGNESIUM, None, DO_NOT_USE),
        "can be mixed up with MSO4 (morphine sulfate)",
    ),
    Term(
        *("D/C", "discontinue", "the first letters of discontinue"),
        *(("discharge", "give with dextrose", "give daily in courses"), STOP, None, ISMP),
        "can be taken for discharge, and on a list of medicines to go home with for discontinue",
        ("DC", "d/c"),
    ),
    Term("@", "at", "the sign for at", ("2", "and", "about"), AT, None, ISMP, "can be misread as 2"),
    Term("&", "and", "the sign for and", ("2", "at", "or"), AND, None, ISMP, "can be misread as 2"),
    Term(
        *(">", "more than", "the sign of comparison", ("less than", "exactly", "at once"), MORE_THAN, None, ISMP),
        "can be taken for less than, or misread as 7",
    ),
    Term(
        *("<", "less than", "the sign of comparison", ("more than", "exactly", "about"), LESS_THAN, None, ISMP),
        "can be taken for more than, or misread as 4",
    ),
)

VOCABULARY = (*HOW_OFTEN, *WHEN, *WHERE, *EYES_AND_EARS, *FORMS_AND_NUMBERS, *DRUGS_AND_SYMBOLS)
SAFE_WORDINGS = tuple(dict.fromkeys(term.wordings for term in VOCABULARY))
"""What may be written in an order, each with everything else that says the same."""


@cache
def _by_spelling() -> dict[str, Term]:
    return {spelling: term for term in VOCABULARY for spelling in term.all_spellings}


@cache
def _by_wording() -> dict[str, tuple[str, ...]]:
    return {plainly(wording): wordings for wordings in SAFE_WORDINGS for wording in wordings}


def term(text: str) -> Term | None:
    """The abbreviation or symbol that is spelled exactly so; None where it is none."""
    return _by_spelling().get(text)


def same_meaning(text: str) -> tuple[str, ...]:
    """Every safe wording that says the same as this one, the best first; empty where it is not known."""
    return _by_wording().get(plainly(text), ())
