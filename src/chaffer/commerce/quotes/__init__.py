"""What the catalogue lacks: what shoppers wish for, and what a person offers them for it."""
