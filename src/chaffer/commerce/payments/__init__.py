"""Getting paid, through a port."""
