"""A channel for trying things out: JSON in, the answer in the response."""
