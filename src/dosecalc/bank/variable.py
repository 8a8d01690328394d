"""The variable that names a folder of problems of one's own."""

OWN_BANK = "DOSECALC_BANK"
