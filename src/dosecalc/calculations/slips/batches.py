"""Slips of batches: what an overage is a percentage of, and what is lost for each piece."""

from dosecalc.calculations.batches import batch_volume, batch_volume_with_loss
from dosecalc.calculations.slips.declaring import slip_of, taken_as
from dosecalc.quantities.given import THE_WHOLE
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked

AS_A_LOSS = "you divided by 100% minus the overage; the overage is added to what is needed"
AS_PIECES = "you added the overage to the number of pieces; it is a percentage of the volume"


@slip_of(batch_volume, says=AS_A_LOSS)
def overage_as_a_loss(pieces: Worked, volume_per_piece: Worked, overage: Worked) -> Worked:
    """What must be made so that, less the percentage, enough is left."""
    return _needed(pieces, volume_per_piece) / _kept(overage)


@slip_of(batch_volume, says=AS_PIECES)
def overage_as_pieces(pieces: Worked, volume_per_piece: Worked, overage: Worked) -> Worked:
    """5% of overage taken for 5 syringes more."""
    return _needed(pieces + taken_as(overage, pieces.unit), volume_per_piece)


@slip_of(batch_volume_with_loss, says="you added the loss once; every piece loses that much")
def loss_counted_once(pieces: Worked, volume_per_piece: Worked, loss_per_piece: Worked, overage: Worked) -> Worked:
    """The volume of all pieces and the loss of one."""
    taken = _needed(pieces, volume_per_piece) + taken_as(loss_per_piece.to(unit("mL") / pieces.unit), unit("mL"))
    return taken * ((THE_WHOLE + overage) / THE_WHOLE)


@slip_of(batch_volume_with_loss, says=AS_A_LOSS)
def overage_as_a_further_loss(
    pieces: Worked, volume_per_piece: Worked, loss_per_piece: Worked, overage: Worked
) -> Worked:
    """What must be made so that, less the percentage, enough is left."""
    return _needed(pieces, _taken(volume_per_piece, loss_per_piece)) / _kept(overage)


@slip_of(batch_volume_with_loss, says=AS_PIECES)
def overage_as_pieces_with_loss(
    pieces: Worked, volume_per_piece: Worked, loss_per_piece: Worked, overage: Worked
) -> Worked:
    """5% of overage taken for 5 bags more."""
    return _needed(pieces + taken_as(overage, pieces.unit), _taken(volume_per_piece, loss_per_piece))


def _taken(volume_per_piece: Worked, loss_per_piece: Worked) -> Worked:
    return (volume_per_piece + loss_per_piece).called("volume taken for each")


def _needed(pieces: Worked, volume_per_piece: Worked) -> Worked:
    return (pieces * volume_per_piece).called("volume of all")


def _kept(overage: Worked) -> Worked:
    return (THE_WHOLE - overage) / THE_WHOLE
