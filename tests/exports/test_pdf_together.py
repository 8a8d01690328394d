"""All variants in one PDF: the pages of each as in a file of its own, and nobody's on the back of another's."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dosecalc.exports.catalogue import export_to, export_together_to, format_names
from dosecalc.exports.export import CannotExport, Loss, Source, source_of
from dosecalc.exports.formats import pdf
from dosecalc.exports.options import Options, Paper, SheetKind
from dosecalc.sets.drawing import made_set
from dosecalc.sets.problem_set import Learner
from tests.exports.sources import HOSTILE
from tests.sets.asking import asked, from_topics

pypdf = pytest.importorskip("pypdf", reason="reads the sheets back")
pytest.importorskip("typst", reason="sets the sheets")

KINDS = pytest.mark.parametrize("kind", list(SheetKind))
CLASS = (Learner("d4", "Dora Diaz"), Learner("a1", "Ana Ash"), Learner("cyrus-3"), Learner("b2", "Bo Berg"))
"""Not in the order of the alphabet."""


@cache
def sheets(problems: int = 3, *, of_a_class: bool = True) -> tuple[Source, ...]:
    topics = ("cases", "devices", "orders", "titration")
    roster = CLASS if of_a_class else ()
    made = made_set(asked(from_topics(topics, problems), 2, versions=3, roster=roster))
    return tuple(source_of(made, variant) for variant in made.variants)


def together(
    sources: Sequence[Source], path: Path, kind: SheetKind = SheetKind.worksheet, paper: Paper = Paper.letter
) -> list[Loss]:
    """Write them; what was lost."""
    losses: list[Loss] = []
    export_together_to(export_to("pdf")).write_together(sources, path, Options(kind, paper), losses.append)
    return losses


def pages(path: Path) -> list[str]:
    return [re.sub(r"\s", "", page.extract_text()) for page in pypdf.PdfReader(path).pages]


@pytest.mark.parametrize(("kind", "paper"), list(zip(SheetKind, [*Paper, *Paper], strict=True)))
def test_the_pages_of_each_are_those_of_a_file_of_its_own(kind: SheetKind, paper: Paper, tmp_path: Path) -> None:
    """So numbers of pages start anew, and the order is that of the class."""
    together(sheets(), tmp_path / "all.pdf", kind, paper)
    alone = []
    for source in sheets():
        export_to("pdf").write(source, tmp_path / "one.pdf", Options(kind, paper), lambda _: None)
        alone += pages(tmp_path / "one.pdf")

    assert alone == [text for text in pages(tmp_path / "all.pdf") if text]


@KINDS
def test_a_sheet_that_is_handed_out_begins_on_the_front_of_a_leaf(kind: SheetKind, tmp_path: Path) -> None:
    """A key stays with the instructor: it begins on the next page, without one left blank."""
    lengths = set()
    for problems in (1, 2, 3):
        together(sheets(problems), tmp_path / "all.pdf", kind)
        found = pages(tmp_path / "all.pdf")
        first = [number for number, text in enumerate(found, start=1) if "Page1of" in text]
        blank = [number for number, text in enumerate(found, start=1) if not text]
        lengths |= {int(length) for text in found for length in re.findall(r"Page1of(\d+)", text)}

        assert len(first) == len(CLASS)
        if kind in {SheetKind.worksheet, SheetKind.answer_sheet}:
            assert all(number % 2 == 1 for number in first)
            assert all(number + 1 in first for number in blank)
        else:
            assert blank == []
    assert kind in {SheetKind.answer_sheet, SheetKind.key} or {length % 2 for length in lengths} == {0, 1}


@KINDS
def test_every_page_of_a_learner_says_whose_it_is(kind: SheetKind, tmp_path: Path) -> None:
    together(sheets(), tmp_path / "all.pdf", kind)
    whose = [str(source.learner).replace(" ", "") for source in sheets()]
    found = [[name for name in whose if name in text] for text in pages(tmp_path / "all.pdf") if text]

    assert all(len(names) == 1 for names in found)
    assert whose == list(dict.fromkeys(name for names in found for name in names))


def test_variants_of_nobody_are_together_as_well(tmp_path: Path) -> None:
    together(sheets(of_a_class=False), tmp_path / "all.pdf", SheetKind.key)

    found = pages(tmp_path / "all.pdf")
    assert len(found) == 3
    assert all(f"Variant{name}" in text for name, text in zip("ABC", found, strict=True))


def test_the_outline_leads_to_each_sheet(tmp_path: Path) -> None:
    together(sheets(), tmp_path / "all.pdf")
    reader = pypdf.PdfReader(tmp_path / "all.pdf")
    entries: list[Any] = [entry for entry in reader.outline if not isinstance(entry, list)]
    starts = [number for number, text in enumerate(pages(tmp_path / "all.pdf")) if "Page1of" in text]

    whose = [f"{learner}, Variant {number}" for number, learner in enumerate(CLASS, start=1)]
    assert whose == [entry.title for entry in entries]
    assert starts == [reader.get_destination_page_number(entry) for entry in entries]
    assert reader.metadata.title.replace("\u00a0", " ") == "A quiz, variants 1 to 4, worksheet"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in reader.trailer["/Root"]["/Metadata"].get_data()


def test_what_is_lost_is_told_once(tmp_path: Path) -> None:
    hostile = [replace(each, learner=Learner(HOSTILE[:90], HOSTILE)) for each in sheets()]

    assert [Loss(0, "", pdf.ESCAPED)] == together(hostile, tmp_path / "all.pdf")


def test_the_same_sheets_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        together(sheets(), tmp_path / name)

    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_of_very_many_problems_there_are_several_files_and_nobody_is_parted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "MOST_TOGETHER", 7)
    losses = together(sheets(), tmp_path / "all.pdf")

    assert [Loss(0, "", "4 sheets make 2 files, to all-2.pdf")] == losses
    for name, held in (("all.pdf", CLASS[:2]), ("all-2.pdf", CLASS[2:])):
        text = "".join(pages(tmp_path / name))
        assert [str(who).replace(" ", "") in text for who in CLASS] == [who in held for who in CLASS]


def test_a_variant_that_makes_booklets_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "BOOKLET", 2)

    with pytest.raises(CannotExport, match="leave --together out"):
        together(sheets(), tmp_path / "all.pdf")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", [name for name in format_names() if name != "pdf"])
def test_what_has_no_pages_has_no_sheets_together(name: str) -> None:
    with pytest.raises(CannotExport, match="only PDF has all variants together in one file"):
        export_together_to(export_to(name))
