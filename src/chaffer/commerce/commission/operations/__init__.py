"""What is done to leads and commissions."""
