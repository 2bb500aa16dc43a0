"""Stand-ins for the outside world, and the phone on the screen."""
