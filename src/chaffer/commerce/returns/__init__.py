"""What can still be changed about an order, by the shop's own rules: address, item, cancelling, exchange, return."""
