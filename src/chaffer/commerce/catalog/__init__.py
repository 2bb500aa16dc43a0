"""Products, variants, prices and stock."""
