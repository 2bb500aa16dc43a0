"""What of fulfilment asks the world."""
