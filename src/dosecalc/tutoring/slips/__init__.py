"""The slips that a worked answer invites: wrong turns in its steps, each with the number that it leads to."""
