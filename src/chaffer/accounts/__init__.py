"""Shops, their people and keys, permissions, and the audit trail."""
