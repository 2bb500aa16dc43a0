"""One process: its loops, its way in, its way of starting and of stopping. HTTP stands on it."""

from chaffer.server.process import Server

__all__ = ["Server"]
