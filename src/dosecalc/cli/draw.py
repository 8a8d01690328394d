"""`dosecalc draw`: a picture of a measuring device."""

from typing import Annotated

import typer

from dosecalc.cli.options import Format, FormatOption, PlainOption, SvgOption


def draw(
    device: Annotated[str, typer.Argument(help="The device; see: dosecalc list devices.")],
    *,
    at: Annotated[
        str, typer.Option("--at", help='Where the plunger or the level stands, such as "1.4 mL"; empty by default.')
    ] = "",
    svg: SvgOption = "",
    output: FormatOption = Format.text,
    plain: PlainOption = False,
) -> None:
    """Draw a syringe, a cup or a bag, set at an amount.

    Example: dosecalc draw luer-3-ml --at "1.4 mL"
    """
    import sys

    from dosecalc.cli.picture_view import say_device, write_svg
    from dosecalc.cli.terminal import say_json
    from dosecalc.devices.catalogue import device_named, set_at
    from dosecalc.devices.words import titled, words
    from dosecalc.tutoring.requests import read_given

    found = device_named(device)
    shown = set_at(found, read_given("at", at or f"0 {found.scale.unit}"))
    if svg:
        write_svg([shown], svg)
    elif output is Format.json:
        say_json({"device": titled(shown), "says": words(shown), "source": found.source})
    else:
        encoding = (sys.stdout.encoding or "").lower()
        say_device(shown, plain=plain, is_ascii=not encoding.startswith("utf"))
