"""Shoppers: contacts, identities, consent, preferences, addresses."""
