"""What the suite would say if the program were wrong in one small place: `python3 -m tests.mutation`."""
