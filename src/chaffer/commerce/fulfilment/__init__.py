"""Parcels and where they are."""
