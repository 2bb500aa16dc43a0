"""Signing in with the accounts of another house: OpenID Connect, as a client of it."""
