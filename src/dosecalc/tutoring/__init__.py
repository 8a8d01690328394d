"""What is read off a worked answer: the solution, the working, the hints, the verdict."""
