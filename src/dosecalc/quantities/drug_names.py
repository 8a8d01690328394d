"""Drug names in tall-man letters, which keep look-alike names apart.

Source: FDA and ISMP, *Look-Alike Drug Names with Recommended Tall Man (Mixed Case) Letters*, as in force in 2023; names
that neither lists, such as norepinephrine or heparin, are written in small letters throughout.
"""

import re

TALL_MAN = (
    *("CARBOplatin", "CISplatin", "DAUNOrubicin", "diphenhydrAMINE", "DOBUTamine", "DOPamine", "DOXOrubicin"),
    *("glyBURIDE", "hydrALAZINE", "HYDROmorphone", "methylPREDNISolone", "niCARdipine", "predniSONE", "prednisoLONE"),
    *(
        "vinBLAStine",
        "vinCRIStine",
        "azaCITIDine",
        "ceFAZolin",
        "cefTRIAXone",
        "cefTAZidime",
        "cloNIDine",
        "DAPTOmycin",
    ),
    *("dexAMETHasone", "dexmedeTOMIDine", "dilTIAZem", "EPINEPHrine", "ePHEDrine", "fentaNYL", "inFLIXimab"),
    *(
        "riTUXimab",
        "levETIRAcetam",
        "levoFLOXacin",
        "LORazepam",
        "metFORMIN",
        "metroNIDAZOLE",
        "oxyCODONE",
        "PEMEtrexed",
    ),
)
"""FDA's list first, then what ISMP adds to it; only names that are in use here or soon will be."""

BY_SMALL_LETTERS = {name.lower(): name for name in TALL_MAN}


def tall_man(text: str) -> str:
    """The text with every listed drug name in tall-man letters, whatever its case.

    >>> tall_man("Dopamine 400 mg; norepinephrine 4 mg")
    'DOPamine 400 mg; norepinephrine 4 mg'
    """
    return re.sub("[A-Za-z]+", lambda word: BY_SMALL_LETTERS.get(word[0].lower(), word[0]), text)
