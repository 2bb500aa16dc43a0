"""What changes wishes."""
