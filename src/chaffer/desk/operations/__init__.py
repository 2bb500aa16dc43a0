"""One file for each thing a person at the desk can do."""
