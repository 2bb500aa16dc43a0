"""WhatsApp Business Cloud API: split, parse, render, send, and what Meta's error codes mean.

An account's external id is its phone number id. Its settings:
    api_base_url     where Graph is; a bare host gets our version, one that ends in a version keeps it
    catalog_id       the shop's catalogue at Meta
    native_catalog   "true": show products from that catalogue instead of our own cards
and its secrets: access_token, app_secret, app_secret_previous (while a rotation lasts), verify_token.
"""

from chaffer.channels.whatsapp.channel import WhatsApp
from chaffer.channels.whatsapp.errors import class_of, fault_of, wait_seconds
from chaffer.channels.whatsapp.handshake import answer_handshake
from chaffer.channels.whatsapp.identities import canonical, equivalents

__all__ = ["WhatsApp", "answer_handshake", "canonical", "class_of", "equivalents", "fault_of", "wait_seconds"]
