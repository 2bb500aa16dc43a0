"""One folder for each messenger: two translations and a table of limits."""
