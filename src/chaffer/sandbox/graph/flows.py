"""Forms (Flows): put there by a merchant, opened and filled in on a shopper's phone with the merchant's endpoint."""

import base64
import hashlib
import hmac
from random import Random
from typing import Any

import aiohttp
import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from chaffer.sandbox.graph.asked import text
from chaffer.sandbox.graph.errors import GraphError, wrong
from chaffer.sandbox.graph.settings import Number

Json = dict[str, Any]
_OAEP = padding.OAEP(mgf=padding.MGF1(algorithm=hashes.SHA256()), algorithm=hashes.SHA256(), label=None)
_SCREENS_AT_MOST = 10
_DONE = "SUCCESS"
_INPUTS = frozenset(("TextInput", "TextArea", "Dropdown", "RadioButtonsGroup", "CheckboxGroup", "DatePicker", "OptIn"))


class EndpointFailed(Exception):
    """What the merchant's endpoint answered, where the phone could not go on. status: of HTTP; screen: as shown."""

    def __init__(self, status: int, screen: Json | None = None) -> None:
        self.status, self.screen = status, screen or {}
        super().__init__(f"{status} {self.screen}")


class Flows:
    """What merchants have put there; keys by phone number id."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._flows: dict[str, Json] = {}
        self.public_keys: dict[str, str] = {}

    def set_key(self, phone_number_id: str, pem: str) -> None:
        """Raises GraphError 100 for what is not an RSA key of 2,048 bits."""
        try:
            key = serialization.load_pem_public_key(pem.encode())
        except ValueError:
            key = None
        if not isinstance(key, rsa.RSAPublicKey) or key.key_size != 2048:
            raise GraphError(100, "business_public_key must be a 2048-bit RSA public key in PEM")
        self.public_keys[phone_number_id] = pem

    def create(self, waba_id: str, asked: Json) -> Json:
        """Raises GraphError 100 or 131009."""
        name = text(asked, "name", "", 200)
        if any(each["waba_id"] == waba_id and each["name"] == name for each in self._flows.values()):
            raise GraphError(100, "Flow name is not unique")
        if not asked.get("categories"):
            raise wrong("categories", "must name at least one")
        try:
            told = msgspec.json.decode(text(asked, "flow_json", "", 10_000_000))
        except msgspec.DecodeError:
            told = None
        errors = _errors(told)
        flow_id = str(self._chance.randrange(10**14, 10**15))
        status = "DRAFT" if errors or not asked.get("publish") else "PUBLISHED"
        self._flows[flow_id] = {
            "waba_id": waba_id, "name": name, "json": told, "status": status, "endpoint": asked.get("endpoint_uri", ""),
        }  # fmt: skip
        return {"id": flow_id, "success": not errors, "validation_errors": errors}

    def check(self, waba_id: str, flow_id: str) -> None:
        """Raises GraphError 131009 for a form nobody has published."""
        found = self._flows.get(flow_id)
        if found is None or found["waba_id"] != waba_id or found["status"] != "PUBLISHED":
            raise wrong("interactive.action.parameters.flow_id", "is not a published flow")

    async def fill(self, number: Number, parameters: Json, answers: dict[str, str]) -> Json:
        """Open it, fill in each screen what it asks for, and give the answers it ended with.

        answers: by field; where one can only choose, by title. Raises EndpointFailed.
        """
        flow = self._flows[parameters["flow_id"]]
        screens = {each["id"]: each for each in flow["json"]["screens"]}
        shown = await self._ask(number, flow, {"action": "INIT", "flow_token": parameters["flow_token"]})
        for _ in range(_SCREENS_AT_MOST):
            name, data = shown["screen"], shown.get("data", {})
            if name == _DONE:
                return dict(data["extension_message_response"]["params"])
            payload = _payload(screens[name], data, answers)
            asked = {
                "action": "data_exchange", "screen": name, "data": payload, "flow_token": parameters["flow_token"],
            }  # fmt: skip
            before, shown = shown, await self._ask(number, flow, asked)
            if shown["screen"] == before["screen"]:
                raise EndpointFailed(200, shown)
        raise EndpointFailed(200, shown)

    async def ping(self, number: Number, flow_id: str) -> Json:
        return await self._ask(number, self._flows[flow_id], {"action": "ping"})

    async def _ask(self, number: Number, flow: Json, told: Json) -> Json:
        """One exchange, encrypted as the phone does it."""
        key, vector = self._chance.randbytes(16), self._chance.randbytes(16)
        public = serialization.load_pem_public_key(self.public_keys[number.phone_number_id].encode())
        assert isinstance(public, rsa.RSAPublicKey)
        sealed = AESGCM(key).encrypt(vector, msgspec.json.encode({"version": "3.0", **told}), None)
        body = msgspec.json.encode(
            {
                "encrypted_flow_data": base64.b64encode(sealed).decode(),
                "encrypted_aes_key": base64.b64encode(public.encrypt(key, _OAEP)).decode(),
                "initial_vector": base64.b64encode(vector).decode(),
            }
        )
        sign = hmac.new(number.app_secret.encode(), body, hashlib.sha256).hexdigest()
        headers = {"content-type": "application/json", "x-hub-signature-256": f"sha256={sign}"}
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session,
            session.post(flow["endpoint"], data=body, headers=headers) as answer,
        ):
            content = await answer.read()
        if answer.status != 200:
            raise EndpointFailed(answer.status)
        flipped = bytes(byte ^ 0xFF for byte in vector)
        try:
            return dict(msgspec.json.decode(AESGCM(key).decrypt(flipped, base64.b64decode(content), None)))
        except (InvalidTag, ValueError, msgspec.DecodeError) as error:
            raise EndpointFailed(200) from error


def _payload(screen: Json, data: Json, answers: dict[str, str]) -> Json:
    """What the screen's button sends: each field as answered, else as it stood there already."""
    form = next(each for each in screen["layout"]["children"] if each["type"] == "Form")
    footer = next(each for each in form["children"] if each["type"] == "Footer")
    stood = _bound(form.get("init-values"), data) or {}
    fields = {}
    for each in form["children"]:
        if each["type"] in _INPUTS:
            given = answers.get(each["name"], stood.get(each["name"], ""))
            options = _bound(each.get("data-source"), data) or []
            fields[each["name"]] = next((one["id"] for one in options if one["title"] == given), given)
    wanted: Json = footer["on-click-action"]["payload"]
    return {name: _value(told, fields, data) for name, told in wanted.items()}


def _value(told: str, fields: Json, data: Json) -> Any:
    inside = told.removeprefix("${").removesuffix("}")
    source, _, name = inside.partition(".")
    return {"form": fields, "data": data}.get(source, {}).get(name, "")


def _bound(told: Any, data: Json) -> Any:
    return data.get(told.removeprefix("${data.").removesuffix("}")) if isinstance(told, str) else told


def _errors(told: Any) -> list[Json]:
    if not isinstance(told, dict) or not isinstance(told.get("screens"), list) or "version" not in told:
        return [{"error": "INVALID_FLOW_JSON", "message": "version and screens are required"}]
    names = [each.get("id") for each in told["screens"]]
    errors = []
    if not any(each.get("terminal") for each in told["screens"]):
        errors.append({"error": "INVALID_ROUTING_MODEL", "message": "no screen is terminal"})
    if set(told.get("routing_model", {})) - set(names) or _DONE in names:
        errors.append({"error": "INVALID_ROUTING_MODEL", "message": "unknown screens"})
    for each in told["screens"]:
        declared = set(each.get("data", {}))
        used = {name.split("}")[0] for name in str(each["layout"]).split("${data.")[1:]}
        if missing := used - declared:
            errors.append({"error": "MISSING_DYNAMIC_DATA", "message": f"{each['id']}: {sorted(missing)}"})
    return errors
