import json
from typing import Any

import jsonschema_rs
import msgspec
from openapi_spec_validator import validate
from starlette.testclient import TestClient

from chaffer.web.openapi import describe
from chaffer.web.route import Nothing
from chaffer.web.routes import ROUTES


def references(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = {value["$ref"]} if "$ref" in value else set()
        return own.union(*map(references, value.values()))
    return set().union(*map(references, value)) if isinstance(value, list) else set()


def test_every_route_is_described_and_nothing_else() -> None:
    described = describe(ROUTES, "http://localhost")

    assert {(method.upper(), path) for path, methods in described["paths"].items() for method in methods} == {
        (route.method, route.path) for route in ROUTES
    }
    names = [operation["operationId"] for methods in described["paths"].values() for operation in methods.values()]
    assert len(set(names)) == len(ROUTES)


def test_the_description_is_valid_openapi() -> None:
    validate(json.loads(json.dumps(describe(ROUTES, "http://localhost"))))


def test_every_reference_leads_somewhere() -> None:
    described = json.loads(json.dumps(describe(ROUTES, "http://localhost")))

    for reference in references(described):
        at: Any = described
        for step in reference.removeprefix("#/").split("/"):
            at = at[step]
    assert described["openapi"] == "3.1.0"


def test_every_value_in_a_path_is_declared() -> None:
    for path, methods in describe(ROUTES, "")["paths"].items():
        for operation in methods.values():
            declared = {each["name"] for each in operation.get("parameters", ()) if each["in"] == "path"}
            assert {f"{{{name}}}" for name in declared} == {part for part in path.split("/") if part.startswith("{")}


def test_the_description_is_served_as_json_and_as_a_page_without_foreign_addresses(client: TestClient) -> None:
    described = client.get("/api/v1/openapi.json").json()
    page = client.get("/api/v1")

    assert "/api/v1/products/{id}" in described["paths"]
    assert "<script" not in page.text
    assert "https://" not in page.text.replace("https://shop.example/", "")  # an example, which nothing loads
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert all(f"schema-{name}" in page.text for name in described["components"]["schemas"])


def test_every_body_has_an_example_that_fits_and_would_be_taken() -> None:
    described = json.loads(json.dumps(describe(ROUTES, "http://localhost")))
    for route in ROUTES:
        operation = described["paths"][route.path][route.method.lower()]
        contents = [operation.get("requestBody", {}), *operation["responses"].values()]
        for content in contents:
            told = content.get("content", {}).get("application/json")
            if told is None or "$ref" in content:
                continue
            schema = {**told["schema"], "components": described["components"]}
            assert jsonschema_rs.is_valid(schema, told["example"]), (route.path, told["example"])
        if route.takes_body and route.asked is not Nothing:
            body = operation["requestBody"]["content"]["application/json"]["example"]
            msgspec.convert(body, route.asked)
