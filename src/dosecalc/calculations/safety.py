"""Whether an order is safe: usual ranges and highest doses."""

from dosecalc.quantities.comparing import placed
from dosecalc.quantities.kinds import Dose, SafeVerdict


def dose_verdict(dose: Dose, lowest_dose: Dose, highest_dose: Dose) -> SafeVerdict:
    """Whether an ordered dose lies in the usual range.

        verdict = whether the dose is below, in or above the range

    Args:
        dose: what is ordered; an amount of drug.
        lowest_dose: the lower end of the range for this patient; an amount of drug.
        highest_dose: the upper end of the range for this patient; an amount of drug, not less than the lower.

    Returns:
        One of the words below, safe, above; both ends of the range are safe.

    Raises:
        UnitMismatch: the doses count the drug differently.
        GivensDoNotFit: the lowest dose is more than the highest.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 12, "Pediatric Dosages".
        Worked examples: tests/authorities/dose_verdict.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(dose_verdict(given("300 mg"), given("250 mg"), given("0.5 g")))
    safe
    """
    return placed(dose, lowest_dose, highest_dose, "below", "safe", "above").called("verdict")
