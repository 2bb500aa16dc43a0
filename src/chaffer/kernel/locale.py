"""Languages we speak, and what a tag means."""

LANGUAGES = ("en", "fr", "ko", "ru")
DEFAULT_LANGUAGE = "en"


def language_of(tag: str) -> str:
    """The language part of a BCP 47 tag or a platform's variant of it: "fr_CA" and "fr-CA" give "fr"."""
    return tag.replace("_", "-").split("-", 1)[0].lower()


def spoken(tag: str, otherwise: str = DEFAULT_LANGUAGE) -> str:
    """The language to answer in: the tag's own if we speak it, else `otherwise`."""
    language = language_of(tag)
    return language if language in LANGUAGES else otherwise
