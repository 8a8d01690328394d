"""What a command remembers for its learner; trouble with that is told once and never stops the command."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from dosecalc.cli.terminal import say, say_error
from dosecalc.learner.home import UnusableHome
from dosecalc.learner.home import home as home_at
from dosecalc.learner.preferences import Preferences, read_preferences, write_preferences
from dosecalc.learner.profiles import profile_home, profile_named
from dosecalc.tutoring.methods import METHODS

if TYPE_CHECKING:
    from collections.abc import Collection

    from dosecalc.learner.history import History
    from dosecalc.learner.recording import Recording
    from dosecalc.tutoring.methods import Method


class Memory:
    """The preferences in a learner's folder, as a command uses them.

    home: the folder if one was chosen. profile: whose, where several share it. is_used: facts for programs do not
    depend on what somebody once drilled.

    Raises:
        UnusableProfile: no profile can have that name.
    """

    def __init__(self, home: str = "", profile: str = "", *, is_used: bool = True) -> None:
        self._place, self._profile = home_at(home).path, profile
        self.home = profile_home(self._place, profile)
        self._is_new = bool(profile) and not os.path.lexists(self.home.path)
        self._is_used = is_used
        self._has_told = False

    @cached_property
    def kept(self) -> Preferences:
        """What is remembered, known here or not; nothing where it cannot be read."""
        if not self._is_used:
            return Preferences()
        try:
            return read_preferences(self.home)
        except UnusableHome as trouble:
            self._tell(f"{trouble}. The defaults are used.")
            return Preferences()

    def warn(self) -> None:
        """Tell it where nothing can be kept: for commands that only show what is, and would find nothing there."""
        if (trouble := self.home.trouble()) is not None:
            self._tell(f"{trouble}. What you do would not be saved; name another folder with --home.")

    def method(self, said: Method | None) -> str:
        """The method that was said, else the remembered one, else the default."""
        return said.value if said else self._known("method", self.kept.method, METHODS) or METHODS[0]

    def policy(self, said: str | None) -> str:
        """The policy that was said, else the remembered one, else the default."""
        from dosecalc.bank.policies import DEFAULT_POLICY, policy_names

        if said or not self.kept.policy:
            return said or DEFAULT_POLICY
        return self._known("policy", self.kept.policy, policy_names()) or DEFAULT_POLICY

    def keep(self, said: Preferences) -> None:
        """Remember what was said, where it says anything new."""
        from dosecalc.commands_to_type import to_type

        together = self.kept.with_chosen(said)
        if together == self.kept:
            return
        try:
            put_aside = write_preferences(self.home, together)
        except UnusableHome as trouble:
            self._tell(f"{trouble}. Nothing is remembered.")
            return
        if put_aside is not None:
            say_error(f"dosecalc: the file that could not be used is kept as {put_aside}")
        new = {"method": said.method, "policy": said.policy}
        told = ", ".join(f"{key} {value}" for key, value in new.items() if value)
        say(f"Remembered for next time: {told}. To forget: {to_type('dosecalc preferences --reset')}")

    def recording(self, mode: str) -> Recording:
        """A recording of what is answered from now on; trouble with it is told."""
        from dosecalc.learner.recording import Recording

        if self._is_new:
            say(f"A new profile: {profile_named(self._profile)}. Its history begins here.")
        return Recording.begun(self._place, self._profile, mode, lambda words: say_error(f"dosecalc: {words}"))

    def history(self) -> History:
        """The history as it is, to be written where that is possible.

        Raises:
            NoHistory: there is none yet.
            HistoryUnavailable: it cannot be read.
        """
        from dosecalc.cli.waiting import say_waiting
        from dosecalc.learner.history import History
        from dosecalc.learner.history_trouble import ReadOnly

        reading = History.to_read(self._place, self._profile, waiting=say_waiting)
        try:
            writing = History.opened(self._place, self._profile, waiting=say_waiting)
        except ReadOnly:
            return reading
        reading.close()
        return writing

    def _known(self, key: str, name: str, names: Collection[str]) -> str:
        """The name that is remembered, if any, where it is one of those that are here; else it waits for its bank."""
        if not name or name in names:
            return name
        self._tell(f"the {key} that is remembered, {name}, is not here. The default is used.")
        return ""

    def _tell(self, trouble: str) -> None:
        if not self._has_told:
            say_error(f"dosecalc: {trouble}")
        self._has_told = True
