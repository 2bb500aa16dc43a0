"""The chat on the merchant's own site and in their app: the server's side of `docs/reference/web-chat.md`."""
