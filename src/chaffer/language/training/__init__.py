"""How the intent model is made from seed sentences, and how well it does on those it has not seen. Not used by a server."""
