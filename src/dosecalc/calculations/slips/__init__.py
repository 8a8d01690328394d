"""The slips of single calculations, a module for each module of calculations: formulas as they are often got wrong."""
