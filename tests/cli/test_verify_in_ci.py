"""The examples that users copy, of GitHub Actions and of pre-commit, run what there is and fail rightly."""

import re
import shlex
import shutil
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.conftest import Call
from tests.verification.broken_files import FOLDER, SOUND

ROOT = Path(__file__).parents[2]
WORKFLOW, NIGHTLY, CONFIGURATION = (
    yaml.safe_load(text)
    for text in re.findall(
        r"^```yaml\n(.*?)^```", (ROOT / "docs" / "verify.md").read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
)
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
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
    assert ["python -m pip install dosecalc"] == steps[2:-1]
    assert steps[-1].startswith(f"dosecalc verify {templates.name} ")


def test_the_hook_that_the_configuration_names_verifies_the_files_that_it_is_handed(
    call: Call, templates: Path
) -> None:
    (repository,) = CONFIGURATION["repos"]
    (chosen,) = repository["hooks"]
    program, *arguments = shlex.split(HOOK["entry"])

    assert ("dosecalc-verify", "dosecalc", "python") == (chosen["id"], program, HOOK["language"])
    assert HOOK["id"] == chosen["id"]
    files = sorted(f"{templates.name}/{path.name}" for path in templates.iterdir())
    assert all(re.search(pattern, file) for pattern in (HOOK["files"], chosen["files"]) for file in files)
    assert 0 == call(*arguments, *files).code
    shutil.copy(FOLDER / BROKEN, templates)
    done = call(*arguments, *files, f"{templates.name}/{BROKEN}")
    assert 1 == done.code
    assert done.out.startswith(f"{templates.name}/{BROKEN}:1:1: error: ")
