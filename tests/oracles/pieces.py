"""The base units of what is dispensed and stocked: any of them, so much a day, so much in each pack."""

PIECES = ("tablet", "capsule", "puff", "gtt", "patch", "suppository", "vial", "bag", "syringe", "bottle", "pen")
DISPENSED = (*PIECES, "mL", "units", "mg")
CONTAINERS = ("pack", "bottle", "pen", "vial")
QUANTITY = "|".join(DISPENSED)
EACH_DAY = "|".join(f"{each}/min" for each in DISPENSED)
EACH_PACK = "|".join(f"{each}/{container}" for each in DISPENSED for container in CONTAINERS if each != container)
