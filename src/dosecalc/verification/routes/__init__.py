"""The second route: every answer worked out again in plain Fractions, sharing no code with what it checks.

It reads what is printed, with a reader, a table of units and a rounding of its own, and imports nothing but Python.

Base units: mg, units, mEq or mmol of drug, mL, kg of body weight, min, cm, gtt, tablet, capsule, °C, °F, m2, year of
age, kcal, mOsm and whatever is counted (vial, bag, syringe, pack, bottle, pen, patch, suppository, puff, dollar);
compound ones are made of these, so that a formula for mg/dL multiplies mg/mL by 100. A clock time is minutes since the
first midnight, a date or moment minutes since the year 1, a percentage of a whole (`share`) the number before its sign,
a word its place among the words; doses are counted and have no unit; a weight that a formula takes in pounds (`lb`) is
a number of the table's own pounds. `drug` stands for any one drug unit.
Formulas: written from the textbooks that the calculations name, not from the calculations.
"""
