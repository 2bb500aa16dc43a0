"""WhatsApp Business, Cloud API."""
