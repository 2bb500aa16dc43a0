"""What is done with what was asked for."""
