"""What Chaffer says of its own accord, with consent."""
