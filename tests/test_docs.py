"""The documentation says what is true: its commands run, and nothing that exists is left out."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from dosecalc.bank.blueprints import blueprint, blueprint_names
from dosecalc.bank.policies import policy, policy_names
from dosecalc.bank.templates import templates
from dosecalc.cli.app import app
from dosecalc.quantities.rounding import PLACES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMAND_NAMES = sorted(get_command(app).commands)  # type: ignore[attr-defined]


LEAVING = "q\nr\nh\ny\n"
"""What ends a command that asks: it is left; a set is named after the first line, and handed in."""


MADE_ON_THE_WAY = ("quiz", "our-ward")
"""What an example makes that those after it go on with."""


def examples() -> list[str]:
    lines = re.findall(r"^ {4}dosecalc (.+)$", README, flags=re.MULTILINE)
    return [re.split(r" {2,}", line)[0] for line in lines]


@pytest.mark.parametrize("example", examples())
def test_every_command_that_the_readme_shows_runs(
    example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    wanted = next((name for name in MADE_ON_THE_WAY if name in example), None)
    for earlier in examples()[: examples().index(example)]:
        if wanted and wanted in earlier:
            CliRunner().invoke(app, shlex.split(earlier), input=LEAVING)
    result = CliRunner().invoke(app, shlex.split(example), input=LEAVING)

    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert result.exit_code in {0, 1} if example.startswith(("check", "grade")) else result.exit_code == 0


def test_the_problem_that_the_readme_shows_is_drawn_and_judged_so() -> None:
    command = re.findall(r"\(`dosecalc (drill .+?)`\):\n", README)[0]
    shown = [line for line in re.findall(r"```text\n(.*?)```", README, flags=re.DOTALL)[0].splitlines() if line]
    typed = [line.removeprefix("Answer: ") for line in shown if line.startswith("Answer: ")]

    printed = iter(CliRunner().invoke(app, shlex.split(command), input="\n".join(typed)).output.splitlines())

    assert typed
    assert [] == [line for line in shown if line not in printed]  # each after those before it


@pytest.mark.parametrize("name", COMMAND_NAMES)
def test_every_command_is_in_the_readme_and_has_help(name: str) -> None:
    result = CliRunner().invoke(app, [name, "--help"])

    assert f"dosecalc {name}" in README
    assert result.exit_code == 0
    assert get_command(app).commands[name].help  # type: ignore[attr-defined]


def test_the_readme_has_two_commands_to_set_up_and_no_third() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", README, flags=re.DOTALL)

    assert [len(block.strip().splitlines()) for block in blocks] == [1, 1]


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))

    assert [] == [target for target in targets if not (page.parent / target).exists()]


def test_links_from_the_readme_lead_somewhere() -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", README)

    assert targets
    assert [] == [target for target in targets if not (ROOT / target).exists()]


def test_the_readme_leads_to_every_page() -> None:
    pages = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md")}

    assert set() == pages - set(re.findall(r"\]\(([^)#:]+)\)", README))


def test_the_layers_are_told_from_the_highest_to_the_lowest() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    rows = re.findall(r"^\| (`.+?`) \|", page.partition("| layer |")[2].partition("\n\n")[0], re.MULTILINE)

    assert [re.findall(r"\w+", row) for row in rows] == [re.findall(r"\w+", layer) for layer in layers[1:]]


def test_every_policy_and_every_place_is_documented() -> None:
    page = (ROOT / "docs" / "policies.md").read_text(encoding="utf-8")

    assert [] == [name for name in policy_names() if f"`{name}`" not in page]
    assert [] == [place for place in PLACES if place not in page]


@pytest.mark.parametrize("name", blueprint_names())
def test_every_exam_is_documented_with_its_terms(name: str) -> None:
    page, made = (ROOT / "docs" / "exams.md").read_text(encoding="utf-8"), blueprint(name)
    times = {f"{made.seconds // 60} min", f"{made.pace} s each"}
    rows_of_it = [line.split(" | ") for line in page.splitlines() if line.startswith(f"| `{name}` ")]

    assert [(str(made.problems), str(made.to_pass))] == [(row[1], row[3]) for row in rows_of_it]
    assert rows_of_it[0][2] in times


def test_the_example_policy_lines_are_those_of_a_real_policy() -> None:
    assert {"1 kg = 2.2 lb"} <= set(policy("pharmacy").constants)


def test_every_topic_is_in_the_glossary() -> None:
    page = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    row = next(line for line in page.splitlines() if line.startswith("| **topic**"))

    assert [] == sorted({template.topic for template in templates().values()} - set(re.findall(r"[a-z]+", row)))


def test_every_word_of_the_glossary_stands_there_once_and_in_its_place() -> None:
    page = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    words = [word.lower().replace("-", " ") for word in re.findall(r"^\| \*\*(.+?)\*\*", page, re.MULTILINE)]

    assert sorted(set(words)) == words
