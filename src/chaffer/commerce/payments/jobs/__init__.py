"""What of payments asks the world. Each file is one job: what to ask, how to ask, what the answer means."""
