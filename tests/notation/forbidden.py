"""What the two lists forbid, as it looks in print: typed from the lists, and not from what the program writes by.

Joint Commission, *Facts about the Official "Do Not Use" List of Abbreviations*, 2017,
https://www.jointcommission.org/facts_about_do_not_use_list/ (all of it).
ISMP, *List of Error-Prone Abbreviations, Symbols, and Dose Designations*, 2021 and 2024, as told by
https://ismp.org/recommendations/error-prone-abbreviations-list, by
https://www.ismp.org/news/ismp-updates-list-error-prone-abbreviations-symbols-and-dose-designations (what 2024 changed)
and, for the symbols, by http://www.pulmonologyadvisor.com/clinical-charts/error-prone-symbols/article/661731/.

What is let pass on purpose stands beside the entry; what an order lesson quotes, in `quoted`.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

UNITS = (
    *("mcg", "mg", "kg", "g", "mL", "dL", "L", "mEq", "mmol", "mOsm", "kcal", "units", "unit", "gtt", "lb", "oz"),
    *("min", "h", "s", "cm", "mm", "in", "ft", "m2", "tablets?", "capsules?", "vials?", "doses?", "days?", "puffs?"),
)
UNIT = rf"(?:{'|'.join(UNITS)})"
DRUGS = (
    *("APAP", "ASA", "ARA ?A", "AZT", "CPZ", "DPT", "DTO", "HCl", "HCT", "HCTZ", "MTX", "MVI", "NoAC", "NTG", "PTU"),
    *("T3", "TAC", "TNK", "TPA", "tPA", "TXA", "ZnSO4", "KCl", "NaCl", "NaHCO3", "CaCl2", "KPhos", "NaPhos", "NS"),
    *("D5W", "D10W", "D50W", "D5NS", "SWFI", "5-?FU", "6-?MP", "Nitro", "Norflox", "Vanc", "Levo", "Neo", "Dex"),
)


@dataclass(frozen=True)
class Forbidden:
    """One entry. looks: how it looks in print. bad, good: texts in which it must be found and must not."""

    name: str
    looks: re.Pattern[str]
    bad: tuple[str, ...]
    good: tuple[str, ...]


def _alone(*words: str) -> re.Pattern[str]:
    """The words by themselves: no letter beside them."""
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(words)})(?![A-Za-z])")


DO_NOT_USE = (
    Forbidden("U", _alone("[Uu]"), ("10 U", "10U", "4u of"), ("10 units", "USP")),
    Forbidden("IU", _alone("IU", "iu"), ("10 IU", "10IU"), ("international units",)),
    Forbidden("QD", _alone(r"[Qq]\.?[Dd]\.?"), ("QD", "q.d.", "qd"), ("qid", "daily")),
    Forbidden("QOD", _alone(r"[Qq]\.?[Oo]\.?[Dd]\.?"), ("QOD", "q.o.d.", "qod"), ("every other day",)),
    Forbidden(
        "trailing zero",  # a decimal that is cut short goes on: 0.0330… is none
        re.compile(r"\d\.\d*0(?![\d…])"),
        ("5.0 mg", "0.50 mL", "1,000.0"),
        ("0.05 mg", "10 mg", "2.0001", "0.3330… mL"),
    ),
    Forbidden("naked decimal", re.compile(r"(?<!\d)\.\d"), (".5 mg", "give .25"), ("0.5 mg", "1.5", "12. Give")),
    Forbidden("MS", _alone("MSO4", "MSO₄", "MgSO4", "MgSO₄", "MS"), ("MS 2 mg", "MgSO4", "MSO4"), ("MOsm",)),
)

ABBREVIATIONS = (
    Forbidden("micro sign", re.compile(r"[µμ]|(?<![A-Za-z])ug\b"), ("5 µg", "5 μg", "5 ug"), ("5 mcg", "drug")),
    Forbidden("cc", _alone("cc", "CC", "c\\.c\\."), ("5 cc", "5cc"), ("5 mL", "account")),
    Forbidden("ml and l", re.compile(r"(?:\d ?|/)(?:ml|l|dl)\b"), ("5 ml", "mg/l", "5l"), ("5 mL", "mg/dL")),
    Forbidden("M and K", re.compile(r"\d ?(?:MM|M|K)\b"), ("5 M units", "10K"), ("5 million units", "5 mL", "5 mg")),
    Forbidden("ng", _alone("ng", "Ng", "NG", "nanog"), ("5 ng/mL", "5 nanog"), ("5 nanograms", "long")),
    Forbidden("BT", _alone("BT"), ("at BT",), ("bedtime",)),
    Forbidden("D/C", _alone(r"[Dd]\.?/[Cc]", "DC"), ("D/C it", "d/c"), ("discontinue",)),
    Forbidden("IJ", _alone("IJ"), ("IJ",), ("IM", "IV")),
    Forbidden("IN, NAS", _alone("IN", "NAS"), ("2 mg IN", "NAS"), ("intranasal", "in the nose", "INR")),
    Forbidden("IT", _alone("IT"), ("IT",), ("it", "intrathecal")),
    Forbidden("HS", _alone("HS", "hs", r"h\.s\."), ("10 mg HS", "hs", "h.s."), ("at bedtime", "doses", "hrs")),
    Forbidden("qhs, qn, nightly", _alone("[Qq][Hh][Ss]", "[Qq][Nn]", "[Nn]ightly"), ("qhs", "qn"), ("at bedtime",)),
    Forbidden("OJ", _alone("OJ"), ("in OJ",), ("orange juice",)),
    Forbidden("per os", re.compile(r"\bper os\b", re.IGNORECASE), ("per os",), ("by mouth", "per oz")),
    Forbidden("q1d", _alone("[Qq]1[Dd]", "[Ii]/[Dd]"), ("q1d", "i/d"), ("daily", "q12h")),
    Forbidden("q6PM", re.compile(r"\b[Qq]\d+ ?[AaPp][Mm]\b"), ("q6PM", "q6 pm"), ("daily at 6 PM", "q6h")),
    Forbidden(
        "SC, SQ",
        _alone("SC", "SQ", "sc", "sq", "sub[ -]?[Qq]", "SubQ", r"s\.c\.", r"s\.q\."),
        ("5 mg SC", "SQ", "sub q", "subq", "s.c."),
        ("subcut", "subcutaneous"),
    ),
    Forbidden("ss, SSI", _alone("ss", "SSRI", "SSI"), ("tab ss", "SSI"), ("one-half", "dosse", "less")),
    Forbidden(
        "TIW, BIW", _alone("[TtBb][Ii][Ww]", r"[Tt]\.[Ii]\.[Ww]\."), ("TIW", "t.i.w.", "biw"), ("3 times a week",)
    ),
    Forbidden("UD", _alone("UD", "ud", r"u\.d\."), ("UD", "ud"), ("as directed",)),
    Forbidden(
        "ears and eyes", _alone("AD", "AS", "AU", "OD", "OS", "OU", r"[ao]\.[dsu]\."), ("OD", "a.s."), ("as", "us")
    ),
    Forbidden("x3d", re.compile(r"[x×] ?\d+ ?d\b"), ("x3d", "× 3 d"), ("× 3 days", "for 3 days")),
    Forbidden(
        "apothecary units",
        re.compile(r"[ʒ℥]|\d ?(?:gr|drams?|minims?|dr)\b"),
        ("5 gr", "ʒ", "2 drams"),
        ("5 g", "5 grains"),
    ),
    Forbidden(
        "names of drugs",
        _alone(*DRUGS),
        ("KCl 20 mEq", "IV Vanc", "in NS", "HCTZ"),
        ("potassium chloride", "Levofloxacin"),
    ),
)

SYMBOLS = (
    Forbidden("greater, less", re.compile(r"[<>≤≥≮≯]"), ("> 5 mg", "<10", "≥ 3"), ("more than 5 mg",)),
    Forbidden("arrows", re.compile(r"[↑↓]"), ("↑ rate",), ("raise",)),
    Forbidden("at sign", re.compile(r"@"), ("@ 5 mL/h",), ("at 5 mL/h",)),
    Forbidden("ampersand", re.compile(r"&"), ("A & B",), ("A and B",)),
    Forbidden(
        "plus",  # between numbers, and in an equation, it is arithmetic
        re.compile(r"^[^=]*(?<=[a-z)]) ?\+ ?(?=[A-Za-z])"),
        ("morphine + ketamine",),
        ("5 mL + 3 mL", "morphine and ketamine", "reading = numbered line + lines past it"),
    ),
    Forbidden("degree for hour", re.compile(r"°(?![CF]\b)"), ("q2°", "2 °"), ("37 °C", "98.6 °F")),
    Forbidden("crossed zero", re.compile(r"[ΦφØø∅]"), ("∅",), ("0",)),
    Forbidden("number sign", re.compile(r"(?<!#)#\d|\d#(?!#)"), ("#30", "10#"), ("30 tablets", "####")),
    Forbidden(
        "slash between doses",  # in a unit, and in a strength as its label has it, it is how the field writes
        re.compile(rf"\d ({UNIT})s?/[\d.,]+ \1s?\b"),
        ("25 units/10 units", "5 mg/5 mg"),
        ("400 mg/250 mL", "5 mg/kg", "1 g/10 mL"),
    ),
)

DOSE_DESIGNATIONS = (
    Forbidden(
        "no space",
        re.compile(rf"(?<![A-Za-z\d.,–])[\d.,]*\d{UNIT}\b(?!-)"),
        ("10mg", "5mL", "100units"),
        ("10 mg", "m2", "q4h", "0.9%"),
    ),
    Forbidden(
        "no comma",  # a date has a year, and a time of day may go without its colon
        re.compile(r"(?<![\d.,])(?!0\d{3}\b)(?<!\b(?:0[1-9]|1[0-2])/)\d{4,}(?![\d]|-\d\d)"),
        ("1000 mg", "100000 units", "1:1000", "5/1000"),
        ("1,000 mg", "0.12345", "2026-03-05", "06/2026", "0730", "999"),
    ),
    Forbidden(
        "comma astray", re.compile(r"\d,\d{1,2}(?!\d)|\d{4},\d|\d,\d{4}"), ("1,5 mg", "10,00"), ("1,500", "1, 2")
    ),
    Forbidden(
        "full stop after a unit",
        re.compile(rf"\d {UNIT}\.(?= [a-z(,;])|^[\d.,]+ {UNIT}\.$"),
        ("5 mg. of", "5 mg."),
        ("Give 5 mg. Then",),
    ),
    Forbidden(
        "name and dose run together",
        re.compile(rf"[a-z]{{4,}}\d[\d.,]* {UNIT}\b"),
        ("propranolol20 mg",),
        ("propranolol 20 mg",),
    ),
    Forbidden("small fractions", re.compile(r"[½¼¾⅓⅔⅛⅜⅝⅞]"), ("1½ tablets",), ("half a tablet",)),
    Forbidden(
        "ratio of one injectable drug",
        re.compile(r"\b(?:EPINEPHrine|epinephrine|isoproterenol|neostigmine)\b[^.;]{0,24}\b1:1?\d?\d?,?000"),
        ("EPINEPHrine 1:1,000", "epinephrine injection 1:10,000"),
        ("EPINEPHrine 1 mg/mL", "benzalkonium chloride 1:750"),
    ),
)

FORBIDDEN = (*DO_NOT_USE, *ABBREVIATIONS, *SYMBOLS, *DOSE_DESIGNATIONS)


def found_in(text: str, quoted: Collection[str] = (), passed: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """Every forbidden form in a text, with its name.

    quoted: pieces that a lesson on unsafe orders shows on purpose; they are left out of the text first.
    passed: names of entries that are not looked for.
    """
    for piece in sorted(quoted, key=len, reverse=True):
        text = re.sub(rf"(?<![A-Za-z\d]){re.escape(piece)}(?![A-Za-z\d])", " ", text)
    for entry in FORBIDDEN:
        if entry.name not in passed and (found := entry.looks.search(text)):
            yield entry.name, text[max(0, found.start() - 30) : found.end() + 20]
