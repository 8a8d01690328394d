"""What the formulas take and give, by area of the field: each kind is a type that a signature can name."""
