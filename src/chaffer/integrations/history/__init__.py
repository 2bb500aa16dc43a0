"""History from another shop system: who bought there, and what. Shown and answered from; never sold, shipped or booked."""
