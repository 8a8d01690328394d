"""What is kept of a learner, in a folder of the learner's own."""
