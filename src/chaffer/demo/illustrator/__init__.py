"""Draw the demo shop's products: flat shapes, one light from the upper left, one scene a collection."""
