"""The second route of suppositories: one is worked out, then all."""

from fractions import Fraction

from dosecalc.verification.routes.route import route


@route(
    "mg",
    fits=lambda mold_capacity, drug_amount, density_factor, **_: drug_amount <= mold_capacity * density_factor,
    suppositories="suppository",
    mold_capacity="mg/suppository",
    drug_amount="mg/suppository",
    density_factor="",
)
def suppository_base(
    suppositories: Fraction, mold_capacity: Fraction, drug_amount: Fraction, density_factor: Fraction
) -> Fraction:
    return suppositories * (mold_capacity - drug_amount / density_factor)
