"""What the bot says in a shop's own words: that it is one, when a person takes over, how it asks how it was."""
