"""All tables of the server, of every package."""

import importlib
import pkgutil

from sqlalchemy import Table

import chaffer
from chaffer.runtime.columns import metadata


def every_table() -> list[Table]:
    """In an order in which each comes after those it refers to."""
    for module in pkgutil.walk_packages(chaffer.__path__, "chaffer."):
        if module.name.endswith(".tables"):
            importlib.import_module(module.name)
    return list(metadata.sorted_tables)
