"""Stripe, through its official library."""
