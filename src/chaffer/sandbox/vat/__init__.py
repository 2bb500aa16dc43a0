"""A stand-in for VIES, the register of VAT numbers of the European Union."""

from chaffer.sandbox.vat.app import register_app

__all__ = ["register_app"]
