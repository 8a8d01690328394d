"""Keys and copies as files: what was written is read again, and what was not is refused by name."""

import json
import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dosecalc.bank.folder import bank_folder
from dosecalc.bank.problem import read_identity
from dosecalc.bank.variable import OWN_BANK
from dosecalc.errors import DosecalcError
from dosecalc.files import UnusableFile
from dosecalc.sets.copy_file import read_copy, write_copy
from dosecalc.sets.drawing import made_set
from dosecalc.sets.json_source import UnreadableSet
from dosecalc.sets.key_file import read_key, write_key
from dosecalc.sets.policy_in_words import PolicyInWords
from dosecalc.sets.printed import printed
from dosecalc.sets.problem_set import Item, KeyHasChanged, Learner
from tests.own_banks import own_bank
from tests.sets.asking import asked, from_topics, quiz

SECRET = b"a secret of more than sixteen bytes"
HOSTILE = "</script><b>]]>=cmd|' /C'!A0 ${x} \u202etxt \x1b[2J \u00bd \U0001f489 \"'`" + "x" * 200


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((bank_folder() / "schemas" / f"{name}.schema.json").read_text())
    return found


def test_a_key_is_read_as_it_was_written(tmp_path: Path) -> None:
    made = made_set(asked(from_topics(("cases", "orders"), 4), roster=[Learner("a1", "Ana"), Learner("b2", HOSTILE)]))
    write_key(made, tmp_path / "key.json")

    assert made == read_key(tmp_path / "key.json")
    jsonschema.validate(json.loads((tmp_path / "key.json").read_text()), schema("key"))


@pytest.mark.parametrize("secret", [b"", SECRET], ids=["open", "secret"])
def test_a_copy_is_read_as_it_was_written(tmp_path: Path, secret: bytes) -> None:
    made = quiz(secret=secret)
    write_copy(made, made.variants[1], tmp_path / "set.json")
    copy = read_copy(tmp_path / "set.json")

    assert (made.id, made.terms, "B", None) == (copy.set_id, copy.terms, copy.variant, copy.learner)
    for found, (item, problem) in zip(copy.problems, made.variants[1].problems(), strict=True):
        wanted = printed(item, problem, is_secret=bool(secret))
        assert replace(wanted, pictures=tuple(replace(shown, device=None) for shown in wanted.pictures)) == found
    jsonschema.validate(json.loads((tmp_path / "set.json").read_text()), schema("set"))


def test_an_older_copy_tells_of_its_policy_what_is_known_here(tmp_path: Path) -> None:
    made = quiz()
    write_copy(made, made.variants[0], tmp_path / "set.json")
    table = json.loads((tmp_path / "set.json").read_text())
    copy = read_copy(tmp_path / "set.json")
    del table["rounding"], table["conversions"]
    (tmp_path / "set.json").write_text(json.dumps(table))

    assert copy == read_copy(tmp_path / "set.json")
    assert "Pharmacy default (pharmacy@1)" == copy.policy.rounding
    (tmp_path / "set.json").write_text(json.dumps(table | {"terms": table["terms"] | {"policy": "theirs@3"}}))
    assert PolicyInWords("theirs@3", "") == read_copy(tmp_path / "set.json").policy


def test_a_secret_copy_tells_nothing_of_its_draws(tmp_path: Path) -> None:
    made = quiz(secret=SECRET, problems=20)
    write_copy(made, made.variants[0], tmp_path / "set.json")
    text = (tmp_path / "set.json").read_text()

    for item in made.variants[0].items:
        assert str(item.identity) not in text
        assert str(item.identity.seed) not in text
        assert f'"{item.identity.template}"' not in text
    assert SECRET.decode() not in text
    assert {"answers", "key", "seed", "identity"}.isdisjoint(keys_of(json.loads(text)))


def keys_of(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for inner in value.values() for key in keys_of(inner)}
    return {key for inner in value for key in keys_of(inner)} if isinstance(value, list) else set()


def test_an_open_copy_names_its_problems_but_holds_no_answers(tmp_path: Path) -> None:
    made = quiz()
    write_copy(made, made.variants[0], tmp_path / "set.json")
    found = json.loads((tmp_path / "set.json").read_text())

    assert [str(item.identity) for item in made.variants[0].items] == [row["identity"] for row in found["problems"]]
    assert {"answers", "key", "seed"}.isdisjoint(keys_of(found))


@pytest.mark.skipif(os.name != "posix", reason="modes of files are those of POSIX")
def test_a_key_is_for_its_owner_alone(tmp_path: Path) -> None:
    write_key(quiz(), tmp_path / "key.json")

    assert 0o600 == (tmp_path / "key.json").stat().st_mode & 0o777


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"version": 2}, "later dosecalc"),
        ({"version": 0}, "from 1"),
        ({"dosecalc": "set"}, "it is a dosecalc set"),
        ({"dosecalc": 5}, "does not say what it is"),
        ({"variants": []}, "at least one variant"),
        ({"variants": {}}, "variants"),
        ({"terms": {}}, "terms.title"),
        ({"seed": "1"}, "seed"),
        ({"seed": True}, "seed"),
        ({"secret": 1}, "secret"),
        ({"set": "x" * 30_000}, "20,000"),
    ],
)
def test_a_key_that_is_amiss_is_refused_with_the_place(tmp_path: Path, changed: dict[str, Any], said: str) -> None:
    path = tmp_path / "key.json"
    write_key(quiz(), path)
    path.write_text(json.dumps(json.loads(path.read_text()) | changed))

    with pytest.raises(UnreadableSet, match=said):
        read_key(path)


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        ("identity", "../../etc/passwd", "variants.0..problems.0..identity"),
        ("number", 2, "number"),
        ("answers", ["5 mL", 5], "answers"),
        ("code", None, "code"),
    ],
)
def test_a_problem_that_is_amiss_is_refused_with_the_place(tmp_path: Path, place: str, value: Any, said: str) -> None:
    path = tmp_path / "key.json"
    write_key(quiz(), path)
    table = json.loads(path.read_text())
    table["variants"][0]["problems"][0][place] = value
    path.write_text(json.dumps(table))

    with pytest.raises(UnreadableSet, match=said):
        read_key(path)


def test_two_variants_of_one_name_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "key.json"
    write_key(quiz(), path)
    table = json.loads(path.read_text())
    table["variants"][1]["variant"] = table["variants"][0]["variant"]
    path.write_text(json.dumps(table))

    with pytest.raises(UnreadableSet, match="variants with names of their own"):
        read_key(path)


@pytest.mark.parametrize(
    "name", ["../../evil", "/etc/x", "a/b", "a\\b", "", ".", "..", "A.", "\x1b[2J", "x" * 21, "Ä", "A\n"]
)
def test_a_variant_is_no_path(tmp_path: Path, name: str) -> None:
    made = quiz()
    write_key(made, tmp_path / "key.json")
    write_copy(made, made.variants[0], tmp_path / "set.json")
    key, copy = (json.loads((tmp_path / file).read_text()) for file in ("key.json", "set.json"))
    key["variants"][0]["variant"] = copy["variant"] = name
    (tmp_path / "key.json").write_text(json.dumps(key))
    (tmp_path / "set.json").write_text(json.dumps(copy))

    with pytest.raises(UnreadableSet, match=r"variants.0..variant, expected letters, digits and hyphens"):
        read_key(tmp_path / "key.json")
    with pytest.raises(UnreadableSet, match="at variant, expected letters, digits and hyphens"):
        read_copy(tmp_path / "set.json")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_file_is_refused_and_never_crashes(tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / "key.json"
    write_key(quiz(), path)
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(bytes(content[: data.draw(st.integers(0, len(content)))]))

    with suppress(DosecalcError):  # anything else is a crash
        for variant in read_key(path).variants:
            list(variant.problems())


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b"\xff\xfe", b"[" * 100_000, b'{"dosecalc": "key", "version": 1e400}']
)
def test_what_is_no_key_at_all_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "key.json").write_bytes(content)

    with pytest.raises(UnreadableSet):
        read_key(tmp_path / "key.json")


def test_special_files_are_refused_before_they_block(tmp_path: Path) -> None:
    for path in (tmp_path, Path("/dev/zero"), tmp_path / "missing"):
        with pytest.raises(DosecalcError):
            read_key(path)


def test_a_problem_whose_answer_has_changed_since_is_not_graded_wrongly() -> None:
    item = quiz().variants[0].items[0]

    with pytest.raises(KeyHasChanged, match="99 mL"):
        replace(item, keys=("99 mL",)).problem()


def test_where_a_template_of_ones_own_was_changed_in_its_version_that_is_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(OWN_BANK, str(own_bank(tmp_path / "own")))
    made = Item(1, "AAAA", read_identity("child-dose@1:1:pharmacy@1"), ("99 mg",))
    with pytest.raises(KeyHasChanged) as changed:
        made.problem()

    says = str(changed.value)
    assert str(tmp_path / "own" / "our-ward" / "child-dose.toml") in says
    assert "still calls that version 1. Take back what was changed, or raise its version and make the set again" in says
    with pytest.raises(KeyHasChanged, match="Grade it with the dosecalc that made it, or make the set again"):
        replace(quiz().variants[0].items[0], keys=("99 mL",)).problem()


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no file whose reading fails")
def test_a_file_whose_reading_fails_is_named() -> None:
    with pytest.raises(UnusableFile, match="/proc/self/mem: it cannot be read"):
        read_key(Path("/proc/self/mem"))
