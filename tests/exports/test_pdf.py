"""PDF, read back by pypdf: what is in the set is on the paper, and nothing else."""

import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dosecalc.devices.words import words
from dosecalc.exports.export import CannotExport, Loss, Shown, Source, source_of
from dosecalc.exports.formats import pdf
from dosecalc.exports.options import Options, Paper, SheetKind
from dosecalc.exports.typeset.characters import Characters
from dosecalc.exports.typeset.engine import Engine
from dosecalc.exports.typeset.working import working_facts
from dosecalc.sets.drawing import made_set
from dosecalc.sets.printed import PrintedPicture
from dosecalc.sets.problem_set import Learner
from dosecalc.untrusted import cleaned
from tests.exports.sources import HOSTILE, source, written
from tests.sets.asking import asked, from_topics

pypdf = pytest.importorskip("pypdf", reason="reads the sheets back")
pytest.importorskip("typst", reason="sets the sheets")

KINDS = pytest.mark.parametrize("kind", list(SheetKind))
PAPERS = {Paper.letter: (612, 792), Paper.a4: (595, 842)}
MARGIN, EDGE = 56, 25
"""Points: of texts from the sides, two centimeters; of head and foot from the edge of the paper, where printers end."""


def sheet(path: Path, kind: SheetKind = SheetKind.worksheet, what: Source | None = None, **options: Any) -> Any:
    written("pdf", what or source(), path, Options(kind, **options))
    return pypdf.PdfReader(path)


def flat(text: str) -> str:
    """Without spaces and line ends, which say nothing but where a line was broken; ligatures as their letters."""
    return re.sub(r"[\s\u200b\u00ad]", "", unicodedata.normalize("NFKC", text))


def text_of(reader: Any) -> str:
    return flat("".join(page.extract_text() for page in reader.pages))


def problems(what: Source) -> Iterator[Shown]:
    return what.drawn()


def alternatives(reader: Any) -> list[str]:
    """What is said in place of each picture and formula."""
    found, waiting = [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            found += [flat(str(node["/Alt"]))] if "/Alt" in node else []
            waiting += [node["/K"]] if "/K" in node and not isinstance(node["/K"], int) else []
    return found


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("kind", [SheetKind.worksheet, SheetKind.worked_key])
def test_all_that_is_asked_is_on_the_paper(tmp_path: Path, kind: SheetKind, paper: Paper) -> None:
    text = text_of(sheet(tmp_path / "a.pdf", kind, paper=paper))

    for shown in problems(source()):
        printed = shown.printed
        asks = [flat(part.ask) for part in printed.parts]
        lines = [flat(said) for line in printed.card for said in line]
        assert flat(f"{printed.number}. {printed.title}") in text
        assert [said for said in asks + lines + [flat(" ".join(printed.notes))] if said not in text] == []


@KINDS
def test_every_page_says_what_it_is(tmp_path: Path, kind: SheetKind) -> None:
    what = source()
    reader = sheet(tmp_path / "a.pdf", kind)

    for number, page in enumerate(reader.pages, start=1):
        text = flat(page.extract_text())
        assert flat("Education only, never patient care.") in text
        assert flat(f"Page {number} of {len(reader.pages)}") in text
        assert {flat(said) in text for said in (what.terms.title, f"Variant {what.variant}", what.set_id)} == {True}
    first = flat(reader.pages[0].extract_text())
    assert flat("Pharmacy default (pharmacy@1)") in first
    assert flat("1 kg = 2.2 lb") in first
    assert flat(f"{what.size}, one for each problem") in first


@pytest.mark.parametrize("kind", [SheetKind.worksheet, SheetKind.answer_sheet])
@pytest.mark.parametrize("share", [Fraction(0), Fraction(1, 2), Fraction(1)])
def test_the_unit_stands_behind_the_line_only_where_it_may_be_left_out(
    kind: SheetKind, share: Fraction, tmp_path: Path
) -> None:
    what = source()
    terms = replace(what.terms, marking=replace(what.terms.marking, missing_unit=share))
    lines = re.findall(
        r"[^\n]*",
        "\n".join(page.extract_text() for page in sheet(tmp_path / "a.pdf", kind, replace(what, terms=terms)).pages),
    )
    asked = {part.unit for shown in problems(what) for part in shown.printed.parts if not part.form and part.unit}

    assert (share == 1) == any(
        flat(line).endswith(flat(unit)) and len(flat(line)) < 20 for line in lines for unit in asked
    )
    assert flat(terms.marking.of_units) in flat("".join(lines))


def test_a_worksheet_asks_how_to_answer_and_in_which_unit(tmp_path: Path) -> None:
    text = text_of(sheet(tmp_path / "a.pdf"))

    for shown in problems(source(problems=12)):
        for part in shown.printed.parts:
            assert part.words or flat(part.how_to_answer) in text
            assert all(flat(word) in text for word in part.words)
    asked = [part.how_to_answer for shown in problems(source()) for part in shown.printed.parts if not part.words]
    assert asked
    assert all(flat(each) in text for each in asked)


def test_a_sheet_for_learners_is_made_of_what_they_may_see_alone(tmp_path: Path) -> None:
    """The same bytes where no answer is at hand: so none can be in them."""
    what = source()
    blind = replace(what, has_key=False, drawn=lambda: (Shown(each.printed, None) for each in what.drawn()))

    for kind in (SheetKind.worksheet, SheetKind.answer_sheet):
        sheet(tmp_path / "with.pdf", kind)
        sheet(tmp_path / "without.pdf", kind, blind)
        assert (tmp_path / "with.pdf").read_bytes() == (tmp_path / "without.pdf").read_bytes()


def test_no_key_is_on_a_sheet_for_learners(tmp_path: Path) -> None:
    """Keys of three figures and more that the problem does not tell: what is shorter may stand anywhere."""
    what = source(problems=24)
    text = text_of(sheet(tmp_path / "a.pdf", what=what)) + text_of(
        sheet(tmp_path / "b.pdf", SheetKind.answer_sheet, what)
    )
    told = flat(str([shown.printed for shown in problems(what)]))
    keys = {part.key for shown in problems(what) if shown.problem for part in shown.problem.parts}
    hidden = {flat(key) for key in keys if len(re.findall(r"\d", key)) >= 3} - {
        flat(key) for key in keys if flat(key) in told
    }

    assert len(hidden) > 5
    assert not [key for key in hidden if re.search(rf"(?<![\d.,]){re.escape(key)}", text)]


def test_keys_are_complete(tmp_path: Path) -> None:
    text, worked = (text_of(sheet(tmp_path / "a.pdf", kind)) for kind in (SheetKind.key, SheetKind.worked_key))

    for shown in problems(source()):
        assert shown.problem is not None
        for part in shown.problem.parts:
            assert flat(f"{shown.printed.number}{part.label}{part.key}") in text
            assert flat(f"Answer: {part.key}") in worked


@pytest.mark.parametrize("method", ["dimensional-analysis", "formula", "ratio-proportion"])
def test_a_worked_key_has_the_working_by_its_method(tmp_path: Path, method: str) -> None:
    reader = sheet(tmp_path / "a.pdf", SheetKind.worked_key, method=method)
    text, spoken = text_of(reader), alternatives(reader)

    for shown in problems(source()):
        assert shown.problem is not None
        for part in shown.problem.parts:
            explanation, facts = part.solution.explained(method), working_facts(part.solution, method)
            assert flat(f"Estimate: {explanation.estimate}") in text or not explanation.estimate
            assert flat(f"Check: {explanation.check}") in text or not explanation.check
            assert flat(facts["formula"]["alt"]) in (spoken if facts["formula"]["quotient"] else text)
            for line in facts["lines"]:
                is_drawn = line["chain"] or line["quotient"]
                assert flat(line["alt"]) in spoken if is_drawn else flat(line["texts"][0]) in text


def test_an_identity_holds_nothing_that_is_not_seen_and_would_be_copied() -> None:
    long, run = "pump-rate-for-antibiotic@3:249365:pharmacy@1", "x" * 40
    characters = Characters(lambda _: frozenset())

    assert long == characters.text(long)
    assert f"{'x' * 24}\u200b{'x' * 16}" == characters.text(run)


def test_units_that_cancel_are_struck_out_and_said(tmp_path: Path) -> None:
    spoken = alternatives(sheet(tmp_path / "a.pdf", SheetKind.worked_key, source(problems=16)))

    assert any(flat("Cancelled: mg.") in said for said in spoken)


def test_pictures_are_drawn_with_their_words_and_those_of_answers_only_in_keys(tmp_path: Path) -> None:
    what = pictured()
    worksheet, key = (
        alternatives(sheet(tmp_path / "a.pdf", kind, what)) for kind in (SheetKind.worksheet, SheetKind.worked_key)
    )
    drawn = [picture for shown in problems(what) if shown.problem for picture in shown.problem.pictures]
    asked_with = [flat(words(picture.device)) for picture in drawn if picture.after is None]
    answers = [flat(words(picture.device)) for picture in drawn if picture.after is not None]

    assert asked_with
    assert answers
    assert sorted(asked_with) == sorted(worksheet)
    assert not set(answers) - set(key)


def pictured() -> Source:
    made = made_set(asked(from_topics(("devices",), 20), 3))
    return source_of(made, made.variants[0])


def test_a_copy_has_its_pictures_in_characters_and_the_loss_is_told(tmp_path: Path) -> None:
    picture = PrintedPicture("A syringe", "A 3 mL syringe.", ("├──┤", "│▒▒│"))
    what = replace(
        source(),
        drawn=lambda: (Shown(replace(each.printed, pictures=(picture,)), None) for each in source().drawn()),
    )
    losses = written("pdf", what, tmp_path / "a.pdf")

    assert losses == [Loss(number, "", pdf.IN_CHARACTERS) for number in range(1, what.size + 1)]
    assert "│▒▒│" in "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "a.pdf").pages)


def places_of_texts(page: Any) -> list[tuple[str, float, float]]:
    """Where each text begins, in points from the lower left corner."""
    places = []

    def note(text: str, page_matrix: Sequence[float], matrix: Sequence[float], *_: Any) -> None:
        (a, b, c, d, e, f), (x, y) = page_matrix, matrix[4:6]
        if text.strip():
            places.append((text, a * x + c * y + e, b * x + d * y + f))

    page.extract_text(visitor_text=note)
    return places


@KINDS
@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("who", ["anybody", "somebody hostile"])
def test_nothing_is_off_the_paper(tmp_path: Path, kind: SheetKind, paper: Paper, who: str) -> None:
    reader = sheet(tmp_path / "a.pdf", kind, source(hostile=who != "anybody"), paper=paper)
    wide, high = PAPERS[paper]

    for page in reader.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (wide, high)
        outside = [place for place in places_of_texts(page) if not (MARGIN <= place[1] < wide - MARGIN)]
        assert outside == []
        assert all(EDGE <= y <= high - EDGE for _, _, y in places_of_texts(page))


def test_a_problem_that_fits_on_a_page_is_not_parted(tmp_path: Path) -> None:
    pages = [flat(page.extract_text()) for page in sheet(tmp_path / "a.pdf").pages]

    for shown in problems(source()):
        if len(shown.printed.parts) <= 2:
            begins = next(page for page in pages if flat(f"{shown.printed.number}. {shown.printed.title}") in page)
            assert all(flat(part.ask) in begins for part in shown.printed.parts)


@KINDS
def test_words_from_outside_are_text(tmp_path: Path, kind: SheetKind) -> None:
    what = source(hostile=True)
    losses = written("pdf", what, tmp_path / "a.pdf", Options(kind))
    reader = pypdf.PdfReader(tmp_path / "a.pdf")
    text = text_of(reader)

    assert what.learner is not None
    shown = cleaned(HOSTILE).replace("\U0001f489", "\\U0001f489")
    assert flat(shown) in text
    assert text.count("x") >= 5000
    assert losses == [Loss(0, "", pdf.ESCAPED)]
    assert not [page for page in reader.pages if "/Annots" in page]


HARD_TEXTS = st.one_of(
    st.text(max_size=40),
    st.text(st.characters(min_codepoint=0x80, max_codepoint=0x10FFFF), min_size=1, max_size=40),
    st.sampled_from(
        ["#panic()", "$x$", "@ref", "\\", "\\u{41}", "//", "/* ", "= x", "- x", "<label>", "```", '"', "~"]
    ),
)


@settings(max_examples=60)
@given(texts=st.lists(HARD_TEXTS, min_size=1, max_size=6))
@example(texts=["（"])
@example(texts=["用量（毫升）。"])
def test_any_text_can_be_set(texts: Sequence[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    what = source(problems=8)
    first = next(iter(problems(what))).printed
    hard = replace(first, title=texts[0], card=tuple((text, text) for text in texts), notes=(texts[-1],))
    path = tmp_path_factory.mktemp("pdf") / "a.pdf"
    sheet(
        path,
        what=replace(
            what,
            terms=replace(what.terms, title=texts[-1]),
            variant=texts[0],
            learner=Learner(texts[0], texts[-1]),
            drawn=lambda: iter([Shown(hard, None)]),
        ),
    )

    assert path.stat().st_size


def test_a_character_without_a_glyph_is_shown_as_its_escape() -> None:
    characters = Characters(Engine().without_glyph)

    assert characters.text("5 mg × 2 ÷ 3 ≈ − ½ ¼ ≤ √ µ ° … “é”") == "5\u00a0mg × 2 ÷ 3 ≈ − ½ ¼ ≤ √ µ ° … “é”"
    assert not characters.was_escaped
    assert characters.text("王 \U0001f489 \u202e") == "\\u738b \\U0001f489 \\u202e"
    assert characters.was_escaped


@KINDS
def test_a_sheet_is_tagged_for_those_who_hear_it_read(tmp_path: Path, kind: SheetKind) -> None:
    reader = sheet(tmp_path / "a.pdf", kind)
    root = reader.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == f"{source().heading}, {kind.replace('-', ' ')}"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert reader.metadata.creation_date is None


@KINDS
def test_the_same_set_gives_the_same_bytes(tmp_path: Path, kind: SheetKind) -> None:
    for name in ("a.pdf", "b.pdf"):
        sheet(tmp_path / name, kind)

    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_large_set_makes_several_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "BOOKLET", 5)
    losses = written("pdf", source(), tmp_path / "set-A.pdf")
    readers = [pypdf.PdfReader(tmp_path / name) for name in ("set-A.pdf", "set-A-2.pdf", "set-A-3.pdf")]

    assert losses == [Loss(0, "", "12 problems make 3 files, to set-A-3.pdf")]
    for number, reader in enumerate(readers, start=1):
        text = text_of(reader)
        assert flat(f"Booklet {number} of 3") in text
        held = [
            shown.printed.number
            for shown in problems(source())
            if flat(f"{shown.printed.number}. {shown.printed.title}") in text
        ]
        assert held == [[1, 2, 3, 4, 5], [6, 7, 8, 9, 10], [11, 12]][number - 1]


def test_a_further_file_is_not_written_over_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "BOOKLET", 5)
    (tmp_path / "set-A-2.pdf").write_text("mine")

    with pytest.raises(CannotExport, match=r"set-A-2\.pdf already exists"):
        written("pdf", source(), tmp_path / "set-A.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["set-A-2.pdf"]


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)

    with pytest.raises(CannotExport, match=r"python3 -m pip install 'dosecalc\[pdf\]'"):
        written("pdf", source(), tmp_path / "a.pdf")
    assert not list(tmp_path.iterdir())
