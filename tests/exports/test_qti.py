"""QTI packages: valid, scored by an independent player as `grade` marks, or as the losses say."""

import os
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring, tostring

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import policy
from dosecalc.bank.problem import Problem
from dosecalc.bank.template_names import template_names
from dosecalc.bank.templates import template
from dosecalc.exports.accepted_texts import accepted_texts
from dosecalc.exports.catalogue import check_that_it_can
from dosecalc.exports.export import CannotExport, Loss, Source, source_of
from dosecalc.exports.formats.qti import EXPORT
from dosecalc.exports.options import Options
from dosecalc.exports.qti.carried_chains import Chain, Summand, chain
from dosecalc.exports.qti.qti_fields import NO_CHOICES, field_of
from dosecalc.exports.qti.qti_item import NOT_CARRIED
from dosecalc.exports.qti.unit_choices import unit_choices
from dosecalc.markup import element
from dosecalc.quantities.units import spelled
from dosecalc.quantities.worked import Worked
from dosecalc.sets.problem_set import Item, ProblemSet, Terms, Variant
from dosecalc.tutoring.grading import grade, understood
from dosecalc.tutoring.judging import graded
from dosecalc.tutoring.marking import Marking
from dosecalc.tutoring.slips.slip import Slip
from dosecalc.tutoring.verdict import Verdict
from tests.exports.drawn_sets import (
    Answer,
    drawn_set,
    hostile,
    of_number,
    right_answer,
    right_answers,
    typed,
    wrong_answers_to,
)
from tests.exports.qti_player import QTI, Played, Value, evaluated, play

SIZE = int(os.environ.get("DOSECALC_EXPORTED", "20"))
SCHEMAS = Path(os.environ.get("DOSECALC_QTI_SCHEMAS", "nowhere"))
"""A folder with qtiv2p1/imsqti_v2p1.xsd, what it includes, and imscp_v1p1.xsd, as qti-sdk has them."""

Package = tuple[Source, Path, list[Loss]]


def exported(source: Source, path: Path, options: Options | None = None) -> list[Loss]:
    losses: list[Loss] = []
    EXPORT.write(source, path, options or Options(), losses.append)
    return losses


def items_of(path: Path) -> Iterator[Element]:
    with zipfile.ZipFile(path) as file:
        for name in sorted(file.namelist()):
            if name.startswith("items/"):
                yield fromstring(file.read(name))


def responses(item: Element, answers: list[Answer]) -> dict[str, Value] | None:
    """What a learner enters who means these answers; None where the item does not offer it."""
    given: dict[str, Value] = {}
    asked = item.findall(f"{QTI}itemBody/{QTI}div")
    assert len(asked) == len(answers), "a question for each part"
    for part, answer in zip(asked, answers, strict=True):
        fields = [each for each in part.iter() if "responseIdentifier" in each.attrib]
        for field, filled in zip(fields, answer.filled, strict=True):
            found = entered(item, field, filled)
            if found == "not offered":
                return None
            given[field.attrib["responseIdentifier"]] = found
    return given


def entered(item: Element, field: Element, filled: str | tuple[str, ...] | None) -> Value:
    if filled is None:
        return None
    name = field.attrib["responseIdentifier"]
    if field.tag == f"{QTI}textEntryInteraction":
        kind = next(
            each.attrib["baseType"]
            for each in item.iter(f"{QTI}responseDeclaration")
            if each.attrib["identifier"] == name
        )
        return float(str(filled)) if kind == "float" else str(filled)
    offered = {"".join(each.itertext()): each.attrib["identifier"] for each in field if "identifier" in each.attrib}
    if isinstance(filled, tuple):
        return tuple(offered[each] for each in filled)
    return offered.get(filled, "not offered")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    source, path = drawn_set(SIZE, 7), tmp_path_factory.mktemp("qti") / "set.zip"
    return source, path, exported(source, path)


def unexplained(*_: object) -> tuple[Slip, ...]:
    """The mistakes behind answers, for who asks only for marks."""
    return ()


def marked_here(problem: Problem, answers: list[Answer], not_carried: set[str], marking: Marking) -> Fraction:
    """The share of a point by `grade`, less what the losses say is not carried forward."""
    grades = graded(problem.parts, [answer.text for answer in answers], unexplained)
    lost = [
        replace(each, verdict=Verdict.WRONG)
        if each.verdict is Verdict.CARRIED_FORWARD and part.label in not_carried
        else each
        for part, each in zip(problem.parts, grades, strict=True)
    ]
    return marking.earned(lost)


def tried(problem: Problem) -> Iterator[list[Answer]]:
    """Right answers to all parts, and one part at a time wrong, with what follows from it or without."""
    right = right_answers(problem)
    yield right
    for place, part in enumerate(problem.parts):
        for wrong in wrong_answers_to(part):
            yield [*right[:place], wrong, *right[place + 1 :]]
            if any(place in later.carried.values() for later in problem.parts):
                yield carried_on(problem, right, place, wrong)


def carried_on(problem: Problem, right: list[Answer], place: int, wrong: Answer) -> list[Answer]:
    """The later answers as they follow from the earlier ones, a wrong one among them."""
    answers = list(right)
    answers[place] = wrong
    for later in range(place + 1, len(problem.parts)):
        part = problem.parts[later]
        own = [understood(each.solution, answer.text) for each, answer in zip(problem.parts, answers, strict=True)]
        if part.carried and (after := part.after(own)) is not None:
            answers[later] = right_answer(after)
    return answers


def compared(source: Source, path: Path, losses: list[Loss]) -> int:
    """Every item is scored as `grade` marks; how many answers were tried."""
    not_carried: dict[int, set[str]] = {}
    for loss in losses:
        if loss.says == NOT_CARRIED:
            not_carried.setdefault(loss.number, set()).add(loss.part)
    count = 0
    for shown, item in zip(source.drawn(), items_of(path), strict=True):
        assert shown.problem is not None
        assert responses(item, right_answers(shown.problem)) is not None
        for answers in tried(shown.problem):
            given = responses(item, answers)
            if given is None:
                continue
            count += 1
            lost = not_carried.get(shown.printed.number, set())
            expected = marked_here(shown.problem, answers, lost, source.terms.marking)
            said = (shown.printed.number, shown.printed.identity, [(each.what, each.text) for each in answers], given)
            assert play(item, given).score == pytest.approx(float(expected), abs=1e-9), said
    return count


def test_items_are_scored_as_grade_marks(package: Package) -> None:
    assert compared(*package) > 15 * SIZE


@pytest.mark.parametrize(
    "marking", [Marking(partial_credit=False), Marking(carried_forward=False)], ids=["all or nothing", "none carried"]
)
def test_items_are_scored_by_the_marking_of_the_set(marking: Marking, tmp_path: Path) -> None:
    source = drawn_set(4, 8, topics=["cases"], marking=marking)
    losses = exported(source, tmp_path / "set.zip")
    assert not [loss for loss in losses if loss.says == NOT_CARRIED]
    assert compared(source, tmp_path / "set.zip", losses) > 50


def test_simple_answers_are_carried_forward_and_others_are_a_loss(tmp_path: Path) -> None:
    source = drawn_set(6, 9, topics=["cases", "flow", "dosing"])
    losses = exported(source, tmp_path / "set.zip")
    lost = {(loss.number, loss.part) for loss in losses if loss.says == NOT_CARRIED}
    earned = set()
    for shown, item in zip(source.drawn(), items_of(tmp_path / "set.zip"), strict=True):
        assert shown.problem is not None
        for answers in tried(shown.problem):
            grades = graded(shown.problem.parts, [answer.text for answer in answers], unexplained)
            given = responses(item, answers)
            for place, (part, each) in enumerate(zip(shown.problem.parts, grades, strict=True), start=1):
                if each.verdict is Verdict.CARRIED_FORWARD and given is not None:
                    earns = play(item, given).values.get(f"CARRIED_{place}", 0)
                    assert earns == ((shown.printed.number, part.label) not in lost)
                    earned.add((shown.printed.number, part.label))
    assert earned - lost
    assert earned & lost


@pytest.mark.parametrize(
    "name",
    ["acyclovir-dilution", "alteplase-for-a-stroke", "vincristine-height-to-volume", "insulin-to-the-pump"],
)
def test_what_follows_is_carried_where_the_right_answer_too_is_an_earlier_number(name: str, tmp_path: Path) -> None:
    found = drawn(template(name), 1, policy("pharmacy"))
    repeating = [part.label for part in found.parts if part.repeated]
    item = Item(1, "p1", found.identity, tuple(part.key for part in found.parts))
    variant = Variant("A", (item,))
    source = source_of(ProblemSet("repeated", Terms("Quiz", found.identity.policy), (variant,)), variant)

    losses = exported(source, tmp_path / "set.zip")
    assert repeating
    assert not {loss.part for loss in losses if loss.says == NOT_CARRIED} & {*repeating}
    assert compared(source, tmp_path / "set.zip", losses) > len(found.parts)


ONE, HALF = Fraction(1), Fraction(1, 2)


@pytest.mark.parametrize(
    ("found", "left"),
    [
        (Chain(Fraction(0), (Summand(ONE, {0: 1}),)), set()),
        (Chain(Fraction(0), (Summand(HALF, {0: 1, 1: -1}),)), {0}),
        (Chain(ONE, (Summand(HALF, {0: 1, 1: -1}),)), set()),
        (Chain(ONE, (Summand(ONE, {0: 1}), Summand(HALF, {1: 1}), Summand(ONE, {2: -1}))), {0}),
    ],
    ids=["one alone", "divided by another", "and something added", "a sum"],
)
def test_only_what_others_can_leave_as_it_is_may_come_back_for_nothing(found: Chain, left: set[int]) -> None:
    assert left == {place for place in found.places if found.may_leave(place)}


@given(data=st.data())
def test_what_follows_simply_follows_as_here(data: st.DataObject) -> None:
    name, place = data.draw(st.sampled_from(carrying_parts()))
    parts = drawn(template(name), data.draw(st.integers(0, 50)), policy("pharmacy")).parts
    found = chain(parts[place], parts)
    assume(found is not None)
    assert found is not None
    tenths = st.integers(1, 200_000).map(lambda number: Fraction(number, 10))
    own = [data.draw(tenths) for _ in parts]
    answers = [
        Worked(number, part.solution.unit, name=part.solution.exact.name)
        for number, part in zip(own, parts, strict=True)
    ]
    after = parts[place].after(answers)
    assume(after is not None)
    assert after is not None
    assert after.solution.exact.number == found.follows(own)


@cache
def carrying_parts() -> list[tuple[str, int]]:
    """Templates with parts that rest on earlier ones and follow simply."""
    names = [name for name in template_names() if "case" in name or hash_of(name) % 8 == 0]
    return [
        (name, place)
        for name in names
        for parts in [drawn(template(name), 1, policy("pharmacy")).parts]
        for place, part in enumerate(parts)
        if part.carried and chain(part, parts) is not None
    ]


def hash_of(name: str) -> int:
    return sum(map(ord, name))


def test_each_mistake_is_named_and_the_working_is_shown(package: Package) -> None:
    source, path, _ = package
    named = 0
    for shown, item in zip(source.drawn(), items_of(path), strict=True):
        assert shown.problem is not None
        right = right_answers(shown.problem)
        given = responses(item, right)
        assert given is not None
        said = play(item, given).feedback
        assert sum(text.endswith("Correct.") for text in said) == len(right)
        assert all(any(part.key in text for text in said) for part in shown.problem.parts)
        for place, part in enumerate(shown.problem.parts):
            if part.carried or part.solution.form.name:
                continue
            for wrong in part.distractors:
                number = part.solution.form.read(wrong.text).number
                given = responses(item, [*right[:place], of_number(part, "slip", number), *right[place + 1 :]])
                assert given is not None
                assert any(text.endswith(wrong.says) for text in play(item, given).feedback), wrong
                named += 1
    assert named > SIZE


def test_choices_are_real_slips_and_say_so(tmp_path: Path) -> None:
    source = drawn_set(10, 3)
    losses = exported(source, tmp_path / "set.zip", Options(choices=4))
    typed = {(loss.number, loss.part) for loss in losses if loss.says.endswith(NO_CHOICES)}
    places = set()
    for shown, item in zip(source.drawn(), items_of(tmp_path / "set.zip"), strict=True):
        assert shown.problem is not None
        right = right_answers(shown.problem)
        chosen = [replace(answer, filled=(part.key,)) for answer, part in zip(right, shown.problem.parts, strict=True)]
        for place, part in enumerate(shown.problem.parts):
            if (shown.printed.number, part.label) in typed or part.solution.form.is_several:
                chosen[place] = right[place]
        given = responses(item, chosen)
        assert given is not None
        assert play(item, given).score == 1
        for place, part in enumerate(shown.problem.parts):
            if chosen[place] is right[place] or part.solution.form.words:
                continue
            offered = [
                "".join(each.itertext())
                for each in item.findall(f"{QTI}itemBody/{QTI}div")[place].iter(f"{QTI}simpleChoice")
            ]
            wrong = {each.text: each.says for each in part.distractors[:3]}
            assert set(offered) == {part.key, *wrong}
            places.add(offered.index(part.key))
            for text, says in wrong.items():
                tries = [*chosen[:place], replace(right[place], filled=(text,)), *chosen[place + 1 :]]
                played = play(item, responses(item, tries) or {})
                assert played.values[f"POINTS_{place + 1}"] == 0
                assert any(each.endswith(says) for each in played.feedback)
    assert len(places) > 2


def test_units_to_choose_from_are_wrong_but_one(package: Package) -> None:
    source, _, _ = package
    for shown in source.drawn():
        assert shown.problem is not None
        for part in shown.problem.parts:
            if part.solution.form.name or not part.asked_unit:
                continue
            offered = [spelled(each) for each in unit_choices(part)]
            assert part.asked_unit in offered
            assert 3 <= len(set(offered)) == len(offered)
            number = typed(part.solution.rounded.number)
            right = [each for each in offered if grade(part.solution, f"{number} {each}").verdict.is_right]
            assert right == [part.asked_unit]


def test_every_spelling_that_is_offered_is_right_here() -> None:
    for name in ("rewrite-the-hour", "rewrite-a-dose-in-units", "rewrite-which-eye", "rewrite-dose-and-route"):
        for part in drawn(template(name), 1, policy("pharmacy")).parts:
            if part.solution.form.is_several:
                continue
            ways = accepted_texts(part.solution, unsafe=True)
            assert part.key in ways
            is_right = in_qti(field_of(1, part, 0, "").right)
            for way in ways:
                for text in (way, way.upper(), way.lower(), way.capitalize(), f"{way} and more", way[1:]):
                    played = evaluated(is_right, Played(is_right, {"TEXT_1": text}))
                    assert played is grade(part.solution, text).verdict.is_right, text


def in_qti(rule: Element) -> Element:
    """A rule as it is read from an item."""
    return fromstring(tostring(element("and", rule, xmlns=QTI[1:-1])))


def test_no_text_is_markup(tmp_path: Path) -> None:
    path = tmp_path / "set.zip"
    exported(hostile(drawn_set(5, 2)), path)
    for item in items_of(path):
        assert {element.tag.removeprefix(QTI) for element in item.iter()} <= KNOWN_ELEMENTS
        body = "".join(item.find(f"{QTI}itemBody").itertext())  # type: ignore[union-attr]
        assert "<script>alert(1)</script> ]]> &" in body
        assert "\\u202e" in body
        assert not {"\u202e", "\x07", "\x00", "\ufffe"} & set(body)
        assert play(item, {}).score == 0
    with zipfile.ZipFile(path) as file:
        assert "<script>" in fromstring(file.read("test.xml")).attrib["title"]


KNOWN_ELEMENTS = set(
    """
    assessmentItem responseDeclaration correctResponse value outcomeDeclaration defaultValue itemBody table tbody tr th
    td p img div strong textEntryInteraction inlineChoiceInteraction inlineChoice choiceInteraction simpleChoice
    responseProcessing responseCondition responseIf responseElseIf responseElse and or not match variable baseValue
    isNull gte lte gt lt sum product divide subtract round truncate min stringMatch correct setOutcomeValue
    modalFeedback ul li
    """.split()  # noqa: SIM905
)


def test_files_are_those_of_the_manifest_and_the_same_each_time(package: Package, tmp_path: Path) -> None:
    source, path, _ = package
    exported(source, tmp_path / "again.zip")
    assert path.read_bytes() == (tmp_path / "again.zip").read_bytes()
    with zipfile.ZipFile(path) as file:
        manifest = fromstring(file.read("imsmanifest.xml"))
        hrefs = [each.attrib["href"] for each in manifest.iter() if each.tag.endswith("}file")]
        assert sorted(hrefs) == sorted(set(file.namelist()) - {"imsmanifest.xml"})
        asked = [each.attrib["href"] for each in fromstring(file.read("test.xml")).iter(f"{QTI}assessmentItemRef")]
        assert asked == [href for href in hrefs if href.startswith("items/")]
        names = {each.attrib["identifier"] for each in manifest.iter() if each.tag.endswith("}resource")}
        needed = {each.attrib["identifierref"] for each in manifest.iter() if each.tag.endswith("}dependency")}
        assert needed == names - {"TEST"}
        for href in hrefs:
            if href.endswith(".xml"):
                pictures = [each.attrib["src"] for each in fromstring(file.read(href)).iter(f"{QTI}img")]
                assert {f"pictures/{each.rpartition('/')[2]}" for each in pictures} <= set(hrefs)
        assert any(href.endswith(".svg") for href in hrefs)
        assert {each.date_time for each in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_package_says_time_pass_mark_and_education_only(tmp_path: Path) -> None:
    source = drawn_set(3, 1)
    exported(replace(source, terms=replace(source.terms, seconds=600, to_pass=2)), tmp_path / "set.zip")
    with zipfile.ZipFile(tmp_path / "set.zip") as file:
        test = fromstring(file.read("test.xml"))
    assert test.find(f"{QTI}timeLimits").attrib == {"maxTime": "600"}  # type: ignore[union-attr]
    assert [each.text for each in test.iter(f"{QTI}baseValue")] == ["2", "true"]
    assert "Education only, never patient care." in "".join(test.itertext())


def test_a_learners_copy_is_not_enough() -> None:
    source = replace(drawn_set(2, 1), has_key=False)
    with pytest.raises(CannotExport, match="holds no answers"):
        check_that_it_can(EXPORT, source, Options())


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="DOSECALC_QTI_SCHEMAS names no folder with the published schemas")
@pytest.mark.parametrize("made", [lambda source: source, hostile], ids=["plain", "hostile"])
@pytest.mark.parametrize("choices", [0, 4])
def test_files_are_valid_by_the_published_schemas(
    choices: int, made: Callable[[Source], Source], tmp_path: Path
) -> None:
    etree = pytest.importorskip("lxml.etree", reason="lxml is not installed")
    exported(made(drawn_set(SIZE, 4)), tmp_path / "set.zip", Options(choices=choices))
    of_files = etree.XMLSchema(etree.parse(SCHEMAS / "qtiv2p1" / "imsqti_v2p1.xsd"))
    of_manifests = etree.XMLSchema(etree.parse(SCHEMAS / "imscp_v1p1.xsd"))
    with zipfile.ZipFile(tmp_path / "set.zip") as file:
        for name in file.namelist():
            if name.endswith(".xml"):
                schema = of_manifests if name == "imsmanifest.xml" else of_files
                assert schema.validate(etree.fromstring(file.read(name)).getroottree()), schema.error_log
