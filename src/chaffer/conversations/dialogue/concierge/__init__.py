"""Gifts and days: whom it is for, when it arrives, what the card says. Each is asked only if it was not said."""
