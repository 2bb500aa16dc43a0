"""What changes who works in a shop, and who is signed in."""
