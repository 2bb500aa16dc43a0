"""Registers of VAT numbers."""
