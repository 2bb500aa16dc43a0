"""Keys and forms of a number, against Meta's stand-in."""

from chaffer.sandbox.graph import Graph
from tests.cli.conftest import Chaffer
from tests.cli.test_templates import WABA, connect, graph

__all__ = ["graph"]


def test_a_number_gets_a_key_and_a_form(chaffer: Chaffer, shop: str, graph: tuple[Graph, str]) -> None:
    world, url = graph
    connect(chaffer, shop, url, "--business-account-id", WABA)

    first = chaffer("channel", "flows-key", "--shop", shop)
    assert world.flows.public_keys["1001"].strip() == first.stdout.strip()
    second = chaffer("channel", "flows-key", "--shop", shop)
    assert second.stdout != first.stdout

    flow_id = chaffer("channel", "flows-add", "address", "--shop", shop).stdout.strip()
    world.flows.check(WABA, flow_id)
    connect(chaffer, shop, url, "--business-account-id", WABA)  # new tokens leave the forms alone
    again = chaffer("channel", "flows-add", "--shop", shop, code=2)
    assert "name is not unique" in again.stderr


def test_a_form_needs_a_key_first(chaffer: Chaffer, shop: str, graph: tuple[Graph, str]) -> None:
    connect(chaffer, shop, graph[1], "--business-account-id", WABA)

    refused = chaffer("channel", "flows-add", "--shop", shop, code=2)

    assert "flows-key" in refused.stderr
