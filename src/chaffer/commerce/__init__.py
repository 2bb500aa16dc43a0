"""The shop, complete without any conversation."""
