import os
import signal
import tempfile
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

settings.register_profile(
    "here",
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, database=None, print_blob=True)
settings.register_profile("fresh", settings.get_profile("here"), derandomize=False, max_examples=1000, print_blob=True)
settings.register_profile("few", settings.get_profile("ci"), max_examples=10)
settings.load_profile("ci" if os.environ.get("CI") else "here")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a shell starts what runs in the background so
    signal.signal(signal.SIGINT, signal.default_int_handler)  # else no Ctrl-C would reach what the tests start

IN_MEMORY = Path("/dev/shm")
HOMES = tempfile.TemporaryDirectory(
    prefix="dosecalc-tests-", dir=IN_MEMORY if IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK) else None
)
"""What tests remember: never in the folder of whoever runs them, and in memory, for a history waits for its disk."""

os.environ["DOSECALC_HOME"] = HOMES.name
_numbers = count()


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch) -> Path:
    """A learner's folder for this test alone; it does not exist before something is remembered."""
    home = Path(HOMES.name) / str(next(_numbers))
    monkeypatch.setenv("DOSECALC_HOME", str(home))
    return home
