"""A stand-in for a carrier: labels, a tracking page, and scans posted one after the other."""
