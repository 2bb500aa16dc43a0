"""A stand-in for Stripe: its API for the objects we use, a hosted page with test cards, signed webhooks.

It refuses what Stripe refuses, in Stripe's words for it. There is no field for a card's number anywhere.
"""
