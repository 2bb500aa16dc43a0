"""Advice from data the shop has: sizes by chart, reviews by count, products side by side. Pure; nothing is guessed."""
