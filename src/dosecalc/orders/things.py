"""Abbreviations of forms, numbers and drugs, and symbols."""

from dosecalc.orders.term import DO_NOT_USE, safe, unsafe
from dosecalc.orders.wordings import AND, AT, HALF, LESS_THAN, MAGNESIUM, MORE_THAN, MORPHINE, STOP

FORMS_AND_NUMBERS = (
    safe("gtt", "drops", "guttae, drops", "grains | grams | glasses"),
    safe("tab", "tablet", "tabella, a small board", "tablespoon | capsule | teaspoon"),
    safe("cap", "capsule", "capsula, a small box", "capful | tablet | cream"),
    safe("supp", "suppository", "suppositorium", "suspension | syrup | supplement"),
    safe("susp", "suspension", "suspensio", "suppository | syrup | spray"),
    safe("ung", "ointment", "unguentum, ointment", "under the nail | lotion | under the tongue"),
    *(
        unsafe(numeral, meaning, from_, mistaken, (meaning,), "can be misread as letters or as another number")
        for numeral, meaning, from_, mistaken in (
            ("i", "1", "Roman numeral", "2 | 11 | 10"),
            ("ii", "2", "Roman numeral", "11 | 3 | 20"),
            ("iii", "3", "Roman numeral", "111 | 4 | 30"),
            ("vi", "6", "Roman numeral: v is 5, and what follows it is added", "4 | 51 | 11"),
            ("ix", "9", "Roman numeral: x is 10, and what stands before it is taken away", "11 | 6 | 4"),
        )
    ),
    unsafe(
        "ss", "one-half", "semis, half", "55 | 2 | teaspoon", HALF, "can be misread as 55, or taken for sliding scale"
    ),
)

DRUGS_AND_SYMBOLS = (
    unsafe(
        "MS",
        "morphine sulfate",
        "the first letters of its two words",
        "magnesium sulfate | multiple sclerosis | milk of magnesia",
        MORPHINE,
        "can stand for morphine sulfate or magnesium sulfate",
        listed=DO_NOT_USE,
    ),
    unsafe(
        "MSO4",
        "morphine sulfate",
        "M and the formula of sulfate",
        "magnesium sulfate | manganese sulfate | milk of magnesia",
        MORPHINE,
        "can be mixed up with MgSO4 (magnesium sulfate)",
        listed=DO_NOT_USE,
    ),
    unsafe(
        "MgSO4",
        "magnesium sulfate",
        "the chemical formula",
        "morphine sulfate | manganese sulfate | milk of magnesia",
        MAGNESIUM,
        "can be mixed up with MSO4 (morphine sulfate)",
        listed=DO_NOT_USE,
    ),
    unsafe(
        "D/C | DC | d/c",
        "discontinue",
        "the first letters of discontinue",
        "discharge | give with dextrose | give daily in courses",
        STOP,
        "can be taken for discharge; where discharge was meant, medicines were stopped that should have gone on",
    ),
    unsafe("@", "at", "the sign for at", "2 | and | about", AT, "can be misread as 2"),
    unsafe("&", "and", "the sign for and", "2 | at | or", AND, "can be misread as 2"),
    unsafe(
        ">",
        "more than",
        "the sign of comparison",
        "less than | exactly | at once",
        MORE_THAN,
        "can be taken for less than, or misread as 7",
    ),
    unsafe(
        "<",
        "less than",
        "the sign of comparison",
        "more than | exactly | about",
        LESS_THAN,
        "can be taken for more than, or misread as 4",
    ),
)
