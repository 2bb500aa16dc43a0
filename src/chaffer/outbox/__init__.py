"""What goes out: promised in a transaction, sent after it."""
