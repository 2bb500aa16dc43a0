"""What of returns asks the world."""
