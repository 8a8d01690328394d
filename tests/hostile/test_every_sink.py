"""Whatever somebody puts where a text is expected comes out of every sink as that text: nothing obeys it, nothing is
made of it."""

import os
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from dosecalc.untrusted import cleaned
from tests.hostile.sinks import SINKS, Back
from tests.hostile.texts import AS_IT_IS, ESCAPED, TEXTS, Hostile

CALM = "Plain words"
CUT = 30
"""Characters of a text that every sink shows, however long it is."""


SLOW = {"CSV": "spreadsheets", "XLSX": "spreadsheets", "learner's sheet": "HTML", "Moodle": "Moodle", "QTI": "XML"}
SLOW |= {"Canvas": "TeX", "Anki": "Anki", "GIFT": "GIFT", "HTML": "HTML"}
"""Sinks that take long, with what is written in them; they get what aims at that, and a share of the rest."""

SHARE = 1 if os.environ.get("DOSECALC_HOSTILE") == "all" else 9
CASES = [
    pytest.param(sink, hostile, id=f"{sink}-{hostile}")
    for sink in SINKS
    for place, hostile in enumerate(TEXTS)
    if sink not in SLOW or place % SHARE == 0 or hostile.aims_at.startswith((SLOW[sink], "encoders"))
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sinks")


@cache
def calm(sink: str) -> Back:
    with TemporaryDirectory() as folder:
        return SINKS[sink](CALM, Path(folder))


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("hostile", TEXTS, ids=str)
def test_a_text_has_escapes_in_it_where_the_table_says_so(hostile: Hostile) -> None:
    expected = AS_IT_IS if cleaned(hostile.text) == hostile.text else ESCAPED

    assert expected == hostile.comes_back
    assert cleaned(hostile.text) == cleaned(cleaned(hostile.text))


@pytest.mark.parametrize(("sink", "hostile"), CASES)
def test_a_text_comes_out_as_text(sink: str, hostile: Hostile, folder: Path) -> None:
    back = SINKS[sink](hostile.text, folder)

    assert calm(sink).shape == back.shape
    assert flat(cleaned(hostile.text))[:CUT].strip() in flat(back.texts)
