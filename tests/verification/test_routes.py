import ast
import sys
from inspect import signature
from pathlib import Path

import pytest

from dosecalc.calculations.catalogue import catalogue
from dosecalc.quantities.forms import form
from dosecalc.verification.routes import catalogue as catalogue_of_routes
from dosecalc.verification.routes.catalogue import routes
from dosecalc.verification.routes.units import UnreadablePrint, taught

PACKAGE = catalogue_of_routes.__package__
MODULES = sorted(Path(catalogue_of_routes.__file__).parent.glob("*.py"))


def _imported(tree: ast.AST) -> set[str]:
    nodes = list(ast.walk(tree))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_the_second_route_shares_no_code_with_the_program(path: Path) -> None:
    outside = {
        name for name in _imported(ast.parse(path.read_text(encoding="utf-8"))) if not name.startswith(f"{PACKAGE}.")
    }

    assert set() == {name.partition(".")[0] for name in outside} - set(sys.stdlib_module_names)


def test_every_calculation_has_a_second_route_and_no_route_is_left_over() -> None:
    assert set(catalogue()) == set(routes())


@pytest.mark.parametrize("name", routes())
def test_a_second_route_takes_the_givens_of_its_calculation(name: str) -> None:
    route = routes()[name]

    assert list(catalogue()[name].givens) == list(route.givens) == list(signature(route.formula).parameters)


@pytest.mark.parametrize("name", routes())
def test_a_second_route_knows_the_words_of_an_answer_by_itself(name: str) -> None:
    assert form(catalogue()[name].answer.form).words == routes()[name].words


def test_a_conversion_that_is_no_equation_is_refused() -> None:
    with pytest.raises(UnreadablePrint, match=r"not a conversion: 1 kg is 2\.2 lb"):
        taught(["1 kg is 2.2 lb"])
