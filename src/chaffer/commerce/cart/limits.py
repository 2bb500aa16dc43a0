"""How much a cart holds. A hoarder's cart must not make a turn slow."""

LINES_AT_MOST = 50
QUANTITY_AT_MOST = 999
NEVER_RUNS_OUT = 999_999
"""What is shown as available where stock is not counted."""
