"""Asking shoppers how they found it, and what they said."""
