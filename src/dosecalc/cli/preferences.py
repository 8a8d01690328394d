"""`dosecalc preferences`: what is remembered, and how to forget it."""

from typing import Annotated

import typer

from dosecalc.cli.options import Format, FormatOption, HomeOption, ProfileOption


def preferences(
    *,
    reset: Annotated[bool, typer.Option("--reset", help="Forget them.")] = False,
    output: FormatOption = Format.text,
    home: HomeOption = "",
    profile: ProfileOption = "",
) -> None:
    """Show what is remembered: the method and the policy of your last drill that named them.

    Example: dosecalc drill --method formula remembers the method; drill, solve, convert and show then use it.
    """
    from dosecalc.cli.memory import Memory
    from dosecalc.cli.terminal import say, say_error, say_json
    from dosecalc.learner.preferences import FILE, Preferences, write_preferences

    memory = Memory(home, profile)
    if reset:
        put_aside = write_preferences(memory.home, Preferences())
        if put_aside is not None:
            say_error(f"dosecalc: the file that could not be used is kept as {put_aside}")
    memory.warn()
    chosen, file = memory.kept, memory.home.place(FILE)
    if output is Format.json:
        say_json({"method": chosen.method or None, "policy": chosen.policy or None, "file": str(file)})
        return
    for key, used, remembered in (
        ("Method", memory.method(None), chosen.method),
        ("Policy", memory.policy(None), chosen.policy),
    ):
        say(f"{key}: {used}{'' if used == remembered else ' (the default)'}")
    say(f"Kept in: {file}")
