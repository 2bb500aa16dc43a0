"""One file for each thing that can be done to a shop, its keys and its channel accounts."""
