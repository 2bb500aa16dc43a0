"""WhatsApp Business Cloud API: split, parse, render, send, and what Meta's error codes mean."""

from chaffer.channels.whatsapp.channel import WhatsApp
from chaffer.channels.whatsapp.errors import class_of, fault_of, wait_seconds
from chaffer.channels.whatsapp.handshake import answer_handshake
from chaffer.channels.whatsapp.identities import canonical, equivalents

__all__ = ["WhatsApp", "answer_handshake", "canonical", "class_of", "equivalents", "fault_of", "wait_seconds"]
