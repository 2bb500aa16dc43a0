"""What stylists do."""
