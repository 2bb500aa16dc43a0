"""The chat inside the merchant's own site and app: frames of `docs/reference/web-chat.md` in, JSON parts out."""

from chaffer.channels.web.channel import Web

__all__ = ["Web"]
