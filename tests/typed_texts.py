"""Texts as they reach the program: anything at all, and what is made of the grammar's own letters and words."""

from hypothesis import strategies as st

from dosecalc.quantities.typed_text import LONGEST

GRAMMAR = "0123456789.,/:+-*x^%° ½¼⅔µμ²eE"
WORDS = (
    *("mg", "mcg", "mL", "ml/hr", "/", "per", "in", "each", "kg", "min", "h", "U", "cc", "gr", "m", "m2", "fl oz"),
    *(
        "half",
        "a",
        "one",
        "thousand",
        "million",
        "units",
        "tab",
        "%",
        "w/v",
        "0",
        "1",
        "1:",
        "1,000",
        "0.5",
        ".5",
        "5.0",
        ".",
    ),
)
TIME_WORDS = (
    *("7", "07", "30", ":", " ", "h", "min", "and", "next day", "+1", "pm", ",", "the", "½", "1 h", "5 min", "0.5"),
    *("(", ")", "day"),
)

grammatical = st.one_of(
    st.text(GRAMMAR, max_size=70),
    st.lists(st.sampled_from((*WORDS, " ", " ")), max_size=14).map("".join),
    st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join),
)
any_text = st.one_of(st.text(max_size=80), st.text(min_size=LONGEST - 1, max_size=400), grammatical)
typed_times = st.one_of(
    st.text(max_size=80),
    st.text("0123456789: ,.+()apmhnextdyHR½", max_size=70),
    st.lists(st.sampled_from(TIME_WORDS), max_size=12).map(" ".join),
)
