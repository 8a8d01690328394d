"""What the marks say of the class, of each problem, and of the set as a test."""
