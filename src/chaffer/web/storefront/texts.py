"""The words of the pages, in the languages we speak."""

from functools import cache
from importlib.resources import files
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

from chaffer.kernel.locale import DEFAULT_LANGUAGE, LANGUAGES, language_of

OWN = __package__


@cache
def bundle(language: str, package: str = OWN) -> Any:
    made = FluentBundle([language], use_isolating=False)
    source = files(package).joinpath("texts", f"{language}.ftl").read_text(encoding="utf-8")
    made.add_resource(FluentResource(source))
    return made


def write(language: str, key: str, **values: object) -> str:
    """One text. Raises KeyError for a key that no language has."""
    return write_from(OWN, language, key, **values)


def write_from(package: str, language: str, key: str, **values: object) -> str:
    """The same from the texts/ of another package."""
    for spoken in (language, DEFAULT_LANGUAGE):
        if spoken in LANGUAGES and bundle(spoken, package).has_message(key):
            made = bundle(spoken, package)
            text, _ = made.format_pattern(made.get_message(key).value, values)
            return str(text)
    raise KeyError(key)


def preferred(accept_language: str) -> str:
    """The first language of an Accept-Language header that we speak; weights are taken in the order given."""
    for part in accept_language[:200].split(","):
        language = language_of(part.partition(";")[0].strip())
        if language in LANGUAGES:
            return language
    return DEFAULT_LANGUAGE
