"""The same identity gives the same bytes, whatever the process, the place and the language it is asked for in.

Three processes here, in which everything is otherwise at once; `nox -s determinism` changes one thing at a time, draws
from every template, and does it in every Python that there is.
"""

from pathlib import Path

from tests.determinism.variations import HERE, PLAIN, made, together

EVERY = 10
"""Of so many templates one is drawn."""


def test_the_same_is_made_of_an_identity_wherever_and_however_it_is_asked_for(tmp_path: Path) -> None:
    expected = made(PLAIN, HERE, ["--every", str(EVERY)])
    found = {name: made(variation, tmp_path, ["--every", str(EVERY)]) for name, variation in together().items()}

    assert dict.fromkeys(found, expected) == found
