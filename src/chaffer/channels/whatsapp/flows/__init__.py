"""WhatsApp Flows: forms inside the messenger, filled in with our help over an endpoint of our own."""
