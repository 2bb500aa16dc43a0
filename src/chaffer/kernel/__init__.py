"""Values that every stage shares. No I/O."""
