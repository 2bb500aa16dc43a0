"""Everything we hold, of a shop and of a person: handed out whole, and forgotten whole."""
