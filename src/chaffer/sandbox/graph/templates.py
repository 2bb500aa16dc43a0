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

    def create(self, waba_id: str, asked: Json) -> Json:
        """A new template, approved at once. Raises GraphError 100 or 131009."""
        name, language = text(asked, "name", "", 512), text(asked, "language", "", 20)
        if not _NAME.fullmatch(name):
            raise wrong("name", "may hold small letters, digits and underscores only")
        if asked.get("category") not in _CATEGORIES:
            raise wrong("category", f"must be one of {', '.join(_CATEGORIES)}")
        if (waba_id, name, language) in self._known:
            raise GraphError(100, f"There is already {language} content for this template")
        for component in items(asked, "components", "", most=10):
            _check_component(component)
        made = {**asked, "id": str(self._chance.randrange(10**14, 10**15)), "status": "APPROVED"}
        self._known[waba_id, name, language] = made
        return made

    def of(self, waba_id: str) -> list[Json]:
        return [template for (owner, _, _), template in self._known.items() if owner == waba_id]

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
        given = {str(each["type"]).lower(): each.get("parameters", []) for each in told.get("components", [])}
        for component in template["components"]:
            kind = str(component["type"]).lower()
            if kind in ("body", "header") and component.get("format", "TEXT") == "TEXT":
                wanted, got = len(set(_PLACE.findall(component.get("text", "")))), len(given.get(kind, []))
                if wanted != got:
                    raise GraphError(132000, f"{kind}: number of localizable_params ({got}) does not match the "
                                             f"expected number of params ({wanted})")  # fmt: skip


def _check_component(component: Json) -> None:
    kind = str(component.get("type", "")).upper()
    limits = {"BODY": 1024, "FOOTER": 60, "HEADER": 60}
    if kind in limits and component.get("format", "TEXT") == "TEXT":
        said = text(component, "text", f"{kind}.", limits[kind])
        if kind == "BODY" and (_PLACE.match(said.strip()) or said.strip().endswith("}}")):
            raise GraphError(100, "Variables can't be at the start or end of the template")
    elif kind not in (*limits, "BUTTONS", "CAROUSEL"):
        raise wrong("components.type", f"{kind!r} is not a component type")
    if kind == "BUTTONS":
        for number, button in enumerate(items(component, "buttons", "BUTTONS.", most=10)):
            text(button, "text", f"BUTTONS[{number}].", 25, needed=button.get("type") != "COPY_CODE")
