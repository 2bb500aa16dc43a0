"""JSON Lines: one product a line, in our own form or in the plain form of many feeds.

The form is described in docs/reference/catalog-jsonl.md. Nothing here raises for what a line says.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Any

import msgspec

from chaffer.commerce.catalog.draft import (
    RELATED_AT_MOST,
    Defaults,
    Draft,
    DraftImage,
    DraftReview,
    DraftText,
    Parsed,
    Problem,
    slug,
)
from chaffer.commerce.catalog.formats.amounts import price, truth, whole
from chaffer.commerce.catalog.formats.bundle_line import bundle_of
from chaffer.commerce.catalog.formats.html_text import to_text
from chaffer.commerce.catalog.formats.lines import LINE_BYTES, text_lines
from chaffer.commerce.catalog.formats.plain_variants import options_of, variants_of
from chaffer.commerce.catalog.formats.record import Record, clean, clean_json, shown
from chaffer.commerce.catalog.formats.source import Source

_decode = msgspec.json.Decoder().decode
_ATTRIBUTES = ("material", "occasion", "recipient", "age", "care", "season", "gender")
_STATES = {
    "active": "active", "published": "active", "enabled": "active", "live": "active", "true": "active",
    "draft": "draft", "inactive": "draft", "hidden": "draft", "disabled": "draft", "unlisted": "draft",
    "false": "draft", "archived": "archived", "deleted": "archived",
}  # fmt: skip


def read_jsonl(source: Source, defaults: Defaults) -> Iterator[Parsed]:
    """Every product of the file. Blank lines are passed over; a JSON array with one product a line is read too."""
    for number, line in enumerate(text_lines(source), 1):
        bare = line.strip().rstrip(",")
        if bare.startswith("[{"):
            bare = bare[1:]
        if bare.endswith("}]"):
            bare = bare[:-1]
        if bare in ("", "[", "]"):
            continue
        yield read_line(bare, number, defaults)


def read_line(line: str, number: int, defaults: Defaults) -> Parsed:
    """One product of one line."""
    if len(line) >= LINE_BYTES // 4 and not line.endswith("}"):
        return _refused(number, f"this line is longer than {LINE_BYTES:,} bytes: split the product or shorten it", line)
    try:
        told = _decode(line)
    except (msgspec.DecodeError, RecursionError, ValueError) as error:
        return _refused(number, f"this line is not JSON ({error}): each line must be one whole object", line)
    if not isinstance(told, dict):
        return _refused(number, "this line is not a JSON object: each line must be one product", line)
    problems: list[Problem] = []
    record = Record(told, number, problems)
    if isinstance(record.told.get("bundle"), str) and record.told.keys() & {"parts", "items"}:
        bundle = bundle_of(record, defaults)
        return Parsed(number, None, tuple(problems), bundle)
    draft = _draft(record, defaults)
    return Parsed(number, draft, tuple(problems))


def _refused(number: int, problem: str, value: str) -> Parsed:
    return Parsed(number, None, (Problem(number, problem, shown(value)),))


def _draft(record: Record, defaults: Defaults) -> Draft | None:
    title = record.text("title", "name", "product_name", "product_title")
    handle = record.text("handle", "slug", "id", "product_id") or record.text("sku") or title
    if not title:
        record.note("no title: give the product a title (or a name)", handle)
        return None
    draft = Draft(handle=slug(handle) or slug(title) or f"line-{record.line}", title=title)
    draft.external_id = record.text("id", "product_id")
    draft.description = to_text(
        record.text("description", "body_html", "body", "long_description", "short_description")
    )
    draft.brand = record.text("brand", "vendor", "manufacturer")
    draft.category = _category(record)
    draft.collections = record.texts("collections", "collection")
    draft.tags = record.texts("tags", "keywords")
    draft.state = _state(record)
    draft.options = options_of(record)
    draft.variants = variants_of(record, draft, defaults)
    draft.images = _images(record, defaults)
    draft.video = record.text("video", "video_url")
    draft.url = record.text("url", "link", "product_url")
    chart = record.mapping("size_chart")
    draft.size_chart = clean_json(chart) if chart else None
    draft.guide = to_text(record.text("guide"))
    draft.reviews = _reviews(record)
    draft.texts = _texts(record)
    draft.rating_sum, draft.rating_count = _rating(record)
    draft.relations = _relations(record)
    draft.attributes = _attributes(record)
    return draft


def _category(record: Record) -> str:
    value = record.get("category", "product_category", "google_product_category")
    if isinstance(value, list):
        return " > ".join(part for part in map(clean, value) if part)
    if isinstance(value, dict):
        return clean(value.get("full_name") or value.get("name") or "")
    kind = record.text("product_type", "type")
    return clean(value) if value is not None else kind


def _state(record: Record) -> str:
    word = record.text("state", "status").lower()
    if word and word not in _STATES:
        record.note('state must be "active", "draft" or "archived"; taken as active', word)
    published = truth(record.get("published", "active", "enabled"))
    state = _STATES.get(word, "active")
    return "draft" if state == "active" and published is False else state


def _images(record: Record, defaults: Defaults) -> list[DraftImage]:
    value = record.get("images") or record.get("image", "image_url", "image_link", "image_src", "picture", "thumbnail")
    more = record.get("additional_image_link", "additional_images")
    entries = [*_listed(value), *_listed(more)]
    return [image for image in (_image(each, record, defaults) for each in entries) if image]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _image(value: Any, record: Record, defaults: Defaults) -> DraftImage | None:
    if isinstance(value, str):
        return DraftImage(clean(value)) if clean(value) else None
    if not isinstance(value, dict):
        record.note("an image must be an address or an object with src", value)
        return None
    src = value.get("src") or value.get("url") or value.get("href")
    if not isinstance(src, str) or not clean(src):
        record.note("an image has no src: give its address", value)
        return None
    alt = value.get("alt") or {}
    alts = {clean(key): clean(each) for key, each in alt.items()} if isinstance(alt, dict) else {}
    if not isinstance(alt, dict) and clean(alt):
        alts = {defaults.language: clean(alt)}
    options = value.get("options")
    shows = {clean(key): clean(each) for key, each in options.items()} if isinstance(options, dict) else {}
    return DraftImage(clean(src), alts, shows)


def _reviews(record: Record) -> list[DraftReview]:
    if isinstance(record.get("reviews"), (int, float)):
        return []
    found: list[DraftReview] = []
    for number, each in enumerate(record.records("reviews")):
        rating = whole(each.get("rating", "stars", "score"))
        if rating is None or not 1 <= rating <= 5:
            each.note("a review's rating must be 1 to 5; this review was left out", each.told.get("rating", ""))
            continue
        author, at = each.text("author", "name"), each.text("at", "date", "created_at")
        external_id = each.text("id", "external_id") or slug(f"{author} {at} {number}")
        said = each.text("text", "body", "comment", "content")
        found.append(
            DraftReview(external_id, rating, author, each.text("language"), each.text("title"), to_text(said), at)
        )
    return found


def _texts(record: Record) -> dict[str, DraftText]:
    found = {}
    for language, told in record.mapping("texts").items():
        if isinstance(told, dict):
            each = Record(told, record.line, record.problems)
            texts = (each.text("title", "name"), to_text(each.text("description")), to_text(each.text("guide")))
            attributes = _tidy({key: clean_json(one) for key, one in each.mapping("attributes").items()})
            chart = clean_json(each.mapping("size_chart")) or None
            found[language.lower()[:2]] = DraftText(*texts, attributes, chart)
        else:
            record.note('texts must be told by language: {"fr": {"title": "…"}}', told)
    return found


def _relations(record: Record) -> dict[str, list[str]]:
    found = {
        "goes_with": record.texts("goes_with"),
        "better": record.texts("better", "upsells"),
        "alternative": record.texts("alternatives", "alternative", "substitutes"),
    }
    return {kind: targets[:RELATED_AT_MOST] for kind, targets in found.items() if targets}


def _rating(record: Record) -> tuple[int | None, int | None]:
    """The average times the count, where the file tells them without the reviews themselves."""
    average: Any = record.get("rating", "average_rating")
    count: Any = record.get("rating_count", "review_count", "reviews_count")
    if isinstance(average, dict):
        average, count = average.get("average", average.get("rate")), average.get("count", count)
    stars, number = price(average, "USD"), whole(count)
    if stars is None or not number or number < 0 or stars.minor > 500:
        return None, None
    return round(stars.minor * number / 100), number


def _attributes(record: Record) -> dict[str, Any]:
    """Those told as attributes, the usual ones at the top, and every key nobody asked for."""
    value = record.get("attributes")
    found: dict[str, Any] = {}
    if isinstance(value, list):  # [{"name": "Material", "value": "Oak"}]
        for each in value:
            if isinstance(each, dict) and each.get("name"):
                found[clean(each["name"])] = clean_json(each.get("value", each.get("values")))
    else:
        found = {key: clean_json(each) for key, each in record.mapping("attributes").items()}
    for name in _ATTRIBUTES:
        if name not in found and (told := record.get(name)) is not None:
            found[name] = clean_json(told)
    for key in record.told.keys() - chain.from_iterable(record.asked):
        if clean(key) not in found:
            found[clean(key)] = clean_json(record.told[key])
    return _tidy(found)


def _tidy(found: dict[str, Any]) -> dict[str, Any]:
    """Those that say something, by name; materials are always a list."""
    if "material" in found:
        found["material"] = _many(found["material"])
    return dict(sorted((key, each) for key, each in found.items() if each not in (None, "", [], {})))


def _many(value: Any) -> list[str]:
    if isinstance(value, str):
        return [part.strip() for part in value.replace(";", ",").split(",") if part.strip()]
    return [clean(each) for each in value] if isinstance(value, list) else [clean(value)]
