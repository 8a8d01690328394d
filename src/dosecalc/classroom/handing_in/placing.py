"""Which answer is to which part: a hand-in is held against the key, and what does not fit is told, never guessed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dosecalc.classroom.grades.remarks import Concern, Remark
from dosecalc.classroom.handing_in.belonging import DoesNotFit, belonging
from dosecalc.classroom.handing_in.part_answers import AnswersNotParted, parted
from dosecalc.classroom.handing_in.sheets import OF_ONE_NAME, Place, Sheet, labels
from dosecalc.classroom.handing_in.typed_cells import is_no_answer, with_plain_blanks
from dosecalc.sets.responses import NO_TIME

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dosecalc.classroom.handing_in.hand_ins import GivenAnswer, HandIn
    from dosecalc.classroom.handing_in.key_index import KeyIndex
    from dosecalc.sets.problem_set import Item, Variant
    from dosecalc.sets.responses import Response

GIVEN_BEFORE = "the same answer was given before; it counts once"
FEWEST_AGAIN = 2


def placed(
    hand_in: HandIn, index: KeyIndex, usual: Variant | None = None, *, last_counts: bool = False
) -> tuple[Sheet | None, list[Remark]]:
    """The sheet that a hand-in comes to, and what of it could not be taken; None where nothing could.

    usual: the variant of hand-ins that say nothing of theirs. last_counts: of several answers to a part in different
    rows the last counts; else they must agree.
    """
    try:
        learner, variant = belonging(hand_in, index, usual)
    except DoesNotFit as trouble:
        who = hand_in.id or hand_in.name
        return None, [Remark(trouble.concern, trouble.says, hand_in.path, hand_in.line, who, rows=hand_in.rows)]
    placing = _Placing(hand_in, variant, index, learner.id)
    responses = placing.last_responses() if last_counts and not hand_in.is_one_row else placing.responses()
    sheet = Sheet(
        learner,
        variant,
        responses,
        path=hand_in.path,
        line=hand_in.line,
        rows=placing.rows_taken,
        is_of_a_table=hand_in.is_of_a_table,
        is_one_row=hand_in.is_one_row,
        name=hand_in.name,
        is_by_name=hand_in.is_by_name,
        finished=hand_in.finished,
        unasked=index.shared(index.without_column(hand_in.asked)) if hand_in.asked else frozenset(),
    )
    return sheet, placing.remarks


@dataclass
class _Placing:
    """The answers of a hand-in being placed. rows_taken: how many of its rows were."""

    hand_in: HandIn
    variant: Variant
    index: KeyIndex
    learner: str
    remarks: list[Remark] = field(default_factory=list)
    rows_taken: int = 0

    def responses(self) -> dict[Place, Response]:
        """Each response at its place; where several differ, none of them."""
        fitting = self._fitting()
        told: dict[Place, list[tuple[GivenAnswer, str]]] = defaultdict(list)
        for answer, places in fitting:
            for place, response in places.items():
                told[place].append((answer, response.text))
        found: dict[Place, Response] = {}
        for answer, places in fitting:
            if against := _differing(answer, (told[place] for place in places)):
                self._refuse(answer, Concern.CONTRADICTORY, f"{against}{self._who_else()}")
            elif places and found.keys() >= places.keys():
                self._tell(answer, Concern.GIVEN_AGAIN, f"{GIVEN_BEFORE}{self._who_else()}", rows=0)
                self.rows_taken += not self.hand_in.is_one_row
            else:
                found.update(places)
                self.rows_taken += not self.hand_in.is_one_row
        self.rows_taken += self.hand_in.is_one_row
        self._tell_once()
        return found

    def _tell_once(self) -> None:
        """Say it in one remark where all that somebody of a name answered stands there twice."""
        again = [each for each in self.remarks if each.concern is Concern.GIVEN_AGAIN]
        if self.hand_in.is_by_name and len(again) >= max(FEWEST_AGAIN, self.rows_taken - len(again)):
            says = f"{len(again)} answers stand here again, from this line on; they count once{self._who_else()}"
            whole = replace(again[0], concern=Concern.HANDED_IN_AGAIN, says=says, number=0, part="", text="")
            self.remarks = [whole, *(each for each in self.remarks if each.concern is not Concern.GIVEN_AGAIN)]

    def last_responses(self) -> dict[Place, Response]:
        """Each response at its place, of several the last; each row that has no part in it is told."""
        fitting = self._fitting()
        holders = {place: answer for answer, places in fitting for place in places}
        found: dict[Place, Response] = {}
        for answer, places in fitting:
            lasting = {place: response for place, response in places.items() if holders[place] is answer}
            if lasting or not places:
                found.update(lasting)
                self.rows_taken += 1
            else:
                line = max(holders[place].line for place in places)
                self._refuse(answer, Concern.OVERTAKEN, f"the later answer on line {line} counts")
        return found

    def _fitting(self) -> list[tuple[GivenAnswer, Mapping[Place, Response]]]:
        return [(answer, places) for answer in self.hand_in.answers if (places := self._places(answer)) is not None]

    def _places(self, answer: GivenAnswer) -> Mapping[Place, Response] | None:
        """What an answer says, place by place, as far as it says anything; None where it is refused."""
        try:
            told = [each for each in self._at(answer) if not self._is_empty(*each)]
        except DoesNotFit as trouble:
            self._refuse(answer, trouble.concern, trouble.says)
            return None
        return {
            self.index.shared(place): self.index.shared(response) if response.milliseconds == NO_TIME else response
            for place, response in told
        }

    def _at(self, answer: GivenAnswer) -> list[tuple[Place, Response]]:
        """Which parts an answer is to.

        Raises:
            DoesNotFit: there is no such problem or part, or not as many answers as parts.
        """
        item, label = self._item(answer), answer.named.label
        known, given = labels(item), answer.response
        if (plain := with_plain_blanks(given.text)) != given.text:
            given = replace(given, text=plain)
        if label in known:
            return [((item.number, known.index(label)), given)]
        if label:
            parts = f"has the parts {', '.join(known)}" if len(known) > 1 else "has only one part"
            raise DoesNotFit(Concern.UNKNOWN_PART, f"problem {item.number} {parts}; there is no part {label}")
        if self._is_empty((item.number, 0), given):
            return []
        try:
            texts = parted(given, known)
        except AnswersNotParted as trouble:
            raise DoesNotFit(Concern.NOT_PARTED, f"problem {item.number} {trouble}") from trouble
        return [((item.number, part), response) for part, response in enumerate(texts)]

    def _is_empty(self, place: Place, response: Response) -> bool:
        """Whether that is no answer."""
        return is_no_answer(response.text, asks_for_words=self.index.asks_for_words(place))

    def _who_else(self) -> str:
        """A question where only a name tells whose several rows are."""
        return f". {OF_ONE_NAME}" if self.hand_in.is_by_name and not self.hand_in.is_one_row else ""

    def _item(self, answer: GivenAnswer) -> Item:
        code, number = answer.named.code, answer.named.number
        if code:
            if code not in self.index.by_code:
                raise DoesNotFit(Concern.UNKNOWN_PROBLEM, f"the set has no problem with the code '{code}'")
            return self.index.by_code[code][1]
        if not 1 <= number <= self.index.made.size:
            says = f"the set has {self.index.made.size} problems; there is no problem {number}"
            raise DoesNotFit(Concern.UNKNOWN_PROBLEM, says)
        return self.variant.items[number - 1]

    def _refuse(self, answer: GivenAnswer, concern: Concern, says: str) -> None:
        self._tell(answer, concern, says, rows=0 if self.hand_in.is_one_row else 1)

    def _tell(self, answer: GivenAnswer, concern: Concern, says: str, *, rows: int) -> None:
        named = answer.named
        number = named.number or self.index.number(named.code)
        self.remarks.append(
            Remark(
                concern,
                says,
                self.hand_in.path,
                answer.line,
                self.learner,
                self.variant.name,
                number,
                named.label,
                answer.response.text,
                rows=rows,
            )
        )


def _differing(answer: GivenAnswer, told: Iterable[list[tuple[GivenAnswer, str]]]) -> str:
    """What contradicts an answer at one of its places, in words; empty where nothing does."""
    for pile in told:
        if len({text for _, text in pile}) > 1:
            others = [other for other, _ in pile if other is not answer]
            lines = sorted({other.line for other in others} - {answer.line})
            where = f"on line {', '.join(map(str, lines))}" if lines else "in another column"
            return f"another answer to the same part is {where}; neither was graded"
    return ""
