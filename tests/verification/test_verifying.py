"""How a bank is worked through: the same whatever the processes, in shares, by walks that miss nothing."""

import json
import os
from dataclasses import replace
from pathlib import Path
from time import sleep

import pytest

from dosecalc.bank.policies import policy, policy_names
from dosecalc.bank.template_names import template_paths
from dosecalc.bank.template_reader import read_template
from dosecalc.bank.templates import template
from dosecalc.bank.value_sources import ImpossibleDraw
from dosecalc.bank.walk import draws_in_all, walk, ways
from dosecalc.errors import DosecalcError
from dosecalc.files import UnusableFile
from dosecalc.verification import portions, tasks
from dosecalc.verification.finding import FileKind, Finding
from dosecalc.verification.portions import Portion, tallied
from dosecalc.verification.result import Reach
from dosecalc.verification.running import WorkerIsGone, executor, worked_through
from dosecalc.verification.shards import UnreadableShard, read_shard
from dosecalc.verification.subjects import subjects
from dosecalc.verification.tally import Tally
from dosecalc.verification.tasks import LARGEST_PORTION, Wanted, sampled, task
from dosecalc.verification.verifying import Extent, each_once, verified
from tests.verification.broken_files import SOUND

WEIGHT_DOSE = SOUND / "weight-dose.toml"
SMALL = ("two-vial-sizes", "vial-label-concentration", "capsules")


def test_the_built_in_bank_has_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    # `.ci/run` tries every template out as exports, which takes longer than all the rest of this.
    monkeypatch.setattr("dosecalc.verification.verifying.tried_out", lambda _: Tally())
    monkeypatch.setattr("dosecalc.verification.verifying.AS_LONG_AS_A_TRIAL", 0)
    found = verified(Extent(samples=2, policies=["pharmacy"]))

    assert [] == [str(finding) for finding in found.findings if finding.is_error]
    assert {row.template for row in found.coverage} == {path.stem for path in template_paths()}
    assert set(FileKind) - {FileKind.KEY, FileKind.COPY} == {subject.kind for subject in found.files}


@pytest.mark.parametrize("name", SMALL)
def test_the_pieces_of_a_walk_are_the_whole_walk(name: str) -> None:
    source, rules = template(name), policy("pharmacy")
    whole = [made and (made.card, made.key) for made in walk(source, rules)]
    pieces = [
        made and (made.card, made.key) for way in ways(source, rules, 30) for made in walk(source, rules, None, way)
    ]

    assert len(ways(source, rules, 30)) > 1
    assert whole == pieces


def test_draws_are_counted_exactly_where_each_has_as_many_choices(tmp_path: Path) -> None:
    path = tmp_path / "even.toml"
    text = WEIGHT_DOSE.read_text(encoding="utf-8").replace('require = ["answer >= 110 mg", "weight < 40 kg"]\n', "")
    path.write_text(text.replace('from = "10 kg", to = "40 kg", step = "0.5 kg"', 'values = ["20 kg", "30 kg"]'))
    source = read_template(path)

    assert draws_in_all(source, policy("pharmacy"), 5) == 3 * 2 * 2 * 2 == len(list(walk(source, policy("pharmacy"))))


def test_an_exhaustive_run_tries_every_draw_of_a_template() -> None:
    path = next(path for path in template_paths() if path.stem == "capsules")
    found = verified(Extent(paths=[path], is_exhaustive=True, policies=["pharmacy"], jobs=1))
    whole = list(walk(template("capsules"), policy("pharmacy")))

    assert [(len(whole), sum(made is not None for made in whole), True)] == [
        (row.tried, row.accepted, row.is_all) for row in found.coverage
    ]
    assert [Reach("pharmacy", sum(made is not None for made in whole), 1, 0, 0)] == found.reach


def test_a_draw_that_fails_where_all_are_counted_is_told_though_no_sample_meets_it(tmp_path: Path) -> None:
    path = tmp_path / "weight-dose.toml"
    text = WEIGHT_DOSE.read_text("utf-8").replace('require = ["answer >= 110 mg", "weight < 40 kg"]\n', "")
    path.write_text(
        text.replace('from = "10 kg", to = "40 kg", step = "0.5 kg"', 'values = ["0 kg", "20 kg"]'), "utf-8"
    )
    seed = next(seed for seed in range(99) if not tallied(Portion(path, "exact", 1, seed)).seen)
    found = verified(Extent(paths=[path], is_exhaustive=True, samples=1, seed=seed, policies=["exact"], jobs=1))

    assert "impossible-draw" in {finding.code for finding in found.findings}


def test_a_walk_that_a_failing_draw_keeps_from_being_divided_is_one_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise ImpossibleDraw("there is none")

    monkeypatch.setattr(tasks, "ways", failing)
    whole = task(Wanted(template("capsules").path, "pharmacy", samples=0, seed=1, is_exhaustive=True))

    assert (True, [(True, {})]) == (whole.is_all, [(each.is_walk, each.fixed) for each in whole.portions])


def test_a_template_of_too_many_draws_says_how_many_of_how_many() -> None:
    asked = Extent(paths=[WEIGHT_DOSE], is_exhaustive=True, samples=50, policies=["pharmacy"], jobs=1, limit=100)
    found = verified(asked)

    assert [(50, False)] == [(row.tried, row.is_all) for row in found.coverage]
    assert all(row.of > 100 for row in found.coverage)


def test_several_processes_find_the_same_in_the_same_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dosecalc.verification.running.WORTH_PROCESSES", 0)
    one, two = (verified(Extent(paths=[SOUND], samples=60, jobs=jobs)) for jobs in (1, 2))

    assert (one.findings, one.coverage) == (two.findings, two.coverage)


@pytest.mark.parametrize("samples", [0, 1, LARGEST_PORTION, 64 * LARGEST_PORTION, 100_000, 10_000_000])
def test_a_template_is_sampled_in_few_portions_without_a_gap(samples: int) -> None:
    pieces = sampled(WEIGHT_DOSE, "pharmacy", 7, samples)
    ends = [piece.first + piece.most for piece in pieces]

    assert len(pieces) <= 64
    assert [7, *ends] == [*(piece.first for piece in pieces), 7 + samples]


@pytest.mark.parametrize("batch", [1, 2, 100])
def test_what_comes_back_from_processes_is_in_the_order_in_which_it_went_out(
    batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dosecalc.verification.running.BATCH", batch)
    pieces = sampled(WEIGHT_DOSE, "pharmacy", 0, 3 * LARGEST_PORTION)
    pieces = [replace(piece, most=20) for piece in pieces]

    with executor(2, 10_000) as pool:
        assert pool is not None
        theirs = list(worked_through(tallied, pieces, pool))

    assert theirs == [tallied(piece) for piece in pieces]


def gone(_: int) -> int:
    os._exit(9)


def test_a_process_that_is_ended_from_outside_is_told() -> None:
    with pytest.raises(WorkerIsGone, match="--jobs 1"), executor(2, 10_000) as pool:
        list(worked_through(gone, [1, 2, 3], pool))


def stopped_while_others_work() -> None:
    with executor(2, 10_000) as pool:
        assert pool is not None
        pool.submit(sleep, 0).result(timeout=60)
        for seconds in (600, 600):
            pool.submit(sleep, seconds)
        raise KeyboardInterrupt


def test_nobody_waits_for_processes_once_it_is_stopped() -> None:
    with pytest.raises(KeyboardInterrupt):
        stopped_while_others_work()


def test_another_seed_tries_other_draws_and_the_same_one_the_same() -> None:
    tallies = [tallied(Portion(WEIGHT_DOSE, "pharmacy", 30, first=first)) for first in (0, 0, 1000)]

    assert tallies[0] == tallies[1]
    assert tallies[0].keys != tallies[2].keys


def test_the_shares_of_a_bank_are_all_of_it_and_nothing_twice() -> None:
    whole = verified(Extent(paths=[SOUND], samples=1, jobs=1)).files
    shares = [verified(Extent(paths=[SOUND], samples=1, jobs=1, shard=(place, 2))).files for place in (1, 2)]

    assert sorted(shares[0] + shares[1]) == whole
    assert all(shares)


@pytest.fixture
def at_odds(tmp_path: Path) -> Path:
    """Files whose faults lie between them, with one that is no TOML, one that is no set, and a drug of a name twice."""
    text = WEIGHT_DOSE.read_text(encoding="utf-8")
    for folder in ("one", "two", "formulary", "more/formulary"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "one" / "same.toml").write_text(text, encoding="utf-8")
    (tmp_path / "two" / "same.toml").write_text("x = 1", encoding="utf-8")
    (tmp_path / "two" / "zoo.toml").write_text(text.replace("A child who", "Some child who"), encoding="utf-8")
    (tmp_path / "two" / "no-toml.toml").write_text("x = ", encoding="utf-8")
    (tmp_path / "two" / "no-set.json").write_text("x", encoding="utf-8")
    for folder in ("formulary", "more/formulary"):
        (tmp_path / folder / "a-drug.toml").write_text("x = 1", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("shares", [2, 3, 5, 11])
def test_the_shares_of_a_bank_find_together_what_the_whole_run_finds_each_thing_once(
    shares: int, at_odds: Path
) -> None:
    whole = verified(Extent(paths=[at_odds], samples=5, jobs=1, policies=["pharmacy"]))
    parts = [
        verified(Extent(paths=[at_odds], samples=5, jobs=1, policies=["pharmacy"], shard=(place, shares)))
        for place in range(1, shares + 1)
    ]

    assert whole.findings == sorted(finding for part in parts for finding in part.findings)
    assert whole.files == sorted(subject for part in parts for subject in part.files)
    codes = [(Path(finding.file).name, finding.code) for finding in whole.findings]
    assert 1 == codes.count(("same.toml", "doubled-name"))
    assert 1 == codes.count(("a-drug.toml", "doubled-name"))
    assert 1 == codes.count(("zoo.toml", "near-duplicate"))
    assert 1 == codes.count(("zoo.toml", "same-title"))
    assert 1 == codes.count(("no-toml.toml", "not-toml"))
    assert 1 == codes.count(("no-set.json", "unknown-set"))


@pytest.mark.parametrize("text", ["", "1", "0/2", "3/2", "1/0", "-1/2", "1/2/3", "1 / 2", "a/b", "1/99999", "１/２"])
def test_what_names_no_share_is_refused(text: str) -> None:
    with pytest.raises(UnreadableShard, match="2/5 is the second of five"):
        read_shard(text)


def test_a_draw_that_fails_is_told_and_ends_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        message = "boom"
        raise ZeroDivisionError(message)

    monkeypatch.setattr(portions, "attempted", failing)
    found = verified(Extent(paths=[SOUND], samples=5, jobs=1))

    assert {"failing-draw"} == {finding.code for finding in found.findings}
    assert {"weight-dose.toml", "syringe.toml"} == {Path(finding.file).name for finding in found.findings}
    assert all("ZeroDivisionError: boom" in finding.found for finding in found.findings)


def test_a_template_is_drawn_under_every_policy_or_those_that_are_named() -> None:
    rows = verified(Extent(paths=[WEIGHT_DOSE], samples=3, jobs=1)).coverage
    named = verified(Extent(paths=[WEIGHT_DOSE], samples=3, jobs=1, policies=["nursing@1"])).coverage

    assert list(policy_names()) == [row.policy for row in rows]
    assert ["nursing"] == [row.policy for row in named]
    with pytest.raises(DosecalcError, match="there is no policy"):
        verified(Extent(paths=[WEIGHT_DOSE], policies=["nobody"]))


def test_files_are_known_by_where_they_lie_or_by_what_they_hold(tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    texts = {
        "policies/mine.toml": "x = 1",
        "topics.toml": "x = 1",
        "exam.toml": "[[section]]\n",
        "rounding.toml": "[rules]\n",
        "a-drug.toml": "[[dose]]\n",
        "anything.toml": "x = 1",
        "responses.json": json.dumps({"dosecalc": "responses"}),
        ".hidden.toml": "x = 1",
        "notes.txt": "x",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    found, findings = subjects([tmp_path])

    assert {
        "policies/mine.toml": FileKind.POLICY,
        "topics.toml": FileKind.TOPICS,
        "exam.toml": FileKind.BLUEPRINT,
        "rounding.toml": FileKind.POLICY,
        "a-drug.toml": FileKind.DRUG,
        "anything.toml": FileKind.TEMPLATE,
    } == {subject.path.relative_to(tmp_path).as_posix(): subject.kind for subject in found}
    assert [] == findings


def test_a_folder_without_files_is_told_and_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    _, findings = subjects([tmp_path])

    assert ["empty-place"] == [finding.code for finding in findings]
    with pytest.raises(UnusableFile, match="no such file or folder"):
        subjects([tmp_path / "nothing"])


def test_links_that_lead_in_a_circle_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "back").symlink_to(tmp_path)
    (tmp_path / "inner" / "one.toml").write_text("x = 1", encoding="utf-8")

    assert 1 == len(subjects([tmp_path])[0])


def test_a_folder_that_cannot_be_read_is_told_and_the_others_are_verified(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("closed", "open"):
        (tmp_path / name).mkdir()
    (tmp_path / "open" / "one.toml").write_text("x = 1", encoding="utf-8")
    scan = os.scandir

    def refusing(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refusing)
    files, findings = subjects([tmp_path])
    assert ["one.toml"] == [subject.path.name for subject in files]
    assert [("unreadable-file", "a folder that cannot be read (Permission denied)")] == [
        (finding.code, finding.found) for finding in findings
    ]
    _, of_it_alone = subjects([tmp_path / "closed"])
    assert ["unreadable-file"] == [finding.code for finding in of_it_alone]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.timeout(30)
def test_what_is_named_as_a_file_of_ours_in_a_folder_and_is_none_is_told_by_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "dangling.toml").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "dangling.json").symlink_to(tmp_path / "nowhere")

    found = verified(Extent(paths=[tmp_path], jobs=1))
    assert [("dangling.json", "unknown-set"), ("dangling.toml", "unreadable-file"), ("pipe.toml", "too-large")] == [
        (Path(finding.file).name, finding.code) for finding in found.findings
    ]
    alone = verified(Extent(paths=[tmp_path / "dangling.toml"], jobs=1))
    assert [(tmp_path / "dangling.toml").as_posix()] == [finding.file for finding in alone.findings]


def test_a_file_that_was_changed_is_drawn_from_as_it_is_now(tmp_path: Path) -> None:
    path = tmp_path / "sound.toml"
    portion = Portion(path, "pharmacy", 8)
    sound = (SOUND / "weight-dose.toml").read_text()
    path.write_text(sound)
    before = tallied(portion)
    path.write_text(sound.replace("version = 1", "version = 2"))
    after = tallied(portion)

    assert before.problems != after.problems


def test_a_bank_may_lie_below_a_folder_of_the_name_that_is_left_out_within_one(tmp_path: Path) -> None:
    ward = tmp_path / "schemas" / "ward"
    (ward / "schemas").mkdir(parents=True)
    for name in ("sound.toml", "schemas/made.toml"):
        (ward / name).write_text("x = 1", encoding="utf-8")

    assert [ward / "sound.toml"] == [subject.path for subject in subjects([ward])[0]]


def test_what_is_found_of_draws_is_told_for_one_policy_and_what_is_found_in_a_file_each_time() -> None:
    of_draws = [
        Finding("a.toml", 1, 1, "rare-draws", "x", f"9 of 100 ({by})", "more", policy=by) for by in policy_names()
    ]
    texts = ("'QD', as the policy has it", "'QOD', as the policy has it")
    in_file = [Finding("a.toml", 2, 1, "unsafe-notation", "y", text, "z") for text in texts]

    assert [of_draws[0], *in_file] == each_once([*of_draws, *in_file])
