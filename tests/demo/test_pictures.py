"""The demo shop's pictures: one for each colour, small, and the same every time."""

import io
import json
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from chaffer.demo import catalogue_lines, draw, picture
from chaffer.demo.pictures import drawings
from chaffer.kernel.errors import NotFound

Plain = dict[str, Any]
SAMPLE = [
    "demo:harbour-lights-ball-gown/blue",
    "demo:harbour-lights-ball-gown/white-close",
    "demo:clerks-stripe-shirt/sky",
    "demo:bonfire-night-dahlias/main",
    "demo:barnaby-bear/camel",
    "demo:red-diamond-kilim/terracotta",
]


@pytest.fixture(scope="module")
def products() -> list[Plain]:
    return [json.loads(line) for line in catalogue_lines()]


def test_every_product_has_its_own_drawing(products: list[Plain]) -> None:
    recipes = [json.dumps(each, sort_keys=True) for each in drawings().values()]

    assert {each["id"] for each in products} == set(drawings())
    assert len(set(recipes)) == len(recipes)


def test_every_colour_of_every_product_can_be_drawn(products: list[Plain]) -> None:
    for each in products:
        for image in each["images"]:
            ET.fromstring(draw(each["id"], image.get("options", {}), close=image["src"].endswith("-close")))


def test_no_two_pictures_are_the_same(products: list[Plain]) -> None:
    drawn = [draw(each["id"], image.get("options", {})) for each in products for image in each["images"]
             if not image["src"].endswith("-close")]  # fmt: skip

    assert len(set(drawn)) == len(drawn)


def test_a_picture_is_drawn_the_same_every_time() -> None:
    assert draw("bonfire-night-dahlias", {}) == draw("bonfire-night-dahlias", {})


def test_the_colour_changes_the_picture() -> None:
    assert draw("barnaby-bear", {"Colour": "Tan"}) != draw("barnaby-bear", {"Colour": "Cream"})


@pytest.mark.parametrize("src", SAMPLE)
def test_a_picture_is_a_portrait_jpeg_under_200_kilobytes(src: str) -> None:
    jpeg = picture(src)

    with Image.open(io.BytesIO(jpeg)) as image:
        assert (image.format, image.size) == ("JPEG", (900, 1125))
    assert len(jpeg) < 200_000


def test_the_close_up_shows_something_else() -> None:
    assert picture(SAMPLE[0], 120) != picture(f"{SAMPLE[0]}-close", 120)


@pytest.mark.parametrize("src", ["demo:no-such-thing/blue", "demo:barnaby-bear/mauve", "barnaby-bear/camel", "demo:x"])
def test_an_unknown_picture_is_refused(src: str) -> None:
    with pytest.raises(NotFound):
        picture(src)
