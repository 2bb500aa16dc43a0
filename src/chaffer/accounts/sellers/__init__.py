"""Those who sell in the shop under their own name, where it is a marketplace."""
