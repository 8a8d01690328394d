"""Which tests notice a change: pytest collects once, and every mutant is a fork that runs the tests of its lines."""

import gc
import json
import os
import resource
import signal
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import _lru_cache_wrapper
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest
from coverage import Coverage

from tests.mutation.mutants import Mutant

KILLED, SURVIVED, TIMED_OUT, UNTESTED = "killed", "survived", "timed out", "no test"
SLOWEST, SLACK = 20, 5
"""A test may take so many times what it takes without a mutant, and so many seconds besides; else it never ends."""

CLEARED = ("dosecalc.quantities.", "dosecalc.calculations.", "dosecalc.tutoring.")
CLEARED_OF_TUTORING = ("dosecalc.tutoring.", "tests.")
"""Whose caches are emptied before every test: no layer below remembers what `tutoring` came to."""

KEPT = "_registry"
"""The one cache that no change is seen through and that takes long to fill: what pint knows."""


class Hunt:
    """The plugin that runs, in place of the tests, the tests of each mutant."""

    def __init__(
        self,
        mutants: Iterable[Mutant],
        paths: Sequence[Path],
        told: Callable[[Mutant, str, float], None],
        examples: int,
    ) -> None:
        self.mutants, self.paths, self.told, self.examples = mutants, paths, told, examples
        self.failed = False
        self.functions: dict[tuple[str, str], list[FunctionType]] = {}
        self.caches: list[Any] = []
        self.items: list[pytest.Item] = []
        self.tests: dict[tuple[str, int], set[int]] = defaultdict(set)
        self.seconds: list[float] = []

    def pytest_sessionstart(self) -> None:
        """The same examples in every run, and none made smaller: that a test fails is all that is asked."""
        from hypothesis import Phase, settings  # noqa: PLC0415 - pytest rewrites it first

        settings.register_profile(
            "mutation",
            settings.get_profile("few"),
            max_examples=self.examples,
            phases=[Phase.explicit, Phase.generate],
        )
        settings.load_profile("mutation")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Notes a failure of the test that runs."""
        self.failed |= report.failed

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """All tests once, to know which lines each of them runs; then every mutant."""
        self.items = session.items
        self.functions = _functions(self.paths)
        is_of_tutoring = all(path.parts[2] == "tutoring" for path in self.paths)
        self.caches = _caches(CLEARED_OF_TUTORING if is_of_tutoring else CLEARED)
        if is_of_tutoring:
            self._warm_up()
        gc.freeze()  # after the search, which does not see what is frozen
        seen, self.seconds, failing = _in_a_fork(self._first_run)
        print(f"{len(self.items)} tests, {sum(self.seconds):.0f} s; failing: {failing}", file=sys.stderr, flush=True)
        for path, line, number in seen:
            self.tests[path, line].add(number)
        if noticed := _in_a_fork(self._noticed_where_nothing_is_changed):
            pytest.exit(f"without any change, these fail in the order in which mutants run them: {noticed}")
        for mutant in self.mutants:
            began = time.monotonic()
            self.told(mutant, self._verdict(mutant), time.monotonic() - began)
        return True

    def _warm_up(self) -> None:
        """Fills, once for all forks, what the layers below remember; a doctest has lost its names after a first run."""
        for number, item in enumerate(self.items):
            if isinstance(item, pytest.Function):
                self._passes(number)

    def _forget(self) -> None:
        for cached in self.caches:
            cached.cache_clear()

    def _passes(self, number: int) -> bool:
        self.failed = False
        item = self.items[number]
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)  # the next is another for each mutant
        return not self.failed

    def _passes_in_time(self, number: int) -> bool:
        limit = int(time.process_time() + SLACK + SLOWEST * self.seconds[number])
        resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.getrlimit(resource.RLIMIT_CPU)[1]))
        return self._passes(number)

    def _first_run(self) -> tuple[list[tuple[str, int, int]], list[float], list[str]]:
        names = {str(path.resolve()): str(path) for path in self.paths}
        coverage = Coverage(data_file=None, include=[*names], config_file=False)
        coverage.set_option("run:disable_warnings", ["no-data-collected"])  # the tests that are asked may reach no line
        failing, seconds = [], []
        coverage.start()
        for number, item in enumerate(self.items):
            self._forget()
            coverage.switch_context(str(number))
            began = time.process_time()
            if not self._passes(number):
                failing.append(item.nodeid)
            seconds.append(time.process_time() - began)
        coverage.stop()
        data = coverage.get_data()
        seen = [
            (path, line, int(context))
            for whole, path in names.items()
            for line, contexts in data.contexts_by_lineno(whole).items()
            for context in contexts
            if context and self.items[int(context)].nodeid not in failing
        ]
        return seen, seconds, failing

    def _noticed_where_nothing_is_changed(self) -> list[str]:
        """What would tell of a mutant where there is none: the tests as a mutant runs them, on the code as it is."""
        self._forget()
        return [
            self.items[number].nodeid
            for number in self._quickest_first(self.tests.values())
            if not self._passes(number)
        ]

    def _quickest_first(self, tests: Iterable[set[int]]) -> list[int]:
        return sorted(set().union(*tests), key=lambda number: (self.seconds[number], number))

    def _verdict(self, mutant: Mutant) -> str:
        ordered = self._quickest_first(self.tests.get((str(mutant.path), line), set()) for line in mutant.lines)
        if not ordered:
            return UNTESTED

        def outcome() -> str:
            try:
                _put_in_place(mutant, self.functions)
            except (KeyError, ValueError) as fault:
                return f"not tried: {fault!r}"
            self._forget()
            return SURVIVED if all(map(self._passes_in_time, ordered)) else KILLED

        try:
            return str(_in_a_fork(outcome))
        except TimeoutError:
            return TIMED_OUT


def _in_a_fork(work: Callable[[], Any]) -> Any:
    """What the work returns in a process of its own, which is as this one is and leaves nothing behind."""
    with tempfile.TemporaryFile() as answer:
        if (child := os.fork()) == 0:
            nothing = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(nothing, stream)
            code = 1
            try:
                answer.write(json.dumps(work()).encode())
                answer.flush()
                code = 0
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
        answer.seek(0)
        if text := answer.read():
            return json.loads(text)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) in {signal.SIGXCPU, signal.SIGKILL}:
        raise TimeoutError
    return KILLED  # it broke the very process that runs the tests


def _put_in_place(mutant: Mutant, functions: Mapping[tuple[str, str], Sequence[FunctionType]]) -> None:
    """Gives the living function the changed code, wherever it is already known under a name or wrapped."""
    changed = _code(compile(mutant.source, str(mutant.path), "exec", dont_inherit=True), mutant.function)
    for one in functions[str(mutant.path.resolve()), mutant.function]:
        one.__code__ = changed


def _functions(paths: Iterable[Path]) -> dict[tuple[str, str], list[FunctionType]]:
    """The living functions of these files, by file and name: whatever wraps them or has imported them."""
    files = {str(path.resolve()) for path in paths}
    found: dict[tuple[str, str], list[FunctionType]] = defaultdict(list)
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and one.__code__.co_filename in files:
            found[one.__code__.co_filename, one.__code__.co_qualname].append(one)
    return dict(found)


def _code(within: CodeType, name: str) -> CodeType:
    found = [part for part in within.co_consts if isinstance(part, CodeType)]
    for part in found:
        if part.co_qualname == name:
            return part
        if name.startswith(f"{part.co_qualname}."):
            return _code(part, name)
    message = f"no code of {name}"
    raise ValueError(message)


def _caches(modules: tuple[str, ...]) -> list[Any]:
    """What remembers results of such modules."""
    return [
        one
        for one in gc.get_objects()
        if isinstance(one, _lru_cache_wrapper) and one.__module__.startswith(modules) and one.__name__ != KEPT
    ]
