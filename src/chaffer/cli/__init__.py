"""The command line."""

from chaffer.cli.commands import main

__all__ = ["main"]
