"""Texts by key and language: the shop's own first, then ours. Each set of texts is compiled once."""

from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import TextElement

from chaffer.conversations.voices.amounts import LOCALES
from chaffer.conversations.voices.shop_voice import ShopVoice
from chaffer.kernel.locale import DEFAULT_LANGUAGE, LANGUAGES

_BUNDLES_KEPT = 4096


def source(language: str) -> str:
    """Our own texts of a language, in Fluent's syntax."""
    return files(__package__).joinpath("texts", f"{language}.ftl").read_text(encoding="utf-8")


@cache
def bundle(language: str) -> Any:
    made = FluentBundle([LOCALES[language].replace("_", "-"), "en-US"], use_isolating=False)
    made.add_resource(FluentResource(source(language)))
    return made


@lru_cache(maxsize=_BUNDLES_KEPT)
def _own(language: str, texts: tuple[tuple[str, str], ...]) -> Any:
    """A shop's texts of one persona and language; a text that does not parse is left out by Fluent itself."""
    made = FluentBundle([LOCALES[language].replace("_", "-"), "en-US"], use_isolating=False)
    made.add_resource(FluentResource("\n".join(f"{key} = {_indented(text)}" for key, text in texts)))
    return made


def _indented(text: str) -> str:
    return text.replace("\n", "\n    ")


def _bundles(language: str, shop: ShopVoice) -> list[Any]:
    found = []
    for persona in dict.fromkeys((shop.persona, "")):
        own = tuple(
            (key, text) for (key, lang, whose), text in shop.texts.items() if lang == language and whose == persona
        )
        if own:
            found.append(_own(language, own))
    return [*found, bundle(language)]


def write(key: str, args: dict[str, Any], language: str, shop: ShopVoice) -> str:
    """One text. An unknown key or a broken shop text falls back, in the end to the key itself, never to an error."""
    if not shop.texts and (constant := _constant(key, language)) is not None:
        return constant
    return _write(key, args, language, shop)


@lru_cache(maxsize=4096)
def _constant(key: str, language: str) -> str | None:
    """Our own text, if nothing is put into it."""
    own = bundle(language if language in LANGUAGES else DEFAULT_LANGUAGE)
    value = own.get_message(key).value if own.has_message(key) else None
    if value is None:
        return None
    return str(own.format_pattern(value, {})[0]) if isinstance(value, TextElement) else None


def _write(key: str, args: dict[str, Any], language: str, shop: ShopVoice) -> str:
    for spoken in dict.fromkeys((language if language in LANGUAGES else DEFAULT_LANGUAGE, DEFAULT_LANGUAGE)):
        for each in _bundles(spoken, shop) if shop.texts else (bundle(spoken),):
            if not each.has_message(key):
                continue
            text, errors = each.format_pattern(each.get_message(key).value, args)
            if not errors:
                return str(text)
    return key
