"""The examples that users copy, of GitHub Actions and of pre-commit, run what there is and fail rightly."""

import copy
import json
import os
import re
import shlex
import shutil
import subprocess
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from dosecalc import __version__
from tests.cli.conftest import Call
from tests.own_banks import own_bank
from tests.verification.broken_files import FOLDER, SOUND

ROOT = Path(__file__).parents[2]
WORKFLOW, SARIF, NIGHTLY, CONFIGURATION = (
    yaml.safe_load(text)
    for text in re.findall(
        r"^```yaml\n(.*?)^```", (ROOT / "docs" / "verify.md").read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
)
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
INSTALLING = f"python -m pip install dosecalc=={__version__}"
BROKEN = "misspelt-key.toml"


@pytest.fixture(autouse=True)
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the examples name, in the working folder."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SOUND, tmp_path / "my-templates")
    return tmp_path / "my-templates"


def commands(job: dict[str, Any]) -> list[list[str]]:
    """What a job runs of this program, for each combination of its matrix; with fewer samples, and a lower limit."""
    matrix = job["strategy"]["matrix"]
    found = []
    for values in product(*matrix.values()):
        for step in job["steps"]:
            text = step.get("run", "")
            for name, value in zip(matrix, values, strict=True):
                text = text.replace(f"${{{{ matrix.{name} }}}}", str(value))
            text = re.sub(r"--(samples|limit) \d+", r"--\1 5", text)
            found += [text] if text.startswith("dosecalc ") else []
    return [shlex.split(text)[1:] for text in found]


def test_the_workflow_verifies_every_template_and_annotates_what_is_wrong(call: Call, templates: Path) -> None:
    (job,) = WORKFLOW["jobs"].values()

    assert 2 == len(commands(job))
    strategies = [each["strategy"] for workflow in (WORKFLOW, NIGHTLY) for each in workflow["jobs"].values()]
    assert [False, False] == [each["fail-fast"] for each in strategies]
    assert [(0, "", "")] * 2 == [(done.code, done.out, done.err) for done in (call(*each) for each in commands(job))]
    shutil.copy(FOLDER / BROKEN, templates)
    ends = [call(*each) for each in commands(job)]
    assert [0, 1] == sorted(done.code for done in ends)
    lines = "".join(done.out for done in ends).splitlines()
    assert lines
    assert all(line.startswith(f"::error file=my-templates/{BROKEN},line=1,") for line in lines)


def test_the_workflow_of_the_night_walks_every_template_once(call: Call, templates: Path) -> None:
    (job,) = NIGHTLY["jobs"].values()
    told = [call(*each) for each in commands(job)]

    assert 10 == len(told)
    assert {(0, "")} == {(done.code, done.err) for done in told}
    assert len(list(templates.iterdir())) == sum(done.out.count("1 template.") for done in told)
    shutil.copy(FOLDER / BROKEN, templates)
    assert [0] * 9 + [1] == sorted(call(*each).code for each in commands(job))


@pytest.mark.parametrize("workflow", [WORKFLOW, NIGHTLY], ids=["of each change", "of the night"])
def test_a_workflow_uses_each_action_in_a_version_and_installs_the_program_before_it_runs(
    workflow: dict[str, Any], templates: Path
) -> None:
    (job,) = workflow["jobs"].values()
    steps = [step.get("uses") or step["run"] for step in job["steps"]]

    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", step) for step in steps[:2])
    assert [INSTALLING] == steps[2:-1]
    assert steps[-1].startswith(f"dosecalc verify {templates.name} ")


def test_what_is_found_is_handed_to_the_security_tab_though_the_step_has_failed(call: Call, templates: Path) -> None:
    (job,) = SARIF["jobs"].values()
    command, target = job["steps"][-2]["run"].removeprefix("dosecalc ").split(" > ")
    handing_over = job["steps"][-1]

    assert [INSTALLING] == [step["run"] for step in job["steps"][2:-2]]
    assert "write" == job["permissions"]["security-events"]
    assert "always()" == handing_over["if"]
    assert target == handing_over["with"]["sarif_file"]
    shutil.copy(FOLDER / BROKEN, templates)
    done = call(*shlex.split(command))
    assert 1 == done.code
    (run,) = json.loads(done.out)["runs"]
    places = [found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for found in run["results"]]
    assert {f"{templates.name}/{BROKEN}"} == set(places)
    assert all(rule["help"]["text"] and rule["fullDescription"]["text"] for rule in run["tool"]["driver"]["rules"])


@pytest.fixture
def bank(call: Call, tmp_path: Path) -> Path:
    """A bank as `new` begins it, with a schema, and what else people put into such a folder."""
    own_bank(tmp_path / "my-bank")
    assert 0 == call("new", "pump_rate", "--topic", "our-ward", "--bank", "my-bank").code
    (tmp_path / "my-bank" / "README.md").write_text("# Ours\n", encoding="utf-8")
    (tmp_path / "my-bank" / "notes.json").write_text("{}", encoding="utf-8")
    return tmp_path / "my-bank"


def handed(chosen: dict[str, Any], folder: Path) -> list[str]:
    """The files that pre-commit hands to the hook: a key of the configuration takes the place of the hook's own."""
    hook = HOOK | chosen
    assert ["toml"] == hook["types"]
    files = [path.relative_to(folder.parent).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]
    return [file for file in files if re.search(hook.get("files", ""), file) and file.endswith(".toml")]


def test_the_hook_that_the_configuration_names_verifies_a_bank_that_new_began(call: Call, bank: Path) -> None:
    (repository,) = CONFIGURATION["repos"]
    (chosen,) = repository["hooks"]
    program, *arguments = shlex.split(HOOK["entry"])
    arguments += chosen["args"]

    assert ("dosecalc-verify", "dosecalc", "python") == (chosen["id"], program, HOOK["language"])
    assert HOOK["id"] == chosen["id"]
    assert (bank / "schemas" / "template.schema.json").exists()
    files = handed(chosen, bank)
    assert {"my-bank/our-ward/my-pump-rate.toml", "my-bank/blueprints/our-quiz.toml"} < set(files)
    done = call(*arguments, *files)
    assert (0, "") == (done.code, done.err), done.out
    shutil.copy(FOLDER / BROKEN, bank / "our-ward")
    done = call(*arguments, f"my-bank/our-ward/{BROKEN}")
    assert 1 == done.code
    assert done.out.startswith(f"my-bank/our-ward/{BROKEN}:1:1: error: ")


def test_the_hook_sees_a_name_that_a_file_which_was_not_changed_has_too(call: Call, tmp_path: Path) -> None:
    (chosen,) = CONFIGURATION["repos"][0]["hooks"]
    own_bank(tmp_path / "my-bank")
    (tmp_path / "my-bank" / "other").mkdir()
    shutil.copy(tmp_path / "my-bank" / "our-ward" / "child-dose.toml", tmp_path / "my-bank" / "other")
    done = call(*shlex.split(HOOK["entry"])[1:], *chosen["args"], "my-bank/policies/ours.toml")

    assert 1 == done.code
    assert "[doubled-name]" in done.out


def test_the_schema_that_new_lays_beside_templates_is_no_fault_where_it_is_named(call: Call, bank: Path) -> None:
    assert 0 == call("verify", f"{bank.name}/schemas/template.schema.json").code


@pytest.mark.skipif(not os.environ.get("DOSECALC_PRE_COMMIT"), reason="with pre-commit itself: nox -s hook")
def test_pre_commit_passes_a_bank_that_new_began_and_stops_a_fault(bank: Path) -> None:
    hooks = bank.parent / "hooks"
    hooks.mkdir()
    # As it is used, but for the installation, which would take a minute.
    text = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8").replace("language: python", "language: system")
    (hooks / ".pre-commit-hooks.yaml").write_text(text, encoding="utf-8")
    revision = committed(hooks)
    configuration = copy.deepcopy(CONFIGURATION)
    configuration["repos"][0] |= {"repo": str(hooks), "rev": revision}
    (bank.parent / ".pre-commit-config.yaml").write_text(yaml.safe_dump(configuration), encoding="utf-8")
    committed(bank.parent, "my-bank", ".pre-commit-config.yaml")
    run = ["pre-commit", "run", "--all-files"]

    sound = subprocess.run(run, capture_output=True, text=True, check=False, cwd=bank.parent)
    assert (0, True) == (sound.returncode, "Passed" in sound.stdout), sound.stdout
    shutil.copy(FOLDER / BROKEN, bank / "our-ward")
    committed(bank.parent, "my-bank")
    broken = subprocess.run(run, capture_output=True, text=True, check=False, cwd=bank.parent)
    assert (1, True) == (broken.returncode, f"{BROKEN}:1:1: error: " in broken.stdout), broken.stdout


def committed(folder: Path, *names: str) -> str:
    """A folder as a repository with all of it, or these names, committed; the revision."""
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    for arguments in (["init", "-q"], ["add", *(names or ["."])], [*who, "commit", "-q", "-m", "x"]):
        subprocess.run(["git", *arguments], check=True, cwd=folder)
    head = subprocess.run(["git", "rev-parse", "HEAD"], check=True, cwd=folder, capture_output=True, text=True)
    return head.stdout.strip()
