"""Message templates of a business account: created, listed, and checked when sent."""

import re
from random import Random
from typing import Any

from chaffer.sandbox.graph.asked import items, text
from chaffer.sandbox.graph.errors import GraphError, wrong

Json = dict[str, Any]
_NAME = re.compile(r"[a-z0-9_]{1,512}")
_PLACE = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_CATEGORIES = ("MARKETING", "UTILITY", "AUTHENTICATION")


class Templates:
    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._known: dict[tuple[str, str, str], Json] = {}

    def create(self, waba_id: str, asked: Json, status: str = "APPROVED") -> Json:
        """A new template in this state. Raises GraphError 100 or 131009."""
        name, language = text(asked, "name", "", 512), text(asked, "language", "", 20)
        if not _NAME.fullmatch(name):
            raise wrong("name", "may hold small letters, digits and underscores only")
        if asked.get("category") not in _CATEGORIES:
            raise wrong("category", f"must be one of {', '.join(_CATEGORIES)}")
        if (waba_id, name, language) in self._known:
            raise GraphError(100, f"There is already {language} content for this template")
        named = asked.get("parameter_format", "positional").lower() == "named"
        _check_components(asked, named=named)
        made = {**asked, "id": str(self._chance.randrange(10**14, 10**15)), "status": status}
        self._known[waba_id, name, language] = made
        return made

    def of(self, waba_id: str) -> list[Json]:
        return [template for (owner, _, _), template in self._known.items() if owner == waba_id]

    def page(self, waba_id: str, limit: int, after: str) -> Json:
        """So many of them, after the one that the cursor names; with a cursor for the rest."""
        start = int(after) if after.isascii() and after.isdigit() else 0
        known = self.of(waba_id)
        told = [{"rejected_reason": "NONE", "quality_score": {"score": "UNKNOWN"}, **each} for each in known]
        ends = min(start + limit, len(told))
        paging: Json = {"cursors": {"before": str(start), "after": str(ends)}}
        if ends < len(told):
            paging["next"] = "https://graph.facebook.com/next"
        return {"data": told[start:ends], "paging": paging}

    def by_id(self, template_id: str) -> tuple[str, Json]:
        """The business account and the template. Raises GraphError 100."""
        for (waba_id, _, _), template in self._known.items():
            if template["id"] == template_id:
                return waba_id, template
        raise GraphError(100, f"Object with ID '{template_id}' does not exist")

    def edit(self, template: Json, asked: Json, status: str) -> None:
        """Raises GraphError 100 or 131009."""
        if asked.get("category", template["category"]) != template["category"] and template["status"] == "APPROVED":
            raise GraphError(100, "The category of an approved template cannot be changed")
        named = template.get("parameter_format", "positional").lower() == "named"
        _check_components({**template, **asked}, named=named)
        template.update({**asked, "status": status})

    def drop(self, waba_id: str, name: str, template_id: str) -> None:
        """All languages of a name, or the one with this id. Raises GraphError 100."""
        gone = [
            key
            for key, template in self._known.items()
            if key[:2] == (waba_id, name) and template_id in ("", template["id"])
        ]
        if not gone:
            raise GraphError(100, f"Message template {name!r} does not exist")
        for key in gone:
            del self._known[key]

    def review(self, waba_id: str, name: str, language: str, **changes: str) -> Json:
        """What Meta's reviewers decide later. changes: status, category, rejected_reason. Raises KeyError."""
        found = self._known[waba_id, name, language]
        found.update(changes)
        return found

    def delete(self, waba_id: str, name: str, language: str) -> None:
        """Raises KeyError."""
        del self._known[waba_id, name, language]

    def category(self, name: str) -> str:
        found = next((each for (_, known, _), each in self._known.items() if known == name), None)
        return str(found["category"]).lower() if found else "utility"

    def check(self, waba_id: str, told: Json) -> None:
        """Raises GraphError 132001, 132015, 132016 or 132000 if it cannot be sent like that."""
        name, language = told["name"], told["language"]["code"]
        template = self._known.get((waba_id, name, language))
        if template is None:
            raise GraphError(132001, f"template name ({name}) does not exist in {language}", status=404)
        if template["status"] == "PAUSED":
            raise GraphError(132015, "Template is paused")
        if template["status"] != "APPROVED":
            raise GraphError(132016, "Template is disabled")
        given = {str(each["type"]).lower(): each.get("parameters", []) for each in told.get("components", [])
                 if str(each["type"]).lower() != "button"}  # fmt: skip
        for component in template["components"]:
            kind = str(component["type"]).lower()
            if kind == "header" and component.get("format", "TEXT") != "TEXT":
                _check_header(str(component["format"]).lower(), given.get("header", []))
            if kind == "carousel" and len(_carousel(told)) != len(component["cards"]):
                raise GraphError(132000, "carousel: the number of cards does not match")
            if kind in ("body", "header") and component.get("format", "TEXT") == "TEXT":
                _check_values(kind, set(_PLACE.findall(component.get("text", ""))), given.get(kind, []))
            if kind == "buttons":
                _check_buttons(component["buttons"], told.get("components", []))


def _check_values(kind: str, wanted: set[str], got: list[Json]) -> None:
    """Numbered values count; named ones must be called as the template calls them."""
    if len(wanted) != len(got):
        raise GraphError(132000, f"{kind}: number of localizable_params ({len(got)}) does not match the "
                                 f"expected number of params ({len(wanted)})")  # fmt: skip
    if all(name.isdigit() for name in wanted):
        return
    names = [each.get("parameter_name", "") for each in got]
    if set(names) != wanted:
        raise GraphError(100, f"{kind}: parameter names {sorted(names)} are not those of the template")


def _check_header(form: str, got: list[Json]) -> None:
    if form != "location" and (len(got) != 1 or got[0].get("type") != form):
        raise GraphError(132012, f"header: Format mismatch, expected {form.upper()}")


def _carousel(told: Json) -> list[Json]:
    return next((each["cards"] for each in told.get("components", []) if each.get("type") == "carousel"), [])


def _check_buttons(buttons: list[Json], told: list[Json]) -> None:
    given = {str(each.get("index")) for each in told if str(each["type"]).lower() == "button"}
    wanted = {str(n) for n, each in enumerate(buttons) if each.get("type") == "URL" and _PLACE.search(each["url"])}
    if missing_ones := wanted - given:
        raise GraphError(131008, f"buttons: button at index {min(missing_ones)} of type Url requires a parameter")


def _check_examples(component: Json, *, named: bool) -> None:
    """Reviewers want to see what variables stand for."""
    names = set(_PLACE.findall(component.get("text", "")))
    example = component.get("example", {})
    if named:
        given = {each.get("param_name") for each in example.get("body_text_named_params", [])}
        if any(not re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in names):
            raise GraphError(100, "Names of variables may hold small letters, digits and underscores only")
    else:
        given = {str(n + 1) for n in range(len((example.get("body_text") or [[]])[0]))}
    if names - given:
        raise GraphError(100, f"BODY: examples are missing for {sorted(names - given)}")


def _check_components(asked: Json, *, named: bool) -> None:
    ours = asked.get("category") == "AUTHENTICATION"
    for component in items(asked, "components", "", most=10):
        if ours and str(component.get("type", "")).upper() in ("BODY", "FOOTER"):
            continue  # Meta writes these itself
        _check_component(component)
        if str(component.get("type", "")).upper() == "BODY":
            _check_examples(component, named=named)


def _check_component(component: Json) -> None:
    kind = str(component.get("type", "")).upper()
    if str(component.get("format", "TEXT")).upper() in ("IMAGE", "VIDEO", "DOCUMENT") and kind == "HEADER":
        if not component.get("example", {}).get("header_handle"):
            raise wrong("components.example.header_handle", "is required for a media header")
        return
    limits = {"BODY": 1024, "FOOTER": 60, "HEADER": 60}
    if kind in limits and component.get("format", "TEXT") == "TEXT":
        said = text(component, "text", f"{kind}.", limits[kind])
        if kind == "BODY" and (_PLACE.match(said.strip()) or said.strip().endswith("}}")):
            raise GraphError(100, "Variables can't be at the start or end of the template")
    elif kind not in (*limits, "BUTTONS", "CAROUSEL", "LIMITED_TIME_OFFER"):
        raise wrong("components.type", f"{kind!r} is not a component type")
    if kind == "BUTTONS":
        for number, button in enumerate(items(component, "buttons", "BUTTONS.", most=10)):
            text(button, "text", f"BUTTONS[{number}].", 25, needed=button.get("type") not in ("COPY_CODE", "OTP"))
