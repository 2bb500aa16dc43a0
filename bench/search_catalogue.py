"""A made-up catalogue of any size, always the same for the same size: words from the retail lexicon, drawn by Zipf."""

import random
from collections.abc import Iterator
from typing import Any

from chaffer.language.lexicon import english_forms, every_concept

_STYLES = [
    "classic",
    "slim",
    "relaxed",
    "cropped",
    "vintage",
    "modern",
    "everyday",
    "heritage",
    "studio",
    "field",
    "harbour",
    "meadow",
    "alpine",
    "urban",
    "coastal",
]
_FILLER = [
    "made",
    "to",
    "last",
    "with",
    "care",
    "in",
    "small",
    "batches",
    "soft",
    "light",
    "warm",
    "durable",
    "easy",
    "to",
    "wash",
    "pockets",
    "lining",
    "finish",
    "detail",
    "seam",
    "cut",
    "fit",
    "weight",
    "texture",
    "natural",
    "recycled",
    "woven",
    "knitted",
    "printed",
    "brushed",
    "polished",
    "hand",
    "crafted",
    "workshop",
    "family",
    "season",
    "weekend",
    "travel",
    "city",
    "garden",
    "morning",
    "evening",
    "rain",
    "sun",
    "winter",
    "summer",
    "comfort",
    "balance",
    "shape",
    "line",
    "edge",
    "button",
    "zip",
    "strap",
    "buckle",
    "collar",
    "sleeve",
    "hem",
    "waist",
    "shoulder",
    "back",
    "front",
    "inside",
    "outside",
    "small",
    "large",
    "wide",
    "narrow",
    "deep",
    "bright",
    "muted",
    "plain",
    "striped",
]
_SYLLABLES = [
    "ba",
    "co",
    "di",
    "fu",
    "ga",
    "hol",
    "jin",
    "ka",
    "lor",
    "mar",
    "nel",
    "ost",
    "pra",
    "qui",
    "ros",
    "sel",
    "tor",
    "ul",
    "ven",
    "wix",
    "yar",
    "zed",
]


def _lemmas(kind: str) -> list[str]:
    return [concept.id for concept, _ in every_concept() if concept.kind == kind]


def catalogue(count: int, seed: int = 11) -> Iterator[dict[str, Any]]:
    """Products in our JSON Lines form. Titles, brands, colours, sizes, materials; about 60 words of description."""
    chance = random.Random(seed)
    things, colours, materials = _lemmas("category"), _lemmas("colour")[:24], _lemmas("material")[:30]
    brands = [
        chance.choice(_SYLLABLES).capitalize() + chance.choice(_SYLLABLES) + chance.choice(_SYLLABLES)
        for _ in range(400)
    ]
    codes = ["".join(chance.choice(_SYLLABLES) for _ in range(3)) for _ in range(8_000)]
    for number in range(count):
        thing = chance.choice(things)
        said = chance.choice(english_forms(thing)[:2])
        material, colour = chance.choice(materials), chance.sample(colours, 2)
        words = [
            chance.choice(_FILLER) if chance.random() < 0.8 else chance.choice(codes)
            for _ in range(chance.randint(30, 80))
        ]
        price = chance.randint(8, 400)
        yield {
            "id": f"p{number}",
            "title": f"{chance.choice(_STYLES)} {material} {said} {chance.choice(codes)}".capitalize(),
            "brand": brands[min(int(chance.paretovariate(0.8)), len(brands)) - 1],
            "category": f"{said.capitalize()}",
            "description": " ".join(words),
            "options": ["Colour", "Size"],
            "attributes": {"material": [material]},
            "variants": [
                {"sku": f"P{number}-{c[:3].upper()}-{c_at}{s}", "options": {"Colour": c.capitalize(), "Size": s},
                 "price": f"{price}.00", "currency": "USD", "stock": chance.randint(0, 9)}
                for c_at, c in enumerate(colour) for s in ("S", "M", "L")
            ],
        }  # fmt: skip


def queries(count: int, seed: int = 5) -> list[str]:
    """What shoppers of this catalogue would type: a thing, often with a colour, a material or a word from nowhere."""
    chance = random.Random(seed)
    things, colours, materials = _lemmas("category"), _lemmas("colour")[:24], _lemmas("material")[:30]
    found = []
    for _ in range(count):
        parts = [chance.choice(things)]
        if chance.random() < 0.6:
            parts.insert(0, chance.choice(materials))
        if chance.random() < 0.6:
            parts.insert(0, chance.choice(colours))
        if chance.random() < 0.3:
            parts.append(chance.choice(_STYLES))
        found.append(" ".join(parts))
    return found
