"""Examples of what goes in and comes out, made from the description itself: they cannot be wrong about it."""

from typing import Any

_FORMATS = {"date-time": "2026-03-02T12:00:00Z", "date": "2026-03-02"}
_BY_PATTERN = {
    "^[A-Z]{3}$": "USD", "^($|[A-Z]{3}$)": "USD", "^[A-Z]{2}$": "US", "^($|[A-Z]{2}$)": "US",
    "^[A-Za-z]{2}$": "US", "^[a-z]{2,3}$": "en",
    "^($|[a-z]{2,3}$)": "en", "^[a-z]{2,3}(-[A-Z]{2})?$": "en", "^https?://": "https://shop.example/picture.jpg",
    "^($|https?://)": "https://shop.example/",
}  # fmt: skip
_DEEPEST = 6


def example_of(schema: Any, components: dict[str, Any], name: str = "", deep: int = 0) -> Any:
    """A value that fits the schema; what is optional and has a plain default is left out of objects."""
    if "$ref" in schema:
        return example_of(components[schema["$ref"].rpartition("/")[2]], components, name, deep)
    for told in ("examples", "enum"):
        if schema.get(told):
            return schema[told][0]
    if "const" in schema:
        return schema["const"]
    if choices := schema.get("anyOf") or schema.get("oneOf"):
        best = next((each for each in choices if each.get("type") != "null"), choices[0])
        return example_of(best, components, name, deep)
    match schema.get("type"):
        case "object":
            return _object(schema, components, deep)
        case "array" if each_of := schema.get("prefixItems"):
            return [example_of(each, components, name, deep + 1) for each in each_of]
        case "array":
            items = schema.get("items") or {}
            count = max(schema.get("minItems", 0), 1 if items and deep < _DEEPEST else 0)
            return [example_of(items, components, name, deep + 1) for _ in range(count)]
        case "string":
            return _text(schema, name)
        case "integer" | "number":
            return max(schema.get("minimum", 0), min(1, schema.get("maximum", 1)))
        case "boolean":
            return bool(schema.get("default", False))
    return None if schema.get("type") == "null" else {}


def _object(schema: Any, components: dict[str, Any], deep: int) -> dict[str, Any]:
    needed = set(schema.get("required", ()))
    made = {}
    for name, field in schema.get("properties", {}).items():
        if name in needed or (deep < 2 and "examples" in field):
            made[name] = example_of(field, components, name, deep + 1)
    return made


def _text(schema: Any, name: str) -> str:
    if "format" in schema:
        return _FORMATS.get(schema["format"], "")
    if schema.get("pattern") in _BY_PATTERN:
        return _BY_PATTERN[schema["pattern"]]
    if name == "id" or name.endswith("_id"):
        return f"{name.removesuffix('_id')[:3]}_01m8"
    plain = name.replace("_", " ") or "text"
    return plain.ljust(schema.get("minLength", 0), "x")[: schema.get("maxLength", len(plain) + 100)]
