"""How people come in over HTTP: cookies, what a page must prove, passwords looked at without haste."""
