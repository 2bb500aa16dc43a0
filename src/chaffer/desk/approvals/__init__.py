"""Money that a person or a key asks to move: held for a moment, or until a second person agrees."""
