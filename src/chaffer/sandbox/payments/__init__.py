"""A stand-in for a payment provider: sessions, a hosted page with test cards, refunds, signed webhooks."""
