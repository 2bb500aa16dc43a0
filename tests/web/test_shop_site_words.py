"""What the buttons of the demo's shop site say for the shopper is understood as it is meant."""

import re
from importlib.resources import files

import pytest

from chaffer.kernel.locale import LANGUAGES
from chaffer.language.training.frames import TODAY
from chaffer.language.understanding import understand
from chaffer.web.storefront.texts import write_from

SITE = "chaffer.web.demo"


@pytest.mark.parametrize("language", LANGUAGES)
def test_buying_by_button_is_buying(language: str) -> None:
    words = write_from(SITE, language, "say-buy")
    assert understand(words, today=TODAY, currency="USD", country="US", language_hint=language).intent == "add_to_cart"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_there_in_every_language(language: str) -> None:
    def keys(of: str) -> list[str]:
        return sorted(
            re.findall(r"^([a-z-]+) =", files(SITE).joinpath("texts", f"{of}.ftl").read_text("utf-8"), re.MULTILINE)
        )

    assert keys(language) == keys("en")
