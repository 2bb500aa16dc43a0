"""Double-entry books that only grow."""
