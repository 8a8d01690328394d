"""Faulty files of the bank: every fault is told, with its place, and nothing that a file holds can do harm."""

import json
import os
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import assume, example, given, reject
from hypothesis import strategies as st

from dosecalc.bank.choice_reader import pick_faults
from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import policy
from dosecalc.bank.template_reader import read_template
from dosecalc.bank.toml_source import LARGEST_FILE, LONGEST_LINE, _bare, toml_source
from dosecalc.verification.finding import of_fault
from tests.bank.faults import FAULTS, READERS, TEMPLATE


def told(fault: str, path: Path) -> str:
    return fault.removeprefix(f"{path}:")


@pytest.mark.parametrize(
    ("kind", "old", "new", "expected"), FAULTS, ids=[f"{row[0]} {row[1][-20:]!a} to {row[2][:30]!a}" for row in FAULTS]
)
def test_a_fault_is_told_with_its_place_and_what_was_expected(
    tmp_path: Path, kind: str, old: str, new: str, expected: list[str]
) -> None:
    text, read = READERS[kind]
    path = tmp_path / "made-up.toml"
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(InvalidBank) as caught:
        read(path)
    found = [told(str(fault), path) for fault in caught.value.faults]
    places = [row.partition(": ")[0] + ": " + row.partition(": ")[2].partition(":")[0] for row in expected]

    assert set(places) == {": ".join(row.split(": ")[:2]) for row in found}
    for row in expected:
        words = row.split(": ", 2)[2:]
        assert any(all(word in line for word in words) for line in found), (row, found)


@pytest.mark.parametrize("kind", READERS)
def test_the_files_that_the_faults_are_made_from_have_none(tmp_path: Path, kind: str) -> None:
    text, read = READERS[kind]
    path = tmp_path / "made-up.toml"
    path.write_text(text, encoding="utf-8")

    read(path)


def test_the_sound_template_draws(tmp_path: Path) -> None:
    path = tmp_path / "made-up.toml"
    path.write_text(TEMPLATE, encoding="utf-8")
    source = read_template(path)

    assert [] == pick_faults(source)
    assert drawn(source, 1, policy("pharmacy")).key.endswith(" mg")


@pytest.mark.parametrize("stem", ["Bad", "under_score", "-x", "x y", "é", "x" * 65, "con.x", "con", "nul", "com1"])
def test_a_file_name_that_is_no_identifier_is_a_fault(tmp_path: Path, stem: str) -> None:
    path = tmp_path / f"{stem}.toml"
    path.write_text(TEMPLATE, encoding="utf-8")

    with pytest.raises(InvalidBank, match="lower-case letters, digits and hyphens"):
        read_template(path)


def test_escape_sequences_in_a_file_never_reach_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "made-up.toml"
    path.write_text(TEMPLATE.replace("{age}", "{\\u001b[2J\\u202e}"), encoding="utf-8")

    with pytest.raises(InvalidBank) as caught:
        read_template(path)

    assert all(line.isprintable() for line in str(caught.value).split("\n"))


BOMBS: dict[str, bytes] = {
    "deep brackets": b"a = " + b"[" * 2000 + b"]" * 2000,
    "deep brackets on many lines": b"a = " + b"[\n" * 2000 + b"]\n" * 2000,
    "deep inline tables": b"a = " + b"{ a = " * 500 + b"1" + b" }" * 500,
    "a dotted key": b".".join([b"a"] * 20_000) + b" = 1",
    "a dotted key in a header": b"[" + b".".join([b"a"] * 1000) + b"]",
    "a dotted key that begins a line": b".".join([b"a"] * 1000) + b" = 1",
    "a dotted key in an inline table": b"a = { " + b".".join([b"b"] * 1000) + b" = 1 }",
    "a dotted key after another in an inline table": b"a = { x = 1, " + b".".join([b"b"] * 1000) + b" = 1 }",
    "a dotted key with blanks": b" . ".join([b"a"] * 600) + b" = 1",
    "a quoted dotted key with an equals sign": b'"=".' + b".".join([b"a"] * 1500) + b" = 1",
    "a dotted key behind brackets in a text": b'x = "]]]]]]]]"\na = ' + b"[" * 16 + b"]" * 16,
    "a dotted key behind a quotation mark in a text": b"a = { x = '\"', " + b".".join([b"b"] * 1000) + b" = 1 }",
    "a dotted key behind a # in a text": b"a = { x = '#', " + b".".join([b"b"] * 1000) + b" = 1 }",
    "a dotted key with ends of lines that are none": ".".join(['"\u2028"'] * 200).encode() + b" = 1",
    "deep brackets on two lines": b"a = [[[[[[[\n[[[[[[[[1]]]]]]]]\n]]]]]]]",
    "deep brackets behind a text of many lines": b'x = """\n]]]]]]]]\n"""\na = ' + b"[" * 9 + b"]" * 9,
    "a text of many lines that never ends": b'a = """\n' + b'\\"""\n' * 13_000,
    "a text of many lines in single quotes that never ends": b"a = '''\n" + b"''\n" * 20_000,
    "a long line": b'a = "' + b"x" * LONGEST_LINE + b'"',
    "a large file": b"# x\n" * (LARGEST_FILE // 4 + 1),
    "a long number": b"a = " + b"9" * 5000,
    "a long number within the line": b"a = " + b"9" * 4090,
    "a large exponent": b"a = 1e1000000000",
    "bytes that are not UTF-8": b'title = "\xff\xfe"',
    "a UTF-16 file": 'title = "x"'.encode("utf-16"),
    "a null byte": b'title = "\x00"',
    "a lone surrogate": b'title = "\\ud800"',
    "an unclosed text": b'title = "x',
    "a key twice": b"version = 1\nversion = 1",
    "nothing": b"",
}


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.parametrize("kind", READERS)
@pytest.mark.timeout(5)
def test_a_bomb_is_refused_before_it_costs_anything(tmp_path: Path, kind: str, name: str) -> None:
    path = tmp_path / "bomb.toml"
    path.write_bytes(BOMBS[name])

    with pytest.raises(InvalidBank) as caught:
        READERS[kind][1](path)

    assert all(fault.line >= 1 and fault.column >= 1 for fault in caught.value.faults)
    assert len(str(caught.value)) < 20_000


DOTTED = [name for name in BOMBS if "dotted" in name or "deep" in name]


@pytest.mark.parametrize("name", DOTTED)
def test_depth_is_refused_before_the_parser_sees_it(tmp_path: Path, name: str) -> None:
    path = tmp_path / "bomb.toml"
    path.write_bytes(BOMBS[name])

    with pytest.raises(InvalidBank, match="too long, dotted or nested"):
        toml_source(path)


WRITTEN: dict[str, Callable[[str], str]] = {
    "one line": json.dumps,
    "as it is": lambda text: f"'{text}'",
    "many lines": lambda text: '"""{}"""'.format(text.replace("\\", "\\\\").replace('"""', '""\\"')),
    "many lines as they are": lambda text: f"'''{text}'''",
}
"""A text in each of the quotation marks of TOML."""

SIGNS = st.text("[]{}#.\"'\\\n a", max_size=12)


@given(st.lists(st.tuples(st.sampled_from(sorted(WRITTEN)), SIGNS, SIGNS), max_size=6))
@example([("many lines", '[""]', "["), ("many lines as they are", 'a\n{"""', "'''"), ("as it is", '"#[', "\"'")])
def test_brackets_in_texts_and_remarks_are_not_counted(rows: list[tuple[str, str, str]]) -> None:
    lines = [f"{WRITTEN[way](said)}, # {remark.replace(chr(10), '')}\n" for way, said, remark in rows]
    text = "a = [\n" + "".join(lines) + "]\n"
    try:
        read = tomllib.loads(text)["a"]
    except tomllib.TOMLDecodeError:
        reject()
    assume(read == [said for _, said, _ in rows])

    bare = _bare(text)
    assert bare.count("\n") == text.count("\n")
    assert bare.replace(" ", "").replace("\n", "") == f"a=[{',' * len(rows)}]"


def test_many_texts_with_brackets_are_not_deep(tmp_path: Path) -> None:
    path = tmp_path / "brackets.toml"
    rows = ["# [[", "a{} = '[{{'", 'b{} = "[["', 'c{} = """\n[[\n"""', "d{} = 1 # {{"]
    path.write_text("\n".join(row.format(place) for place in range(10) for row in rows), encoding="utf-8")

    assert 40 == len(toml_source(path).table)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("kind", READERS)
@pytest.mark.timeout(5)
def test_what_is_no_file_is_refused_and_never_waited_for(tmp_path: Path, kind: str) -> None:
    pipe, folder, nothing, loop = (tmp_path / f"{name}.toml" for name in ("pipe", "folder", "nothing", "loop"))
    os.mkfifo(pipe)
    folder.mkdir()
    loop.symlink_to(loop)
    for path in (pipe, folder, nothing, loop, Path(os.devnull), Path("/dev/zero")):
        with pytest.raises(InvalidBank) as caught:
            READERS[kind][1](path)

        assert str(caught.value).startswith(f"{path}:1:1: found ")


NO_TOML = [
    ('title = "x"\nlevel = = 2\n', "2:9: found text that is not TOML (Invalid value); expected TOML 1.0"),
    ('title = "x"\n\n[givens\n', "3:8: found text that is not TOML (Expected ']' at the end of a table declaration); "),
    ("a = 1\nb = 2\n  a = 3\n", "3:3: found a a second time; expected each key once in its table"),
    ("[b]\na = 1\n[b]\n", "3:1: found [b] where there is one of that name already; expected each table once"),
    ('x = 1\na = oral_volume # "\n', '2:5: found oral_volume without quotation marks; expected "oral_volume"'),
    ("a = 10 kg\n", '1:5: found 10 kg without quotation marks; expected "10 kg"'),
    ("a = ['1 mg', 5 mg]\n", '1:14: found 5 mg without quotation marks; expected "5 mg"'),
    ("a = [\n  5 mg,\n]\n", '2:3: found 5 mg without quotation marks; expected "5 mg"'),
    ('a = { from = 10 kg, to = "2 kg" }\n', '1:14: found 10 kg without quotation marks; expected "10 kg"'),
    ("a = 3/5/2026 2 pm\n", '1:5: found 3/5/2026 2 pm without quotation marks; expected "3/5/2026 2 pm"'),
    ("a = True\n", "1:5: found True; expected true"),
    ("a = 0,5 mg\n", '1:5: found 0,5 mg; expected a decimal point, and quotation marks around a quantity: "0.5 mg"'),
    ("a = 0,5\n", '1:5: found 0,5; expected a decimal point, and quotation marks around a quantity: "0.5"'),
    ('a = "x # y\nb = 1\n', '1:5: found a text that does not end in its line; expected a second " where it ends'),
    ('a = "it\'s\\"\n', '1:5: found a text that does not end in its line; expected a second " where it ends'),
    ("a = 'x\\\r\n", "1:5: found a text that does not end in its line; expected a second ' where it ends"),
    ('a = "x', '1:5: found a text that does not end in its line; expected a second " where it ends'),
    ('a = """x\ny\n', '1:5: found a text that begins with """ and does not end; expected """ after it'),
    ('b = 1\na = """x\nit\'s \\d"""\n', "3:6: found a backslash in a text; expected no backslash, or two: "),
    ("a = “x”\n", '1:5: found the quotation mark “; expected straight quotation marks, as in "500 mg"'),
    ('a = "x”\n', '1:7: found the quotation mark ”; expected straight quotation marks, as in "500 mg"'),
    ("a\u00a0= 1\n", "1:2: found no-break space (U+00A0); expected an ordinary blank"),
    ("\u2003a = 1\n", "1:1: found em space (U+2003); expected an ordinary blank"),
    ("title: x\n", '1:6: found a line that is not a key with its value; expected KEY = VALUE, as in title = "A dose"'),
    ("- x\n", '1:3: found a line that is not a key with its value; expected KEY = VALUE, as in title = "A dose"'),
    ("a = # x\n", '1:5: found nothing after the equals sign; expected a value, as in title = "A dose"'),
    (
        'a = ["x" "y"]\n',
        "1:10: found a list that goes on without a comma; expected a comma between",
    ),
    ('a = "x" "y"\n', "1:9: found more after the value; expected one value, and then the next line"),
    ('a = "x\\y"\n', "1:7: found a backslash in a text; "),
]


@pytest.mark.parametrize(("text", "says"), NO_TOML, ids=[repr(text) for text, _ in NO_TOML])
def test_what_is_no_toml_is_told_with_its_place_and_what_to_write(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "broken.toml"
    path.write_text(text, encoding="utf-8", newline="")

    with pytest.raises(InvalidBank) as caught:
        toml_source(path)

    assert [says] == [told(str(fault), path)[: len(says)] for fault in caught.value.faults]
    assert "line" not in str(caught.value).partition("(")[2], "the place is told once"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('a = "x"\n'.encode("utf-16"), "1:1: found a file in UTF-16; expected UTF-8: save the file again, as UTF-8"),
        ('a = "x"\n'.encode("utf-16-be"), "1:1: found a file in UTF-16; expected UTF-8: save the file again, as UTF-8"),
        (
            'a = "µ"\n'.encode() + 'b = "µ, 37 °C"\n'.encode("cp1252"),
            "2:6: found the byte B5, which is not UTF-8 (in Windows-1252 it is micro sign (U+00B5)); ",
        ),
        (
            'a = "µ'.encode() + b'\x81"\n',
            "1:7: found the byte 81, which is not UTF-8; expected UTF-8: save the file again",
        ),
        (b'\xef\xbb\xbfa = "\x81"\n', "1:6: found the byte 81, which is not UTF-8; expected UTF-8: save"),
    ],
)
def test_another_encoding_is_told_with_what_to_do(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "encoded.toml"
    path.write_bytes(content)

    with pytest.raises(InvalidBank) as caught:
        toml_source(path)

    assert [says] == [told(str(fault), path)[: len(says)] for fault in caught.value.faults]


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "made-up.toml"
    path.write_text(TEMPLATE, encoding="utf-8-sig")

    assert read_template(path).title
    assert not toml_source(path).text.startswith("\ufeff")


@pytest.mark.parametrize(
    ("old", "new", "meant"),
    [
        ("\nweight = {", "\nwieght = {", "takes: dose_per_weight, weight; did you mean 'weight'?"),
        ("{age} old", "{aeg} old", "a placeholder of dose_per_weight, weight, age; did you mean 'age'?"),
        ("answer >= 110 mg", "anwser >= 110 mg", "of dose_per_weight, weight, age, answer; did you mean 'answer'?"),
        ("[extras]", '[drug]\nany_of = ["cefalexin"]\n[extras]', "drugs of the formulary; did you mean 'cephalexin'?"),
        ("level = 2", "levle = 2", "expected 'level', perhaps"),
    ],
)
def test_what_was_probably_meant_is_told_once(tmp_path: Path, old: str, new: str, meant: str) -> None:
    path = tmp_path / "t.toml"
    path.write_text(TEMPLATE.replace(old, new))

    with pytest.raises(InvalidBank) as caught:
        read_template(path)
    assert any(str(fault).endswith(meant) for fault in caught.value.faults)
    assert [str(fault).partition(": ")[2] for fault in caught.value.faults if fault.hint] == [
        of_fault(fault).says for fault in caught.value.faults if fault.hint
    ], "verify says the same as preview"


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("3/5/2026 2 pm", 'a date and time such as "2026-03-05 14:00"'),
        ("5.3.2026 14:00", 'a date and time such as "2026-03-05 14:00"'),
        ("March 5, 2026", 'a date such as "2026-03-05"'),
        ("2 pm", 'a time such as "14:00", on the 24-hour clock'),
        ("60\u00a0kg", "an ordinary blank where the no-break space (U+00A0) stands"),
        ("kg", "a quantity: it must begin with a number."),
        ("5+3 mg", "a quantity: Write one number with its unit, or a fraction such as 1/2 or 1 3/4."),
        ("1 mg " * 20, "a quantity: it has at most 64 characters."),
        ("2026-02-30", "a quantity: "),
        ("60 kgg", "a quantity: The unit 'kgg' is not known. Did you mean kg?"),
    ],
)
def test_what_to_write_in_place_of_an_unreadable_value_is_told_to_its_author(
    tmp_path: Path, written: str, instead: str
) -> None:
    path = tmp_path / "t.toml"
    path.write_text(TEMPLATE.replace('"3 days"', f'"{written}"'), encoding="utf-8")

    with pytest.raises(InvalidBank) as caught:
        read_template(path)
    assert any(fault.expected.startswith(instead) for fault in caught.value.faults)
    assert "nswer" not in str(caught.value)


def test_that_no_calculation_is_named_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "bare.toml"
    path.write_text('title = "Bare"\nversion = 1\n')

    with pytest.raises(InvalidBank) as told:
        read_template(path)
    assert 1 == sum(fault.key == "calculation" for fault in told.value.faults)
