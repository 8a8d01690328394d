"""A template that can hardly be drawn is told to its author, after a bounded number of tries."""

from pathlib import Path

import pytest

from dosecalc.bank import generator
from dosecalc.bank.generator import TooFewDraws, attempted, drawn
from dosecalc.bank.policies import policy
from dosecalc.bank.template_reader import read_template
from tests.bank.faults import TEMPLATE

NEVER = TEMPLATE.replace("answer >= 110 mg", "answer >= 110 g")


def test_a_template_that_is_never_met_is_given_up_after_a_thousand_tries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "never.toml"
    path.write_text(NEVER, encoding="utf-8")
    source, tried = read_template(path), list[int]()

    def counted(*arguments: object) -> None:
        assert len(tried) < 1000
        tried.append(1)
        assert attempted(*arguments) is None  # type: ignore[arg-type]

    monkeypatch.setattr(generator, "attempted", counted)
    with pytest.raises(TooFewDraws, match=r"never\.toml: none of 1,000 draws for seed 7, policy pharmacy, meets"):
        drawn(source, 7, policy("pharmacy"))

    assert 1000 == len(tried)
