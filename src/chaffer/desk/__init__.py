"""People answering."""
