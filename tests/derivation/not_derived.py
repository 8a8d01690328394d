"""Parts whose calculation is a product of givens, and whose units do not lead to the key; each with the reason why.

The list is held to the bank from both sides: what is neither derived nor listed fails, and so does, in a full run, what
is listed and derived.
"""

LIKE = "amounts of one kind stand over each other, before and after: by their units either may be above"
BARE = "a bare number is a factor: a share in percent, a salt factor, 0.693, a specific gravity; units do without it"
IN_WORDS = "a factor is told in words or signs that are no amount: half the rate, ii cap, q4–6h, the row of a table"
ANOTHER = "amounts that the text tells for something else make a chain of their own, which comes out in the same unit"
EACH = "what belongs to each vial or pen is told without it: made up to 20 mL, lasts 8 days; the words join them"

NOT_DERIVED = {
    "adjusted-dose": BARE,
    "alteplase-for-a-stroke.b": BARE,
    "bag-strength-exchanged": ANOTHER,
    "calories-for-each-gram-of-nitrogen.b": LIKE,
    "case-as-needed-quantity.b": IN_WORDS,
    "case-child-to-bottles.a": ANOTHER,
    "case-pens-for-a-month.c": EACH,
    "clark-rule": BARE,
    "cycle-with-ramps.b": IN_WORDS,
    "daily-limit.a": ANOTHER,
    "digitalize-in-parts.a": BARE,
    "digitalize-in-parts.c": BARE,
    "dose-for-an-average-level": BARE,
    "epinephrine-push-dose": LIKE,
    "fried-rule": BARE,
    "from-balance-to-aliquot.a": BARE,
    "half-life": BARE,
    "ingredient-by-volume": BARE,
    "least-that-can-be-weighed": BARE,
    "metoprolol-from-dose-to-refill.b": ANOTHER,
    "micrograms-after-dilution": LIKE,
    "milligrams-in-a-tube": BARE,
    "percent-after-dilution": LIKE,
    "phenylephrine-bolus-syringe": ANOTHER,
    "potassium-after-dilution": LIKE,
    "renal-meropenem.b": IN_WORDS,
    "renal-meropenem.c": IN_WORDS,
    "replace-what-is-cleared.a": BARE,
    "safe-range-each-day.c": ANOTHER,
    "skin-test-dilutions": LIKE,
    "stock-for-ratio-in-quarts": LIKE,
    "two-step-syringe.a": LIKE,
    "vancomycin-from-vial-to-end.b": EACH,
    "volume-and-loading-dose.b": BARE,
    "volume-to-measure-for-a-weight": BARE,
    "weight-of-a-liquid": BARE,
    "whole-sig-antibiotic.c": IN_WORDS,
    "whole-sig-as-needed.a": IN_WORDS,
}
