import ast
import sys
from inspect import signature
from pathlib import Path

import pytest

from dosecalc.calculations.catalogue import catalogue
from tests.oracles import plain_fractions
from tests.oracles.plain_fractions import ROUTES

FOLDER = Path(plain_fractions.__file__).parent
ORACLES = [FOLDER / "plain_fractions.py", *sorted(FOLDER.glob("*_routes.py"))]


def _imported(tree: ast.AST) -> set[str]:
    nodes = list(ast.walk(tree))
    plain = {alias.name.partition(".")[0] for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {(node.module or "").partition(".")[0] for node in nodes if isinstance(node, ast.ImportFrom)}


@pytest.mark.parametrize("path", ORACLES, ids=lambda path: path.stem)
def test_the_second_route_shares_no_code_with_the_program(path: Path) -> None:
    source = path.read_text(encoding="utf-8").replace("from tests.oracles.plain_fractions import", "import plain #")

    assert set() == _imported(ast.parse(source)) - set(sys.stdlib_module_names) - {"plain"}


def test_every_calculation_has_a_second_route_and_no_route_is_left_over() -> None:
    assert set(catalogue()) == set(ROUTES)


@pytest.mark.parametrize("name", ROUTES)
def test_a_second_route_takes_the_givens_of_its_calculation(name: str) -> None:
    route = ROUTES[name]

    assert list(catalogue()[name].givens) == list(route.givens) == list(signature(route.formula).parameters)
