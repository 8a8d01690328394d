"""A player of QTI items, written from the specification alone; it knows nothing of what writes them.

IMS Question and Test Interoperability, Assessment Test, Section and Item Information Model 2.1, chapters 8 and 15. What
it does not know it refuses. NULL is None; and, or, not and comparisons with NULL are as the specification has them.
"""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
Value = float | int | str | bool | tuple[str, ...] | None


def local(element: Element) -> str:
    assert element.tag.startswith(QTI), element.tag
    return element.tag.removeprefix(QTI)


def read_as(base_type: str, text: str) -> Value:
    match base_type:
        case "float":
            return float(text)
        case "integer":
            return int(text)
        case "boolean":
            return {"true": True, "false": False}[text]
    return text


@dataclass
class Played:
    """An item with what was answered."""

    item: Element
    values: dict[str, Value] = field(default_factory=dict)

    @property
    def score(self) -> float:
        found = self.values["SCORE"]
        assert isinstance(found, float | int)
        return found

    @property
    def feedback(self) -> list[str]:
        """The texts of all feedback that is shown."""
        return [
            "".join(each.itertext())
            for each in self.item.iter(f"{QTI}modalFeedback")
            if (self.values[each.attrib["outcomeIdentifier"]] == each.attrib["identifier"])
            == (each.attrib["showHide"] == "show")
        ]


def play(item: Element, responses: Mapping[str, Value]) -> Played:
    """The item after these responses were scored."""
    played = Played(item)
    for declaration in item.iter(f"{QTI}responseDeclaration"):
        played.values[declaration.attrib["identifier"]] = None
    for declaration in item.iter(f"{QTI}outcomeDeclaration"):
        default = declaration.find(f"{QTI}defaultValue/{QTI}value")
        value = None if default is None else read_as(declaration.attrib["baseType"], default.text or "")
        if value is None and declaration.attrib["baseType"] in {"float", "integer"}:
            value = 0.0  # numeric outcomes without a default are 0 when scoring begins
        played.values[declaration.attrib["identifier"]] = value
    assert set(responses) <= set(played.values)
    played.values |= responses
    processing = item.find(f"{QTI}responseProcessing")
    assert processing is not None
    _act(processing, played)
    return played


def _act(rules: Sequence[Element] | Element, played: Played) -> None:
    for rule in rules:
        match local(rule):
            case "setOutcomeValue":
                assert rule.attrib["identifier"] in played.values
                played.values[rule.attrib["identifier"]] = evaluated(rule[0], played)
            case "responseCondition":
                _first_that_holds(rule, played)
            case other:
                raise NotImplementedError(other)


def _first_that_holds(condition: Element, played: Played) -> None:
    for branch in condition:
        if local(branch) == "responseElse":
            _act(list(branch), played)
            return
        if evaluated(branch[0], played) is True:
            _act(list(branch)[1:], played)
            return


def evaluated(expression: Element, played: Played) -> Value:  # noqa: PLR0911
    name = local(expression)
    match name:
        case "variable":
            return played.values[expression.attrib["identifier"]]
        case "baseValue":
            return read_as(expression.attrib["baseType"], expression.text or "")
        case "correct":
            return _correct(expression.attrib["identifier"], played)
    parts = [evaluated(each, played) for each in expression]
    match name:
        case "isNull":
            return parts[0] is None or parts[0] in ("", ())
        case "not":
            return None if parts[0] is None else not parts[0]
        case "and":
            return False if False in parts else None if None in parts else True
        case "or":
            return True if True in parts else None if None in parts else False
        case "stringMatch":
            return _string_match(parts, expression.attrib)
    if None in parts:
        return None
    return OPERATORS[name](*parts)


def _correct(identifier: str, played: Played) -> Value:
    for declaration in played.item.iter(f"{QTI}responseDeclaration"):
        if declaration.attrib["identifier"] == identifier:
            values = [each.text or "" for each in declaration.iterfind(f"{QTI}correctResponse/{QTI}value")]
            if declaration.attrib["cardinality"] == "multiple":
                return tuple(values)
            return read_as(declaration.attrib["baseType"], values[0])
    raise KeyError(identifier)


def _string_match(parts: Sequence[Value], attributes: Mapping[str, str]) -> bool | None:
    if None in parts:
        return None
    first, second = map(str, parts)
    assert attributes.get("substring", "false") == "false"
    if attributes["caseSensitive"] == "false":
        first, second = first.lower(), second.lower()
    return first == second


def integer(number: int) -> int:
    """An integer of QTI has 32 bits; some players fail where it would have more."""
    assert -(2**31) <= number < 2**31
    return number


def _match(first: Value, second: Value) -> bool:
    if isinstance(first, tuple) and isinstance(second, tuple):
        return Counter(first) == Counter(second)
    assert not isinstance(first, float), "match is not for floats"
    return first == second


OPERATORS: Mapping[str, Callable[..., Value]] = {
    "match": _match,
    "gte": lambda first, second: first >= second,
    "gt": lambda first, second: first > second,
    "lte": lambda first, second: first <= second,
    "lt": lambda first, second: first < second,
    "sum": lambda *parts: sum(parts),
    "product": lambda *parts: math.prod(parts),
    "subtract": lambda first, second: first - second,
    "divide": lambda first, second: None if second == 0 else first / second,
    "round": lambda number: integer(math.floor(number + 0.5)),
    "truncate": lambda number: integer(math.trunc(number)),
    "min": lambda *parts: min(parts),
}
