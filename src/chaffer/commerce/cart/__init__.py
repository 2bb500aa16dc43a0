"""One living cart."""
