"""The second route of suppositories: one is worked out, then all."""

from fractions import Fraction

from tests.oracles.plain_fractions import route


@route(
    "mg",
    fits=lambda mould_capacity, drug_amount, density_factor, **_: drug_amount <= mould_capacity * density_factor,
    suppositories="suppository",
    mould_capacity="mg/suppository",
    drug_amount="mg/suppository",
    density_factor="",
)
def suppository_base(
    suppositories: Fraction, mould_capacity: Fraction, drug_amount: Fraction, density_factor: Fraction
) -> Fraction:
    return suppositories * (mould_capacity - drug_amount / density_factor)
