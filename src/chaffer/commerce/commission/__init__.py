"""Who of the shop led to an order, and what they get for it."""
