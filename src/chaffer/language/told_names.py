"""Whether a text names somebody or something: "Atelier Nord", "Ателье Норд" in any case, with Korean particles behind it."""

from chaffer.language.normalise import fold_accents, normalise

_SHORTEST = 3
_CYRILLIC_ENDING = 2


def names(text: str, name: str) -> bool:
    """Every word of the name begins some word of the text."""
    said = _words(text)
    wanted = [word for word in _words(name) if len(word) >= _SHORTEST or not word.isascii()]
    return bool(wanted) and all(any(_begins(each, word) for each in said) for word in wanted)


def hints_at(text: str, name: str) -> bool:
    """Some longer word of the name does: perhaps it is meant."""
    said = _words(text)
    return any(len(word) > _SHORTEST and any(_begins(each, word) for each in said) for word in _words(name))


def _begins(said: str, word: str) -> bool:
    stem = word[:-_CYRILLIC_ENDING] if "а" <= word[0] <= "я" and len(word) > 2 * _CYRILLIC_ENDING else word
    if word.isascii() and len(word) <= _SHORTEST + 1:
        return said in (word, word + "s", word + "'s")
    return said.startswith(stem)


def _words(text: str) -> list[str]:
    folded = "".join(sign if sign.isalnum() else " " for sign in normalise(text))
    return [fold_accents(word) for word in folded.split()]
