"""Common names and values of a shop's options ("Bunch", "Small") in the four languages."""

from functools import cache

from chaffer.language.normalise import normalise
from chaffer.language.packaged import phrases


def option_word(label: str, language: str) -> str:
    """The label in this language, if it is nothing but such a word in English; else the label itself."""
    forms = phrases("option_words.json").get(normalise(label), {}).get(language, ())
    if not forms or language == "en":
        return label
    return forms[0][:1].upper() + forms[0][1:] if label[:1].isupper() else forms[0]


@cache
def option_forms(label: str) -> frozenset[str]:
    """Every way to say such a label, normalised; none for other labels."""
    told = phrases("option_words.json").get(normalise(label), {})
    return frozenset(normalise(form) for forms in told.values() for form in forms)
