"""`dosecalc verify`: exit codes that a program can trust, and reports on the standard output alone."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from dosecalc.bank.folder import bank_folder
from dosecalc.bank.variable import OWN_BANK
from tests.cli.conftest import Call
from tests.own_banks import own_bank, write
from tests.verification.broken_files import FOLDER, SOUND

WEIGHT_DOSE, MISSPELT, WARNED = (
    str(path) for path in (SOUND / "weight-dose.toml", FOLDER / "misspelt-key.toml", FOLDER / "long-story.toml")
)
FEW = ("--samples", "5", "--jobs", "1")


def test_a_sound_template_is_done_and_summed_up(call: Call) -> None:
    done = call("verify", WEIGHT_DOSE, *FEW)

    assert (0, "") == (done.code, done.err)
    assert re.fullmatch(r"1 file; \d+ draws of 1 template\.\n0 errors, 0 warnings\.\n", done.out)


def test_a_share_without_a_file_is_told_apart_from_a_folder_without_one(call: Call) -> None:
    done = call("verify", str(SOUND), *FEW, "--shard", "3/3")

    assert (0, "") == (done.code, done.err)
    assert "0 files: this share is empty, 2 files went to the others.\n0 errors, 0 warnings.\n" == done.out


def test_faults_are_told_with_their_place_and_fail(call: Call) -> None:
    done = call("verify", MISSPELT, *FEW)

    assert 1 == done.code
    assert re.search(r"misspelt-key\.toml:1:1: error: titel: found the unknown key 'titel'; expected 'title'", done.out)
    assert "2 errors, 0 warnings." in done.out


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise there")
@pytest.mark.parametrize(("path", "code"), [(MISSPELT, 1), (WEIGHT_DOSE, 0)])
def test_who_reads_only_the_beginning_is_told_by_the_exit_code_all_the_same(path: str, code: int) -> None:
    for output in ("text", "json"):
        reading, writing = os.pipe()
        os.close(reading)
        arguments = [sys.executable, "-m", "dosecalc", "verify", path, *FEW, "--format", output]
        done = subprocess.run(arguments, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
        os.close(writing)
        assert (code, "") == (done.returncode, done.stderr)


def test_warnings_fail_only_where_that_is_wished(call: Call) -> None:
    assert 0 == call("verify", WARNED, *FEW).code
    assert 1 == call("verify", WARNED, *FEW, "--strict").code


@pytest.mark.parametrize(
    "arguments",
    [
        ("nothing-of-that-name",),
        (WEIGHT_DOSE, "--shard", "3/2"),
        (WEIGHT_DOSE, "--samples", "-1"),
        (WEIGHT_DOSE, "--jobs", "many"),
        (WEIGHT_DOSE, "--format", "pdf"),
        (WEIGHT_DOSE, "--policy", "nobody"),
        (WEIGHT_DOSE, "--write-baseline"),
        (WEIGHT_DOSE, "--baseline", "nothing-of-that-name"),
        (WEIGHT_DOSE, "--limit", "100"),
        (WEIGHT_DOSE, "--cluster", "127.0.0.1:8786", "--jobs", "2"),
    ],
)
def test_bad_usage_is_told_apart_from_faults(call: Call, arguments: tuple[str, ...]) -> None:
    done = call("verify", *arguments)

    assert (2, "") == (done.code, done.out)
    assert done.err.startswith("dosecalc: ")


def test_a_baseline_is_written_kept_and_told_when_it_is_too_old(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(WARNED, "mine.toml")
    arguments = ("--policy", "pharmacy", "--jobs", "1", "--strict", "--baseline", "known.json")
    written = call("verify", "mine.toml", *arguments, "--write-baseline")
    kept = call("verify", "mine.toml", *arguments)
    elsewhere = call("verify", WEIGHT_DOSE, *arguments)
    shutil.copy(WEIGHT_DOSE, "mine.toml")
    old = call("verify", "mine.toml", "--jobs", "1", "--strict", "--baseline", "known.json")

    assert (0, "1 warning accepted in known.json.\n") == (written.code, written.err)
    assert (0, "") == (kept.code, kept.err)
    assert "0 errors, 0 warnings (1 more accepted)." in kept.out
    assert (0, "") == (elsewhere.code, elsewhere.err)
    assert (0, "1 accepted warning did not occur again; write the baseline again.\n") == (old.code, old.err)


def test_a_part_that_is_written_to_a_baseline_keeps_what_was_accepted_of_the_rest(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(Path("mine/one.toml"), Path(WARNED).read_text("utf-8"))
    write(Path("mine/two.toml"), Path(WEIGHT_DOSE).read_text("utf-8").replace('title = "', 'title = "Another: ', 1))
    arguments = ("--jobs", "1", "--baseline", "known.json", "--policy", "pharmacy")
    call("verify", "mine", *arguments, "--write-baseline")
    before = Path("known.json").read_bytes()
    part = call("verify", "mine", *arguments, "--shard", "2/2", "--write-baseline")

    assert "0 warnings accepted in known.json; 1 more kept, of what was not verified.\n" == part.err
    assert before == Path("known.json").read_bytes()


def test_what_is_no_baseline_is_not_written_over(call: Call, tmp_path: Path) -> None:
    (tmp_path / "key.json").write_text("{}")
    done = call("verify", WEIGHT_DOSE, *FEW, "--baseline", str(tmp_path / "key.json"), "--write-baseline")

    assert (2, "{}") == (done.code, (tmp_path / "key.json").read_text())


def test_each_report_is_all_that_stands_on_the_standard_output(call: Call) -> None:
    reports = {name: call("verify", MISSPELT, *FEW, "--format", name) for name in ("json", "junit", "github", "sarif")}

    assert {1} == {done.code for done in reports.values()}
    assert 2 == json.loads(reports["json"].out)["errors"]
    assert ["1"] == [suite.get("failures") for suite in ET.fromstring(reports["junit"].out)]
    assert ["::error", "::error"] == [line.split(" ")[0] for line in reports["github"].out.splitlines()]
    assert 2 == len(json.loads(reports["sarif"].out)["runs"][0]["results"])


def test_an_exhaustive_run_says_how_many_problems_can_be_drawn(call: Call) -> None:
    done = call("verify", WEIGHT_DOSE, "--exhaustive", "--policy", "pharmacy", "--jobs", "1")

    assert 0 == done.code
    assert "\nPolicy pharmacy: 532 problems in 1 template, every draw tried.\n" in done.out


def test_of_a_template_with_more_draws_than_the_limit_so_many_are_tried(call: Call) -> None:
    limited = (WEIGHT_DOSE, "--exhaustive", "--limit", "300", "--policy", "pharmacy", "--jobs", "1")
    done = call("verify", *limited)
    facts = json.loads(call("verify", *limited, "--format", "json").out)

    space = next(row["of"] for row in facts["coverage"])
    assert 300 < space < 1000
    assert f"weight-dose: 300 draws tried at random, of about {space}, under policy pharmacy.\n" in done.out
    assert f"\nPolicy pharmacy: about {space} draws in 1 template, sampled.\n" in done.out
    assert [{"policy": "pharmacy", "problems": 0, "walked": 0, "space": space, "sampled": 1}] == facts["reach"]
    assert [(300, False, None)] == [(row["tried"], row["is_all"], row["problems"]) for row in facts["coverage"]]


def test_many_templates_that_are_not_walked_whole_are_told_in_one_line(call: Call) -> None:
    conversion = str(bank_folder() / "templates" / "conversion")
    limited = (conversion, "--exhaustive", "--limit", "2", "--samples", "2", "--policy", "pharmacy", "--jobs", "1")
    done = call("verify", *limited)
    facts = json.loads(call("verify", *limited, "--format", "json").out)

    sampled = {row["template"] for row in facts["coverage"] if not row["is_all"]}
    assert 10 < len(sampled)
    assert f"{len(sampled)} templates: only 2 draws of each tried at random under each policy, by name" in done.out
    assert not any(f"{name}:" in done.out for name in sampled)


def test_a_name_that_the_built_in_bank_has_too_is_told(call: Call, tmp_path: Path) -> None:
    own = tmp_path / "our-ward"
    own.mkdir()
    built_in = bank_folder() / "templates" / "conversion" / "pounds-to-kilograms.toml"
    shutil.copy(built_in, own)
    done = call("verify", str(own), "--samples", "5", "--policy", "pharmacy", "--jobs", "1")

    assert 0 == done.code
    assert "1 name is in the built-in bank as well: pounds-to-kilograms. With --bank they are refused" in done.err
    assert "" == call("verify", str(built_in), "--samples", "5", "--policy", "pharmacy", "--jobs", "1").err


def test_a_drug_that_the_built_in_formulary_has_too_is_refused_in_a_bank(call: Call, tmp_path: Path) -> None:
    folder = own_bank(tmp_path / "own")
    (folder / "formulary").mkdir()
    shutil.copy(bank_folder() / "formulary" / "morphine.toml", folder / "formulary")
    aside = call("verify", str(folder), *FEW)
    as_bank = call("verify", "--bank", str(folder), str(folder / "our-ward"), *FEW)

    for done in (aside, as_bank):
        assert (1, "") == (done.code, done.err)
        assert "morphine.toml:1:1: error: found the name 'morphine', which " in done.out


def test_names_that_are_refused_hide_nothing_without_a_word(call: Call, tmp_path: Path) -> None:
    folder = own_bank(tmp_path / "own")
    (folder / "again").mkdir()
    for built_in in ("templates/conversion/pounds-to-kilograms.toml", "policies/pharmacy.toml"):
        shutil.copy(bank_folder() / built_in, folder / "again")
    (folder / "again" / "pharmacy.toml").rename(folder / "policies" / "pharmacy.toml")
    done = call("verify", "--bank", str(folder), *FEW)

    codes = {(Path(line.split(":")[0]).name, line.rpartition(" ")[2]) for line in done.out.splitlines()}
    assert (1, "") == (done.code, done.err)
    assert {("pounds-to-kilograms.toml", "[doubled-name]"), ("pharmacy.toml", "[doubled-name]")} < codes
    assert ("our-quiz.toml", "[not-verified]") in codes


def test_a_cluster_needs_what_the_extra_brings(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = call("verify", WEIGHT_DOSE, "--cluster", "127.0.0.1:8786")

    assert (2, "") == (done.code, done.out)
    assert "python3 -m pip install 'dosecalc[cluster]'" in done.err


def test_a_folder_that_is_verified_counts_as_a_bank(call: Call, tmp_path: Path) -> None:
    """A blueprint of one's own names the policy and the topic that lie beside it."""
    folder = own_bank(tmp_path / "own")
    done, named = call("verify", str(folder), *FEW), call("verify", "--bank", str(folder), *FEW)

    assert (0, "") == (done.code, done.err), done.out
    assert done.out == named.out
    assert OWN_BANK not in os.environ


SPOILT = {
    "a name of the built-in bank": ("policies/pharmacy.toml", "doubled-name"),
    "a name that is there twice": ("other/child-dose.toml", "doubled-name"),
    "a template at the top": ("lost.toml", "file-name"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_what_keeps_a_folder_from_being_a_bank_is_told_and_not_what_comes_of_it(
    call: Call, tmp_path: Path, name: str
) -> None:
    place, code = SPOILT[name]
    folder = own_bank(tmp_path / "own")
    write(folder / place, (folder / "our-ward" / "child-dose.toml").read_text("utf-8"))
    if place.startswith("policies"):
        shutil.copy(bank_folder() / place, folder / place)
    done, named = call("verify", str(folder), *FEW), call("verify", "--bank", str(folder), *FEW)

    errors = [line for line in done.out.splitlines() if ": error: " in line]
    assert {(Path(place).name, f"[{code}]"), ("our-quiz.toml", "[not-verified]")} == {
        (Path(line.split(":")[0]).name, line.rpartition(" ")[2]) for line in errors
    }
    assert (1, "", done.out) == (done.code, done.err, named.out)


def test_a_folder_of_topics_that_may_take_the_place_of_built_in_ones_is_no_bank(call: Call, tmp_path: Path) -> None:
    built_in = bank_folder() / "templates" / "conversion" / "pounds-to-kilograms.toml"
    (tmp_path / "conversion").mkdir()
    shutil.copy(built_in, tmp_path / "conversion")
    done = call("verify", str(tmp_path), *FEW)

    assert 0 == done.code, done.out
    assert "1 name is in the built-in bank as well: pounds-to-kilograms." in done.err


def test_a_folder_that_holds_only_sets_is_no_bank(call: Call, tmp_path: Path) -> None:
    folder, quiz = own_bank(tmp_path / "own"), tmp_path / "quiz"
    made = call("generate", "--topic", "our-ward", "-n", "2", "-o", str(quiz), "--bank", str(folder))
    done = call("verify", str(quiz))

    assert 0 == made.code, made.err
    assert 1 == done.code
    assert "(One of your own needs its folder: --bank DIR.)" in done.out


def test_the_folder_around_a_bank_is_none(call: Call, tmp_path: Path) -> None:
    own_bank(tmp_path / "repository" / "own")
    done = call("verify", str(tmp_path / "repository"), *FEW)

    assert "[file-name]" not in done.out
    assert "[not-verified]" not in done.out


def test_under_a_policy_that_cannot_be_read_nothing_is_drawn(call: Call, tmp_path: Path) -> None:
    folder = own_bank(tmp_path / "own")
    (folder / "policies" / "ours.toml").write_text("version = 1\n")
    done = call("verify", str(folder), "--samples", "20", "--jobs", "1")

    assert 1 == done.code
    assert {"ours.toml"} == {Path(line.split(":")[0]).name for line in done.out.splitlines() if ": error: " in line}


def test_what_is_poor_under_every_policy_is_told_once_with_the_first(call: Call, tmp_path: Path) -> None:
    poor = Path(WEIGHT_DOSE).read_text()
    poor = re.sub(r"^weight = .*$", 'weight = { values = ["20 kg", "30 kg"] }', poor, flags=re.MULTILINE)
    poor = re.sub(r"^dose_per_weight = .*$", 'dose_per_weight = { values = ["10 mg/kg"] }', poor, flags=re.MULTILINE)
    (tmp_path / "poor.toml").write_text(poor)
    done = call("verify", str(tmp_path / "poor.toml"), "--jobs", "1")
    told = [line for line in done.out.splitlines() if "few-problems" in line]

    assert 1 == len(told), done.out
    assert " different problems in 100 draws (policy exact)" in told[0]


def test_a_template_that_was_just_begun_passes_without_a_warning(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for calculation in ("tablets", "pump_rate", "dose_check"):
        call("new", calculation, "--topic", "our-ward")
    done = call("verify", "our-ward", "--strict")

    assert (0, True) == (done.code, "0 errors, 0 warnings." in done.out), done.out


def test_a_bank_of_ones_own_is_verified_by_itself(call: Call, tmp_path: Path) -> None:
    (tmp_path / "templates" / "own-doses").mkdir(parents=True)
    (tmp_path / "templates" / "own-doses" / "of-mine.toml").write_bytes(Path(WEIGHT_DOSE).read_bytes())
    (tmp_path / "topics.toml").write_text(
        'source = "Made up for a test"\n[topic.own-doses]\ntitle = "own doses"\nafter = ["dosing"]\npace = "ptce"\n',
        encoding="utf-8",
    )

    done = call("verify", "--bank", str(tmp_path), *FEW)

    assert (0, "") == (done.code, done.err)
    assert done.out.startswith("2 files; ")
