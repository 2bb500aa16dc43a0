"""Payments that WhatsApp itself takes, in India."""
