"""A device that shows an answer stands in keys alone, in each format that shows pictures or tells them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dosecalc.exports.export import Source, source_of
from dosecalc.exports.options import Options, SheetKind
from dosecalc.sets.drawing import made_set
from dosecalc.sets.printed import printed_answer
from tests.exports.sources import written
from tests.sets.asking import asked, from_topics


@pytest.fixture(scope="module")
def what() -> Source:
    made = made_set(asked(from_topics(("devices",), 20)))
    return source_of(made, made.variants[0])


def told(what: Source) -> Iterator[str]:
    for shown in what.drawn():
        if shown.problem:
            for place in range(len(shown.problem.parts)):
                yield from (picture.says for picture in printed_answer(shown.problem, place))


@pytest.mark.parametrize(("name", "says"), [("html", "<title"), ("md", "In words: ")])
def test_a_worked_key_shows_the_answer_on_its_device_and_a_worksheet_does_not(
    name: str, says: str, what: Source, tmp_path: Path
) -> None:
    written(name, what, tmp_path / "sheet", Options(SheetKind.worksheet))
    written(name, what, tmp_path / "key", Options(SheetKind.worked_key))
    before, after = ((tmp_path / file).read_text(encoding="utf-8").count(says) for file in ("sheet", "key"))

    assert list(told(what))
    assert len(list(told(what))) == after - before
