"""What things cost, with tax and shipping."""
