"""One file a family of things: each turns a recipe into shapes on a pen."""
