"""What a shopper wants done to an order: understood, asked for what is missing, read back, done."""
