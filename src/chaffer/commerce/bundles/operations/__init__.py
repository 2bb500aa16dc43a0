"""Making, changing and ending bundles."""
