"""Questions to the shop, and questions about the product in hand."""
