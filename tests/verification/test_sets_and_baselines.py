"""Keys and copies are drawn again and compared; warnings that are known are not told again."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dosecalc.files import UnusableFile
from dosecalc.sets.copy_file import write_copy
from dosecalc.sets.key_file import write_key
from dosecalc.verification.baseline import (
    Accepted,
    UnreadableBaseline,
    gone,
    not_looked_at,
    read_baseline,
    without_accepted,
    write_baseline,
)
from dosecalc.verification.finding import FileKind, Finding
from dosecalc.verification.result import Verification
from dosecalc.verification.subjects import Subject
from dosecalc.verification.verifying import Extent, verified
from tests.sets.asking import quiz

ERROR = Finding("a.toml", 1, 1, "unknown-key", "x", "x", "y")
WARNING = Finding("a.toml", 2, 1, "rare-draws", "answer", "9 of 100", "more")


def found_in(path: Path) -> list[tuple[str, int]]:
    return [(finding.code, finding.line) for finding in verified(Extent(paths=[path], jobs=1)).findings]


@pytest.fixture
def key(tmp_path: Path) -> Path:
    write_key(quiz(), tmp_path / "key.json")
    return tmp_path / "key.json"


def test_a_key_and_the_copies_of_its_variants_are_what_they_were(key: Path) -> None:
    for variant in quiz().variants:
        write_copy(quiz(), variant, key.parent / f"set-{variant.name}.json")

    found = verified(Extent(paths=[key.parent], jobs=1))

    assert ([], 3) == (found.findings, len(found.files))


def test_an_answer_of_a_key_that_was_changed_is_found_at_its_line(key: Path) -> None:
    lines = key.read_text(encoding="utf-8").split("\n")
    place = next(place for place, line in enumerate(lines) if '"number": 3' in line)
    item = json.loads(lines[place].removesuffix(","))
    item["answers"][0] = "5 mg of something else"
    lines[place] = json.dumps(item) + ","
    key.write_text("\n".join(lines), encoding="utf-8")

    assert [("key-changed", place + 1)] == found_in(key)


def test_a_text_of_a_copy_that_was_changed_is_found_at_its_line(tmp_path: Path) -> None:
    path = tmp_path / "set-A.json"
    write_copy(quiz(), quiz().variants[0], path)
    lines = path.read_text(encoding="utf-8").split("\n")
    place = next(place for place, line in enumerate(lines) if '"number": 2' in line)
    lines[place] = lines[place].replace('"ask": "', '"ask": "Truly: ', 1)
    path.write_text("\n".join(lines), encoding="utf-8")

    assert [("copy-changed", place + 1)] == found_in(path)


def test_a_copy_of_a_secret_set_can_be_read_but_not_drawn(tmp_path: Path) -> None:
    made = quiz(1, 3, b"a secret of sixteen bytes or more")
    write_copy(made, made.variants[0], tmp_path / "set-A.json")

    assert [] == found_in(tmp_path / "set-A.json")


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"dosecalc": "key"}', '{"dosecalc": "set", "version": 99}', "\x00", "[" * 5000]
)
def test_a_file_that_is_no_set_is_told_as_such(tmp_path: Path, text: str) -> None:
    path = tmp_path / "key.json"
    path.write_text(text, encoding="utf-8")

    assert [("unknown-set", 1)] == found_in(path)


def test_a_template_that_is_gone_is_told_for_each_problem(key: Path) -> None:
    text = key.read_text(encoding="utf-8")
    identity = quiz().variants[0].items[0].identity
    key.write_text(text.replace(str(identity), str(replace(identity, template="nobody"))), encoding="utf-8")

    assert ["key-changed"] == [code for code, _ in found_in(key)]


def test_a_baseline_takes_out_the_warnings_that_it_knows_and_no_error(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline([ERROR, WARNING], path)
    accepted = read_baseline(path)

    again = replace(WARNING, line=40, found="8 of 100")
    other = replace(WARNING, key="givens")
    told = without_accepted(Verification([ERROR, again, other]), accepted)

    assert ([ERROR, other], 1) == (told.findings, told.accepted)


A, B = (Subject(Path(name), FileKind.TEMPLATE) for name in ("a.toml", "b.toml"))
OF_A, OF_B, BETWEEN = (
    ("rare-draws", "a.toml", "answer"),
    ("rare-draws", "b.toml", "answer"),
    ("near-duplicate", "b.toml", ""),
)


@pytest.mark.parametrize(
    ("files", "others", "asked", "expected"),
    [
        ([A, B], [], Extent(), [OF_B, BETWEEN]),
        ([B], [], Extent(), [OF_B]),
        ([A], [], Extent(), []),
        ([A, B], [], Extent(policies=["pharmacy"]), []),
        ([A, B], [], Extent(samples=20), []),
        ([A, B], [], Extent(samples=100), [OF_B, BETWEEN]),
        ([B], [A], Extent(shard=(2, 2)), [OF_B, BETWEEN]),
        ([A], [B], Extent(shard=(1, 2)), []),
        ([A, B], [], Extent(paths=[Path("a.toml"), Path("b.toml")]), [OF_B]),
    ],
)
def test_only_of_what_was_verified_as_far_as_usual_a_warning_is_gone(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    files: list[Subject],
    others: list[Subject],
    asked: Extent,
    expected: list[Accepted],
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.toml", "b.toml"):
        Path(name).touch()
    found = Verification([WARNING] if A in files else [], files, of_other_shares=others)
    accepted = {OF_A, OF_B, BETWEEN}

    assert sorted(expected) == gone(found, asked, accepted)
    kept = not_looked_at(found, asked, accepted)
    assert accepted == kept | set(expected) | ({OF_A} if A in files else set())


def test_a_warning_of_a_file_that_was_removed_is_gone_and_told_by_the_first_share_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert [OF_A] == gone(Verification(), Extent(), {OF_A})
    assert [] == gone(Verification(), Extent(shard=(2, 2)), {OF_A})


def test_a_warning_of_a_file_that_is_faulty_now_is_not_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.toml").touch()

    assert [] == gone(Verification([ERROR], [A]), Extent(), {OF_A})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not a JSON file, as --write-baseline writes; delete it"),
        ("{}", "a dosecalc baseline file is needed here"),
        ('{"dosecalc": "key", "version": 1}', "a dosecalc baseline file is needed here"),
        ('{"dosecalc": "baseline", "version": 2}', "version"),
        ('{"dosecalc": "baseline", "version": 1}', "at accepted, expected a list"),
    ],
)
def test_a_file_that_is_no_baseline_is_refused(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "baseline.json").write_text(text, encoding="utf-8")

    with pytest.raises(UnreadableBaseline, match=says):
        read_baseline(tmp_path / "baseline.json")
    with pytest.raises(UnusableFile, match="--write-baseline writes it"):
        read_baseline(tmp_path / "nothing.json")
