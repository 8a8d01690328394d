"""What learners get is made without the answers, in every format; a secret set names none of its draws."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from dosecalc.bank.policies import policy
from dosecalc.exports.catalogue import export_to, format_names
from dosecalc.exports.export import Shown, Source
from dosecalc.exports.options import Options, SheetKind
from dosecalc.sets.key_file import read_key
from tests.cli.conftest import Call, call  # noqa: F401 - a fixture
from tests.exports.sources import of_all_topics, written

FOR_LEARNERS = (SheetKind.worksheet, SheetKind.answer_sheet)
SHEETS = [
    (name, kind)
    for name in format_names()
    for kind in export_to(name).kinds
    if kind in FOR_LEARNERS and not export_to(name).needs_key
]
READABLE = ("html", "md", "csv", "json")
LEAST_FIGURES = 3
"""A key of fewer figures may stand anywhere."""


def blind(what: Source) -> Source:
    """The same problems where no answer is at hand."""
    return replace(what, has_key=False, drawn=lambda: (Shown(each.printed, None) for each in what.drawn()))


@pytest.mark.parametrize(("name", "kind"), SHEETS, ids=[f"{name} {kind}" for name, kind in SHEETS])
def test_a_sheet_for_learners_is_the_same_bytes_where_no_answer_is_at_hand(
    name: str, kind: SheetKind, tmp_path: Path
) -> None:
    what = of_all_topics(40)
    written(name, what, tmp_path / "with", Options(kind))
    written(name, blind(what), tmp_path / "without", Options(kind))

    assert (tmp_path / "with").read_bytes() == (tmp_path / "without").read_bytes()


def test_there_are_sheets_for_learners_in_every_format_that_marks_nothing() -> None:
    assert {"csv", "html", "json", "md", "pdf"} == {name for name, _ in SHEETS}


def figures(text: str) -> int:
    return len(re.findall(r"\d", text))


def stands_in(key: str, text: str) -> bool:
    return re.search(rf"(?<![\d.,]){re.escape(key)}(?![\d])", text) is not None


def test_no_file_of_a_secret_exam_for_learners_holds_a_key_or_leads_to_one(
    call: Call,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("secret.txt").write_text("the same draws each time, or a key may stand elsewhere by chance")
    formats = [word for name in READABLE for word in ("--format", name)]
    topics = [word for name in ("flow", "titration", "cases", "dilution") for word in ("--topic", name)]
    made = call("generate", *topics, "-n", "16", "--seed", "7", "--secret", "secret.txt", *formats, "-o", "exam")
    key = read_key(tmp_path / "exam" / "key.json")
    (variant,) = key.variants
    keys = {part.key for _, problem in variant.problems() for part in problem.parts}
    told = json.dumps(json.loads((tmp_path / "exam" / "set-A.json").read_text())["problems"], ensure_ascii=False)
    told += "; ".join(policy("pharmacy").constants)  # each sheet tells them: 1 pint = 480 mL
    secret = {each for each in keys if figures(each) >= LEAST_FIGURES and not stands_in(each, told)}
    draws = {text for item in variant.items for text in (str(item.identity), str(item.identity.seed))}
    sheets = [path for path in (tmp_path / "exam").iterdir() if "key" not in path.name]

    assert 0 == made.code
    assert len(READABLE) + 1 == len(sheets)
    assert len(secret) > 5
    for path in sheets:
        text = f"{path.name}\n{path.read_text(encoding='utf-8')}"
        assert [] == [each for each in secret if stands_in(each, text)], path.name
        assert [] == [each for each in draws if each in text], path.name
    assert any(stands_in(each, (tmp_path / "exam" / "key.json").read_text()) for each in secret)
