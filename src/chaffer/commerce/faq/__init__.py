"""What the shop answers to what people ask again and again."""
