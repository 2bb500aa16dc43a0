"""What a seller's people do on their side of a conversation."""
