"""Several things sold together for less. Why so: docs/decisions/0015-bundles.md."""
