"""What comes in: kept once, handled in order."""
