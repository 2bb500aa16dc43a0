"""One turn of talk: understand, decide, do, answer."""
