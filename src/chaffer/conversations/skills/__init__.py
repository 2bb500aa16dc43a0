"""One file for each thing the bot can do."""
