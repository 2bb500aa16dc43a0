"""What a shop's days were like, in numbers."""
