"""The reports that other programs read say all that was found, in the form that those programs take."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosecalc.bank.faults import Fault, FaultCode
from dosecalc.untrusted import cleaned
from dosecalc.verification.finding import FileKind, Finding, of_fault, of_file
from dosecalc.verification.reports import github, junit, sarif
from dosecalc.verification.reports import json as as_json
from dosecalc.verification.result import Coverage, Verification
from dosecalc.verification.rules import RULES, Severity
from dosecalc.verification.subjects import Subject

ERROR = Finding("my bank/flow/a,b.toml", 3, 7, "unknown-key", "titel", "the unknown key 'titel'", "title", "title")
WARNING = Finding("my bank/flow/c.toml", 9, 1, "rare-draws", "answer", "5% of all: few\nof <many> & 'odd'", "more")
WHEN = datetime(2026, 3, 5, 7, 15, tzinfo=UTC)
HOSTILE = of_fault(
    Fault(Path("x\x1b[2J::error::\r\n%.toml"), 1, 1, "a\u202eb", "]]>\x00\ud800<!--", "::x", FaultCode.NOT_TOML)
)


def found(*findings: Finding) -> Verification:
    files = [Subject(Path(name), FileKind.TEMPLATE) for name in (ERROR.file, WARNING.file, "my bank/flow/sound.toml")]
    return Verification(list(findings), files, [Coverage("a", "pharmacy", 100, 40, 1000)])


EVERYTHING = found(ERROR, WARNING, HOSTILE)


def test_json_tells_everything() -> None:
    told = json.loads(as_json.report(replace(EVERYTHING, accepted=2)))

    assert (2, 1, 2, 3, 100) == tuple(told[name] for name in ("errors", "warnings", "accepted", "files", "draws"))
    assert [{"policy": "pharmacy", "problems": 0, "walked": 0, "space": 1000, "sampled": 1}] == told["reach"]
    assert [(1000, None)] == [(row["of"], row["problems"]) for row in told["coverage"]]
    assert ["error", "warning", "error"] == [row["severity"] for row in told["findings"]]
    assert {
        "severity": "error",
        "file": "my bank/flow/a,b.toml",
        "line": 3,
        "column": 7,
        "code": "unknown-key",
        "key": "titel",
        "found": "the unknown key 'titel'",
        "expected": "title",
        "hint": "title",
        "policy": "",
    } == told["findings"][0]


def test_a_line_of_text_says_where_what_and_what_was_meant() -> None:
    assert (
        "my bank/flow/a,b.toml:3:7: error: titel: found the unknown key 'titel'; expected title; "
        "did you mean 'title'? [unknown-key]"
    ) == str(ERROR)
    assert str(HOSTILE).isprintable()


def attributes(element: ET.Element, *names: str) -> tuple[str | None, ...]:
    return tuple(element.get(name) for name in names)


def as_junit(*findings: Finding, is_strict: bool = False) -> ET.Element:
    return ET.fromstring(junit.report(found(*findings), WHEN, is_strict=is_strict))


def test_junit_has_a_test_case_for_each_file_and_fails_those_with_errors() -> None:
    (suite,) = as_junit(ERROR, replace(ERROR, line=9), WARNING, HOSTILE)
    cases = {case.get("name"): case for case in suite.iter("testcase")}

    assert ("4", "2", "0") == attributes(suite, "tests", "failures", "errors")
    assert "template" == cases[ERROR.file].get("classname")
    (failure,) = cases[ERROR.file]
    assert ("unknown-key", ERROR.says) == attributes(failure, "type", "message")
    assert str(ERROR) in (failure.text or "")
    assert [] == list(cases[WARNING.file]) == list(cases["my bank/flow/sound.toml"])
    assert str(WARNING) in (suite.findtext("system-out") or "")


def test_junit_fails_warnings_too_where_that_is_wished() -> None:
    (suite,) = as_junit(WARNING, is_strict=True)

    assert ("3", "1", "") == (*attributes(suite, "tests", "failures"), suite.findtext("system-out"))


def test_junit_keeps_to_the_strictest_schema() -> None:
    root = as_junit(ERROR, replace(ERROR, line=9), WARNING, HOSTILE)
    (suite,) = root

    assert ("testsuites", {}) == (root.tag, root.attrib)
    assert {"id", "package", "name", "timestamp", "hostname", "tests", "failures", "errors", "time"} == set(
        suite.attrib
    )
    assert "2026-03-05T07:15:00" == suite.get("timestamp")
    assert ["properties", *["testcase"] * 4, "system-out", "system-err"] == [child.tag for child in suite]
    for case in suite.iter("testcase"):
        assert {"name", "classname", "time"} == set(case.attrib)
        assert [child.tag for child in case] in ([], ["failure"])


COMMAND = re.compile(r"::(error|warning) file=([^,:]+),line=(\d+),col=(\d+),title=([^,:]+)::(.*)")


def unescaped(text: str) -> str:
    for code, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, sign)
    return text


def test_github_gets_a_command_a_line_from_which_nothing_breaks_out() -> None:
    lines = github.report(EVERYTHING).split("\n")
    read = [COMMAND.fullmatch(line) for line in lines]

    assert len(EVERYTHING.findings) == len(lines)
    for match, finding in zip(read, EVERYTHING.findings, strict=True):
        assert match is not None
        assert (finding.severity, finding.file, finding.code, finding.says) == (
            match[1],
            unescaped(match[2]),
            match[5],
            unescaped(match[6]),
        )


@given(text=st.text(max_size=80))
def test_no_text_of_a_file_adds_a_line_or_a_command_for_github(text: str) -> None:
    finding = replace(ERROR, file=text or "x", found=text, key=text)

    assert COMMAND.fullmatch(github.report(found(finding)))


def results(log: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for run in log["runs"]:
        yield from run["results"]


def test_sarif_has_every_rule_and_a_result_for_each_finding() -> None:
    log = json.loads(sarif.report(EVERYTHING))
    rules = log["runs"][0]["tool"]["driver"]["rules"]

    assert "2.1.0" == log["version"]
    assert list(RULES) == [rule["id"] for rule in rules]
    assert {"error", "warning"} == {rule["defaultConfiguration"]["level"] for rule in rules}
    for result, finding in zip(results(log), EVERYTHING.findings, strict=True):
        place = result["locations"][0]["physicalLocation"]
        assert finding.code == result["ruleId"] == rules[result["ruleIndex"]]["id"]
        assert (finding.severity, finding.says) == (result["level"], result["message"]["text"])
        assert (finding.line, finding.column) == (place["region"]["startLine"], place["region"]["startColumn"])
        assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", place["artifactLocation"]["uri"])
        assert "%SRCROOT%" == place["artifactLocation"]["uriBaseId"]


def test_sarif_names_a_file_elsewhere_by_its_full_address() -> None:
    (result,) = results(json.loads(sarif.report(found(replace(ERROR, file="/bank/a b.toml")))))

    assert {"uri": "file:///bank/a%20b.toml"} == result["locations"][0]["physicalLocation"]["artifactLocation"]


def test_sarif_knows_a_fault_again_after_it_moved() -> None:
    logs = [json.loads(sarif.report(found(finding))) for finding in (ERROR, replace(ERROR, line=30), WARNING)]
    prints = [next(results(log))["partialFingerprints"]["dosecalc/v1"] for log in logs]

    assert prints[0] == prints[1] != prints[2]


def fingerprints(*findings: Finding) -> list[str]:
    return [each["partialFingerprints"]["dosecalc/v1"] for each in results(json.loads(sarif.report(found(*findings))))]


def test_sarif_knows_a_fault_of_draws_again_after_others_were_tried() -> None:
    of_draws = replace(WARNING, policy="pharmacy")

    assert fingerprints(of_draws) == fingerprints(replace(of_draws, found="6% of all"))


def test_sarif_tells_faults_of_one_key_apart() -> None:
    second = replace(ERROR, found="the unknown key 'tite'")

    assert 4 == len(set(fingerprints(ERROR, second, replace(ERROR, line=9), replace(ERROR, line=10))))
    assert fingerprints(second) == fingerprints(ERROR, second)[1:]


@given(text=st.text(max_size=80))
def test_no_text_of_a_file_breaks_a_report(text: str) -> None:
    told = found(of_file(Path("x.toml"), "failing-draw", text, text))

    ET.fromstring(junit.report(told, WHEN))
    json.loads(sarif.report(told))
    json.loads(as_json.report(told))
    assert cleaned(str(told.findings[0])) == str(told.findings[0])


@pytest.mark.parametrize("code", RULES)
def test_every_rule_is_a_sentence_and_is_documented(code: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "verify.md").read_text(encoding="utf-8")
    rule = RULES[code]

    assert re.fullmatch(r"[A-Z].*\.", rule.says)
    assert f"| `{code}` | {rule.severity} | {rule.says} |" in page
    assert rule.severity in set(Severity)
