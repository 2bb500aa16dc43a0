"""Money that waits for a second person: its rows. What is done with them stands in desk/approvals."""
