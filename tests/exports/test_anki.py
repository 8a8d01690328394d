"""Decks as Anki itself imports them: each problem a card, once, whatever is in its words."""

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from dosecalc.exports.cards.anki_deck import EPOCH, deck_name
from dosecalc.exports.export import Source
from tests.exports.sources import source, written

pytest.importorskip("anki", reason="Anki is in the extra interop; it has no wheel for some systems")

from anki.collection import Collection, ImportAnkiPackageRequest

TAGS = re.compile(r"<[^>]+>")


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def imported(collection: Collection, path: Path) -> tuple[int, int, int]:
    """How many notes were new, updated, and known as they are."""
    log = collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(path))).log
    return len(log.new), len(log.updated), len(log.duplicate)


def deck(what: Source, path: Path, monkeypatch: pytest.MonkeyPatch, at: int = 1_700_000_000) -> Path:
    monkeypatch.setenv(EPOCH, str(at))
    written("anki", what, path)
    return path


def seen(collection: Collection) -> list[tuple[str, str]]:
    """The texts of both sides of each card, as Anki renders them."""
    cards = [collection.get_card(id_) for id_ in collection.find_cards("deck:*")]
    return [(card.question(), card.answer()) for card in cards]


def test_a_second_import_doubles_nothing_and_a_later_deck_updates(
    collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    what = source()
    first = deck(what, tmp_path / "one.apkg", monkeypatch)

    assert (what.size, 0, 0) == imported(collection, first)
    assert (0, 0, what.size) == imported(collection, first)
    later = deck(what, tmp_path / "two.apkg", monkeypatch, at=1_800_000_000)
    new, updated, known = imported(collection, later)
    assert (0, what.size) == (new, updated + known)
    assert what.size == collection.note_count()


def test_a_card_shows_all_that_is_asked_and_on_its_back_every_answer(
    collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    what = source()
    imported(collection, deck(what, tmp_path / "one.apkg", monkeypatch))
    sides = [tuple(map(plain, side)) for side in seen(collection)]

    for shown, (question, answer) in zip(what.drawn(), sides, strict=True):
        assert shown.problem
        assert all(plain(text) in question for _, text in shown.printed.card)
        for part in shown.problem.parts:
            assert plain(part.ask) in question
            assert f"Answer: {part.key}" in answer
            assert f"Answer: {part.key}" not in question


def plain(html: str) -> str:
    return " ".join(unescape(TAGS.sub(" ", re.sub(r"(?s)<style.*?</style>|(?<=\w)<s>|</s>", "", html))).split())


def test_words_from_outside_are_only_words(
    collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    what = source(hostile=True)
    imported(collection, deck(what, tmp_path / "one.apkg", monkeypatch))

    assert what.size == len(seen(collection))
    assert not any("<script" in question + answer for question, answer in seen(collection))
    assert deck_name(what) in {each.name for each in collection.decks.all_names_and_ids()}
    assert not any("[sound:" in question + answer for question, answer in seen(collection))


def test_the_same_set_gives_the_same_deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packages = [deck(source(), tmp_path / name, monkeypatch) for name in ("one", "two")]
    contents = []
    for package in packages:
        with zipfile.ZipFile(package) as opened:
            contents.append(opened.read("collection.anki2"))

    assert contents[0] == contents[1]
