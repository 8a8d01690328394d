"""`generate` and `export`: from a wish to files, and what is said on the way."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Call


def lines_of(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def test_without_a_folder_problems_are_printed_with_their_answers(call: Call) -> None:
    result = call("generate", "--topic", "titration", "-n", "3", "--seed", "4")

    assert 0 == result.code
    assert 3 == len(lines_of(result.out))
    assert all(set(line["parts"][0]["answer"]) >= {"exact", "value", "unit"} for line in lines_of(result.out))  # type: ignore[index]
    assert result.out == call("generate", "--topic", "titration", "-n", "3", "--seed", "4").out


def test_a_set_a_key_and_what_was_written_are_told(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "quiz"
    result = call("generate", "--blueprint", "nursing-gate-100", "--versions", "2", "-o", str(folder), "--seed", "5")

    assert 0 == result.code, result.err
    assert {"key.json", "set-A.json", "set-B.json"} == {path.name for path in folder.iterdir()}
    assert f"Key: {folder / 'key.json'}" in result.out
    assert "For the same set again, use all of these options, and --seed 5" in result.out


def test_nothing_is_overwritten_unless_it_is_wished(call: Call, tmp_path: Path) -> None:
    again = ("generate", "--topic", "dosing", "-n", "2", "-o", str(tmp_path), "--seed", "6")
    call(*again)
    before = (tmp_path / "key.json").read_bytes()
    result = call(*again[:-1], "7")

    assert 3 == result.code
    assert "--overwrite" in result.err
    assert before == (tmp_path / "key.json").read_bytes()
    assert 0 == call(*again[:-1], "7", "--overwrite").code
    assert before != (tmp_path / "key.json").read_bytes()


def test_each_learner_of_a_roster_gets_a_copy(call: Call, tmp_path: Path) -> None:
    (tmp_path / "class.csv").write_text("learner,name\na1,Ana\nb2,Bo\n")
    result = call(
        "generate", "-t", "flow", "-n", "2", "--roster", str(tmp_path / "class.csv"), "-o", str(tmp_path / "q")
    )

    assert 0 == result.code, result.err
    assert "Copy for Ana (a1): " in result.out
    assert {"id": "b2", "name": "Bo"} == json.loads((tmp_path / "q" / "set-2.json").read_text())["learner"]


def test_who_makes_a_set_without_a_secret_hears_who_can_have_the_answers(call: Call, tmp_path: Path) -> None:
    """An identity in a copy is the problem with its answer, to everybody who has the program."""
    quiz = ("generate", "-t", "flow", "-n", "2", "-o")
    without, kept = call(*quiz, str(tmp_path / "a")), call(*quiz, str(tmp_path / "b"), "--secret", str(tmp_path / "s"))

    assert "anyone who has dosecalc can look up the answers" in without.out
    assert "--secret FILE" in without.out
    assert '"identity"' in (tmp_path / "a" / "set-A.json").read_text()
    assert "can look up the answers" not in kept.out
    assert '"identity"' not in (tmp_path / "b" / "set-A.json").read_text()
    assert "all of these options, the same --secret, and --seed" in kept.out


def test_a_make_up_is_made_like_a_key_and_made_again_by_its_seed(call: Call, tmp_path: Path) -> None:
    call(
        "generate",
        "-t",
        "flow",
        "-t",
        "dosing",
        "-n",
        "4",
        "--versions",
        "2",
        "--title",
        "Quiz",
        "-o",
        str(tmp_path / "q"),
    )
    like = ("generate", "--like", str(tmp_path / "q" / "key.json"), "--seed", "8", "-o")
    result, again = call(*like, str(tmp_path / "m")), call(*like, str(tmp_path / "n"))
    first, made = (json.loads((tmp_path / each / "key.json").read_text()) for each in "qm")

    assert 0 == result.code == again.code, result.err
    assert (tmp_path / "m/key.json").read_bytes() == (tmp_path / "n/key.json").read_bytes()
    assert first["set"] == made["like"]
    assert "Quiz (make-up)" == made["terms"]["title"]
    assert ["A"] == [variant["variant"] for variant in made["variants"]]


def test_a_make_up_tells_which_answers_the_earlier_set_has_too(call: Call, tmp_path: Path) -> None:
    words = (
        "generate",
        "-t",
        "rewrite-dose-and-route",
        "-n",
        "1",
        "--versions",
        "9",
        "--seed",
        "3",
        "-o",
        str(tmp_path / "q"),
    )
    call(*words)
    result = call("generate", "--like", str(tmp_path / "q" / "key.json"), "--seed", "8", "-o", str(tmp_path / "m"))

    assert ", as in the earlier set: there are few to choose from." in result.out


def test_a_key_that_does_not_know_the_sets_before_it_says_which_set_is_unknown(call: Call, tmp_path: Path) -> None:
    call("generate", "-t", "flow", "-n", "2", "-o", str(tmp_path / "a"))
    for one, other in ("ab", "bc"):
        like = ("generate", "--like", str(tmp_path / one / "key.json"), "-o", str(tmp_path / other))
        assert "" == call(*like).err
    key = json.loads((tmp_path / "b" / "key.json").read_text())
    assert [key["like"]] == [before["set"] for before in key.pop("earlier")]
    (tmp_path / "b" / "key.json").write_text(json.dumps(key))
    old = call("generate", "--like", str(tmp_path / "b" / "key.json"), "-o", str(tmp_path / "d"))

    assert 0 == old.code
    assert f"it does not hold the problems of set {key['like']}, so that only chance" in old.err


def test_a_roster_with_a_faulty_row_makes_nothing(call: Call, tmp_path: Path) -> None:
    (tmp_path / "class.csv").write_text("learner,name\na1,Ana\na1,Bo\n")
    result = call("generate", "-t", "flow", "--roster", str(tmp_path / "class.csv"), "-o", str(tmp_path / "q"))

    assert 2 == result.code
    assert "line 3" in result.err
    assert not (tmp_path / "q").exists()


def test_a_secret_is_made_once_and_gives_the_same_set_again(call: Call, tmp_path: Path) -> None:
    secret = ("generate", "-t", "flow", "-n", "3", "--seed", "1", "--secret", str(tmp_path / "s"), "-o")
    first = call(*secret, str(tmp_path / "one"))
    second = call(*secret, str(tmp_path / "two"))

    assert "new secret" in first.err
    assert not second.err
    assert (tmp_path / "one/key.json").read_bytes() == (tmp_path / "two/key.json").read_bytes()


@pytest.mark.parametrize("asked", [("-t", "floww"), ("-t", "flow", "--level", "1", "--policy", "nobody")])
def test_no_secret_is_made_for_a_set_that_cannot_be(call: Call, tmp_path: Path, asked: tuple[str, ...]) -> None:
    result = call("generate", *asked, "--secret", str(tmp_path / "s"), "-o", str(tmp_path / "q"))

    assert (2, "") == (result.code, result.out)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--blueprint", "nothing"), "ptce"),
        (("--blueprint", "ptce", "--topic", "flow"), "leave --topic"),
        (("--blueprint", "ptce", "-n", "5"), "leave --topic"),
        (("--topic", "flo"), "flow"),
        (("dosing", "-n", "3"), "topics go after --topic: dosecalc generate --topic dosing"),
        (("flow", "dosing"), "dosecalc generate --topic flow --topic dosing"),
        (("--versions", "2"), "-o"),
        (("--policy", "nope"), "pharmacy"),
        (("--like", "key.json", "--topic", "flow"), "leave --blueprint, --topic, --level, -n and --policy out"),
        (("--like", "key.json", "--policy", "nursing"), "leave --blueprint, --topic"),
        (("--like", "key.json"), "key.json"),
        (("--topic", "flow", "--roster", "missing.csv"), "missing.csv"),
    ],
)
def test_what_cannot_be_made_is_refused_with_what_to_do(call: Call, options: tuple[str, ...], said: str) -> None:
    result = call("generate", *options)

    assert 2 == result.code
    assert said in result.err
    assert not result.out


def test_terms_are_chosen_on_the_command_line(call: Call, tmp_path: Path) -> None:
    chosen = (
        *("--title", "Quiz 3", "--minutes", "20", "--no-partial-credit", "--unsafe-form", "half", "--no-carry"),
        *("--missing-unit", "full"),
    )
    call("generate", "-t", "flow", "-n", "2", *chosen, "-o", str(tmp_path))
    terms = json.loads((tmp_path / "key.json").read_text())["terms"]

    assert ("Quiz 3", 1200, False, False, "1/2", "1") == tuple(
        terms[key] for key in ("title", "seconds", "partial_credit", "carried_forward", "unsafe_form", "missing_unit")
    )


def test_an_export_that_is_refused_leaves_no_folder_behind(call: Call, tmp_path: Path) -> None:
    call("generate", "-t", "flow", "-n", "2", "-o", str(tmp_path))
    made = tmp_path / "made"
    key = str(tmp_path / "key.json")
    for refused in (("--to", "xlsx"), ("--to", "gift", "--sheet", "worked-key")):
        assert 2 == call("export", key, *refused, "-o", str(made)).code
        assert not made.exists()

    assert 0 == call("export", key, "--to", "gift", "-o", str(made)).code
    assert made.is_dir()


def test_a_key_is_exported_by_variant_and_sheet(call: Call, tmp_path: Path) -> None:
    call("generate", "-t", "flow", "-n", "2", "--versions", "2", "-o", str(tmp_path))
    result = call("export", str(tmp_path / "key.json"), "--to", "json", "--sheet", "worked-key", "--variant", "b")

    assert 0 == result.code, result.err
    assert f"Written: {tmp_path / 'set-B-worked-key.problems.json'}" in result.out
    found = json.loads((tmp_path / "set-B-worked-key.problems.json").read_text())
    assert all(answer["working"] for problem in found["problems"] for answer in problem["answers"])


@pytest.mark.parametrize("formats", [("html",), ("json", "html"), ("jsn",)])
def test_exports_need_a_folder(call: Call, formats: tuple[str, ...]) -> None:
    named = [option for name in formats for option in ("--format", name)]
    result = call("generate", "-t", "flow", "-n", "2", *named)

    assert (2, "") == (result.code, result.out)
    assert "name a folder with -o" in result.err


@pytest.mark.parametrize("times", [1, 2])
def test_json_without_a_folder_is_the_lines_that_are_printed_anyway(call: Call, times: int) -> None:
    asked = ("generate", "--topic", "titration", "-n", "3", "--seed", "4")
    result = call(*asked, *("--format", "json") * times)

    assert 0 == result.code, result.err
    assert call(*asked).out == result.out


def test_lines_cannot_be_printed_together(call: Call) -> None:
    result = call("generate", "-t", "flow", "-n", "2", "--format", "json", "--together")

    assert (2, "") == (result.code, result.out)
    assert "--together" in result.err


def test_an_export_as_json_leaves_the_copy_of_the_learners(call: Call, tmp_path: Path) -> None:
    call("generate", "-t", "flow", "-n", "2", "-o", str(tmp_path))
    before = (tmp_path / "set-A.json").read_bytes()
    result = call("export", str(tmp_path / "key.json"), "--to", "json", "--overwrite")

    assert 0 == result.code, result.err
    assert before == (tmp_path / "set-A.json").read_bytes()


def test_nothing_is_exported_where_not_all_can_be(call: Call, tmp_path: Path) -> None:
    call("generate", "-t", "flow", "-n", "2", "-o", str(tmp_path))
    (tmp_path / "set-A.problems.json").touch()
    result = call("export", str(tmp_path / "key.json"), "--to", "csv", "--to", "json")

    assert 3 == result.code
    assert "set-A.problems.json: this file already exists" in result.err
    assert not (tmp_path / "set-A.problems.csv").exists()


def test_a_copy_has_no_key_to_export(call: Call, tmp_path: Path) -> None:
    call("generate", "-t", "flow", "-n", "2", "-o", str(tmp_path))
    result = call("export", str(tmp_path / "set-A.json"), "--to", "json", "--sheet", "key", "-o", str(tmp_path / "x"))

    assert 2 == result.code
    assert "name the key file" in result.err


CLASS = "learner,name\nb2,Bo\na1,Ana\n"


def test_a_class_has_its_sheets_in_one_file_to_print_and_their_keys_in_another(call: Call, tmp_path: Path) -> None:
    pytest.importorskip("typst", reason="sets the sheets")
    (tmp_path / "class.csv").write_text(CLASS)
    made = ("generate", "-t", "flow", "-n", "2", "--roster", str(tmp_path / "class.csv"), "-o", str(tmp_path / "q"))
    result = call(*made, "--format", "pdf", "--together")
    both = [tmp_path / "q" / name for name in ("set-together.pdf", "set-together-worked-key.pdf")]

    assert 0 == result.code, result.err
    assert [f"Written: {path}" for path in both] == [line for line in result.out.splitlines() if "Written" in line]
    assert sorted((tmp_path / "q").glob("*.pdf")) == sorted(both)
    before = both[0].read_bytes()
    exported = call("export", str(tmp_path / "q/key.json"), "--to", "pdf", "--together", "-o", str(tmp_path / "again"))
    assert 0 == exported.code, exported.err
    assert before == (tmp_path / "again" / "set-together.pdf").read_bytes()
    assert 3 == call("export", str(tmp_path / "q/key.json"), "--to", "pdf", "--together").code
    assert before == both[0].read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="modes of files are those of POSIX")
def test_keys_together_are_for_their_owner_alone(call: Call, tmp_path: Path) -> None:
    pytest.importorskip("typst", reason="sets the sheets")
    call("generate", "-t", "flow", "-n", "2", "--versions", "2", "-o", str(tmp_path), "--format", "pdf", "--together")
    others = {path.name: path.stat().st_mode & 0o077 for path in tmp_path.glob("*.pdf")}

    assert {"set-together.pdf": 0o066 & ~umask(), "set-together-worked-key.pdf": 0} == others


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("export", "{key}", "--to", "pdf", "--to", "md", "--together"), "leave --together out to get a Markdown file"),
        (("export", "{key}", "--to", "pdf", "--variant", "A", "--together"), "leave --variant out"),
        (("export", "{folder}/set-A.json", "--to", "pdf", "--together"), "name the key file"),
        (("generate", "-t", "flow", "-o", "{folder}/x", "--together"), "name the format as well: --format pdf"),
        (("generate", "-t", "flow", "-o", "{folder}/x", "--together", "--format", "html"), "only PDF has all variants"),
    ],
)
def test_what_cannot_be_together_is_refused_before_anything_is_written(
    options: tuple[str, ...], says: str, call: Call, tmp_path: Path
) -> None:
    call("generate", "-t", "flow", "-n", "2", "--versions", "2", "-o", str(tmp_path))
    before = sorted(tmp_path.iterdir())
    result = call(*(each.format(key=tmp_path / "key.json", folder=tmp_path) for each in options))

    assert 2 == result.code
    assert says in result.err
    assert before == sorted(tmp_path.iterdir())


def test_an_unknown_format_is_refused_with_those_there_are(call: Call, tmp_path: Path) -> None:
    call("generate", "-t", "flow", "-n", "2", "-o", str(tmp_path))
    result = call("export", str(tmp_path / "key.json"), "--to", "word")

    assert 2 == result.code
    assert "json" in result.err


@pytest.mark.skipif(os.name != "posix", reason="modes of files are those of POSIX")
def test_what_holds_answers_is_for_its_owner_alone(call: Call, tmp_path: Path) -> None:
    call("generate", "-t", "flow", "-n", "2", "-o", str(tmp_path))
    for format_, sheet in (("html", "worksheet"), ("html", "worked-key"), ("gift", "")):
        call("export", str(tmp_path / "key.json"), "--to", format_, *(("--sheet", sheet) if sheet else ()))

    others = {path.name: path.stat().st_mode & 0o077 for path in tmp_path.iterdir()}
    assert not any(others[name] for name in ("key.json", "set-A-worked-key.html", "set-A.gift.txt"))
    assert others["set-A.html"] == others["set-A.json"] == 0o066 & ~umask()


def umask() -> int:
    before = os.umask(0)
    os.umask(before)
    return before


def test_copies_of_another_set_are_told(call: Call, tmp_path: Path) -> None:
    call("generate", "-t", "flow", "-n", "2", "--versions", "3", "-o", str(tmp_path))
    result = call("generate", "-t", "flow", "-n", "2", "--overwrite", "-o", str(tmp_path))

    assert ["set-B.json", "set-C.json"] == [Path(line.split(" is there")[0]).name for line in result.err.splitlines()]
