"""What a picture shows, said in four languages for those who cannot see it."""

from chaffer.demo.shelves import Plain, Shade

_IN_COLOUR = {
    "en": "{title} in {colour}",
    "fr": "{title}, coloris {colour}",
    "ko": "{title}, {colour}",
    "ru": "{title}, цвет: {colour}",
}
_CLOSE = {
    "en": "Close-up: {caption}",
    "fr": "Vue de près : {caption}",
    "ko": "가까이에서 본 모습: {caption}",
    "ru": "Крупный план: {caption}",
}
LANGUAGES = tuple(_IN_COLOUR)


def captions(told: Plain, shade: Shade | None, *, close: bool = False) -> dict[str, str]:
    """Alternative texts by language: the title, its colour if it has one, and whether this is a close-up."""
    return {language: _caption(told, shade, language, close=close) for language in LANGUAGES}


def _caption(told: Plain, shade: Shade | None, language: str, *, close: bool) -> str:
    title = str(told["title"] if language == "en" else told[language])
    caption = title
    if shade is not None:
        colour = getattr(shade, language)
        caption = _IN_COLOUR[language].format(title=title, colour=colour.lower() if language == "en" else colour)
    return _CLOSE[language].format(caption=caption) if close else caption
