"""A test channel for the inline way in: JSON in, JSON out, HMAC signed, nothing sent over the network."""

from chaffer.channels.trial.channel import Trial, answer

__all__ = ["Trial", "answer"]
