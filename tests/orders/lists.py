"""The published lists, typed from their pages and not from the program.

Joint Commission, *Facts about the Official "Do Not Use" List of Abbreviations*, 2017,
https://www.jointcommission.org/facts_about_do_not_use_list/ (all of it).
ISMP, *List of Error-Prone Abbreviations, Symbols, and Dose Designations*, as told by table 1 of a study in BMJ Open
(high-risk abbreviations), by https://freezingblue.com/flashcards/307446/preview/error-prone-abb and by table 3 of
https://escholarship.org/content/qt75z671jb/table3.htm (those entries that orders here are written with); small
fractions, which the edition of 2024 added, by
https://www.ismp.org/news/ismp-updates-list-error-prone-abbreviations-symbols-and-dose-designations.
Sig codes: Hardy Diagnostics, *Abbreviations Used in Prescriptions*,
https://catalog.hardydiagnostics.com/cp_prod/Content/hugo/AbbreviationsUsedInPrescriptions.htm.
"""

from fractions import Fraction

DO_NOT_USE = {
    "10 U": "units",
    "10 u": "units",
    "10 IU": "units",
    "QD": "daily",
    "Q.D.": "daily",
    "qd": "daily",
    "q.d.": "daily",
    "QOD": "every other day",
    "Q.O.D.": "every other day",
    "qod": "every other day",
    "q.o.d.": "every other day",
    "5.0 mg": "5 mg",
    ".5 mg": "0.5 mg",
    "MS": "morphine sulfate",
    "MSO4": "morphine sulfate",
    "MgSO4": "magnesium sulfate",
}
"""What the Joint Commission forbids, with what it says to write."""

ERROR_PRONE = {
    "AD": ("right ear", "right eye"),
    "AS": ("left ear", "left eye"),
    "AU": ("both ears", "both eyes"),
    "OD": ("right eye", "right ear"),
    "OS": ("left eye", "left ear"),
    "OU": ("both eyes", "both ears"),
    "BT": ("bedtime", "twice a day"),
    "D/C": ("discontinue", "discharge"),
    "IJ": ("injection", "into a vein"),
    "IN": ("intranasal", "into a muscle"),
    "HS": ("bedtime", "half-strength"),
    "per os": ("by mouth", "left eye"),
    "q1d": ("daily", "four times a day"),
    "q6PM": ("daily at 6 PM", "every 6 hours"),
    "SC": ("subcutaneously", "under the tongue"),
    "SQ": ("subcut", "5 every"),
    "sub q": ("subcut", "every"),
    "ss": ("one-half", "55"),
    "TIW": ("3 times weekly", "three times a day"),
    "UD": ("as directed", "unit dose"),
    "50 µg": ("50 mcg", "mg"),
    "10 cc": ("10 mL", "U"),
    "10mg": ("10 mg", "zeros"),
    "10 mg.": ("10 mg", "1"),
    "100000 units": ("100,000 units", "miscounted"),
    "½ mg": ("0.5 mg", "1 or 2"),
}
"""What ISMP lists besides, with what to write and a part of what it is mistaken for."""

DOSES_A_DAY = {
    "QD": Fraction(1),
    "QOD": Fraction(1, 2),
    "bid": Fraction(2),
    "tid": Fraction(3),
    "qid": Fraction(4),
    "q2h": Fraction(12),
    "q3h": Fraction(8),
    "q4h": Fraction(6),
    "q6h": Fraction(4),
    "q8h": Fraction(3),
    "q12h": Fraction(2),
    "qam": Fraction(1),
    "HS": Fraction(1),
}
"""How often, counted by hand."""

MEANINGS = {
    "bid": "two",
    "tid": "three",
    "qid": "four",
    "ac": "before meals",
    "pc": "after meals",
    "prn": "needed",
    "po": "mouth",
    "gtt": "drops",
    "stat": "at once",
    "npo": "nothing",
    "cap": "capsule",
    "tab": "tablet",
    "qam": "morning",
    "HS": "bedtime",
    "ung": "ointment",
    "supp": "suppository",
}
"""A word that the meaning must hold, or that what it shortens must."""
