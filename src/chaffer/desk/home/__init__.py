"""The first screen: what waits, how today goes, what is out of order, what is still to be set up."""
