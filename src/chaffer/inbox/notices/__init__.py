"""What a platform tells us about people, templates and accounts: one file for each kind of news."""
