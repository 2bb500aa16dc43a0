"""One spelling for what can be typed in many ways."""

import re
import unicodedata

MAX_CHARS = 2000

_SAME = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u02b9\u00b4`\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb\u2033", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u301c\uff5e\u223c", "~"),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0e\ufe0f\u200e\u200f", None),
        "\u0451": "\u0435",
    }
)
_SPACE = re.compile(r"\s+")
# Private-use characters are ours: amounts.py marks numbers with them.
_PRIVATE = re.compile("[\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f]")


def normalise(text: str) -> str:
    """Fold width, case, quotes, dashes, yo and white space. At most MAX_CHARS characters of the text are read."""
    whole = unicodedata.normalize("NFKC", text[:MAX_CHARS]).lower().translate(_SAME)
    return _SPACE.sub(" ", _PRIVATE.sub(" ", whole)).strip()[:MAX_CHARS]


def fold_accents(word: str) -> str:
    """The word without accents: "\u00e9t\u00e9" gives "ete". Hangul and Cyrillic are left as they are."""
    if word.isascii() or word[0] > "\u024f":
        return word
    parts = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(each for each in parts if not "\u0300" <= each <= "\u036f"))
