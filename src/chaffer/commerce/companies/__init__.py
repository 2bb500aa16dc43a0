"""Buyers that are companies: their price list, their terms, their people."""
