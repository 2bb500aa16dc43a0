"""Jobs that ask about companies."""
