"""chaffer demo"""

import secrets
import tempfile
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import click
import msgspec
from starlette.routing import BaseRoute, Mount

from chaffer import demo as shelves
from chaffer.accounts.actor import COMMAND
from chaffer.accounts.channels import accounts_of_shop
from chaffer.accounts.operations.add_channel_account import AddChannelAccount, add_channel_account
from chaffer.accounts.operations.add_web_chat import AddWebChat, add_web_chat
from chaffer.accounts.operations.change_shop import ChangeShop, change_shop
from chaffer.accounts.operations.create_shop import CreateShop, create_shop
from chaffer.cli.demo_clients import keep_clients
from chaffer.cli.demo_customs import give_customs
from chaffer.cli.demo_team import staff_desk
from chaffer.cli.demo_templates import hand_in_templates
from chaffer.cli.ground import Ground, standing
from chaffer.cli.serving import assemble, listen
from chaffer.commerce.catalog.draft import slug
from chaffer.commerce.catalog.operations.import_products import ImportFile, import_products
from chaffer.commerce.catalog.operations.write_collection import (
    WriteCollection,
    change_collection,
    make_collection,
)
from chaffer.commerce.catalog.places import change_location, list_locations
from chaffer.commerce.catalog.queries import collections
from chaffer.commerce.defaults import set_up
from chaffer.commerce.faq.operations.import_file import import_part, parts
from chaffer.commerce.pricing.operations.set_terms import Tax, Terms, Zone, set_terms
from chaffer.commerce.pricing.reach import Reach
from chaffer.demo.history import SOURCE, history
from chaffer.desk.reports.give_history import give_history
from chaffer.desk.reports.recount import house_of
from chaffer.kernel.errors import NotFound
from chaffer.runtime.clock import SystemClock
from chaffer.runtime.database import Database
from chaffer.runtime.transaction import Transaction
from chaffer.sandbox.graph import Graph, Number, graph_app
from chaffer.sandbox.phone import Phones, phone_routes
from chaffer.server import Server
from chaffer.web.chat.sites import as_origin
from chaffer.web.demo.desk import DemoDesk
from chaffer.web.demo.site import Site

PHONE_NUMBER_ID = "106500000000001"
BUSINESS_ID = "100000000000001"
GRAPH = "/sandbox/graph"


@click.command()
def demo() -> None:
    """Open the demo shop, Marlow & Fig, with a phone on the screen. Needs no account anywhere."""
    with standing() as ground:
        shop_id = open_shop(ground)
        name_collections(ground.db, shop_id)
        stock_shelves(ground, shop_id)
        know_answers(ground, shop_id)
        remember_days(ground, shop_id)
        ground.db.write_now(shop_id, lambda tx: give_customs(tx, shelves.customs()))
        staff_desk(ground.db, shop_id)
        token, app_secret = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
        connect_phone(ground, shop_id, token, app_secret)
        site_key = connect_site(ground, shop_id)
        keep_clients(ground.db, shop_id)
        home = ground.settings.address
        graph = Graph(SystemClock(), seed=secrets.randbits(32))
        graph.add_number(
            Number(
                PHONE_NUMBER_ID, shelves.shop()["phone"], BUSINESS_ID, token, app_secret, f"{home}/in/whatsapp",
                shelves.shop()["name"],
            )
        )  # fmt: skip
        hand_in_templates(ground.db, shop_id, graph, PHONE_NUMBER_ID)

        def more(server: Server) -> list[BaseRoute]:
            facts = shelves.shop()
            phones = Phones(graph, PHONE_NUMBER_ID, business_of(facts), shelves.suggestions(), {"web": "/site"})
            site = Site(server, shop_id, ground.settings.data_dir / "pictures", site_key)
            desk = DemoDesk(ground.settings, server.db, shop_id, facts["owner"])
            phone = phone_routes(phones, server.streams)
            return [Mount(GRAPH, graph_app(graph)), *phone, *site.routes(), *desk.routes()]

        click.echo(
            f"\n  {click.style('chaffer', bold=True)} is open.  Look: {click.style(home + '/', underline=True)}\n"
        )
        listen(assemble(ground.settings, ground.db, ground.secrets, more, close=graph.close), ground.settings)


def open_shop(ground: Ground) -> str:
    """The demo shop's id; it is opened at the first start."""
    facts = shelves.shop()
    try:
        return ground.shop(facts["slug"]).id
    except NotFound:
        shop_id = ground.db.clock.new_id("shop")
        create_demo_shop(ground.db, shop_id, facts["slug"])
        return shop_id


def create_demo_shop(db: Database, shop_id: str, slug: str) -> None:
    """The demo shop under a name of the caller's choice, ready to sell; its shelves are empty."""
    facts = shelves.shop()
    command = CreateShop(
        slug, facts["name"], facts["currency"], facts["language"], facts["country"], facts["time_zone"]
    )
    db.write_now(shop_id, lambda tx: create_shop(tx, command, COMMAND))
    db.write_now(shop_id, lambda tx: set_up(tx, facts["currency"], facts["country"]))
    settings: dict[str, Any] = {"assistant": facts["assistant"]["name"]}
    change = ChangeShop(languages=tuple(facts["languages"]), settings=settings)
    db.write_now(shop_id, lambda tx: change_shop(tx, change, COMMAND))
    db.write_now(shop_id, lambda tx: set_terms(tx, terms_of(facts)))
    db.write_now(shop_id, lambda tx: _within_reach(tx, facts["reach"]))


def _within_reach(tx: Transaction, reach: dict[str, Any]) -> None:
    """Where the shop's one place can bring things on the same day."""
    (place,) = list_locations(tx)
    change_location(tx, msgspec.structs.replace(place, reach=msgspec.convert(reach, Reach)))


def name_collections(db: Database, shop_id: str) -> None:
    """The demo's collections, with what each is called in the shop's other languages; those there are keep the rest."""

    def name_all(tx: Transaction) -> None:
        there = {each.handle: each for each in collections(tx)}
        for title, titles in shelves.shop()["collections"].items():
            known = there.get(slug(title))
            if known is None:
                make_collection(tx, WriteCollection(title, titles=titles))
            else:
                change_collection(tx, known.id, WriteCollection(known.title, known.description, titles))

    db.write_now(shop_id, name_all)


def stock_shelves(ground: Ground, shop_id: str) -> None:
    """Bring the catalogue in; what is there unchanged is left alone."""
    with tempfile.TemporaryFile() as file:
        file.writelines(lines(ground.settings.address))
        size = file.tell()
        file.seek(0)
        with click.progressbar(length=size, label="Stocking the shelves") as bar:
            done = 0
            for progress in import_products(ground.db, shop_id, ImportFile("jsonl", "Marlow & Fig"), file):
                bar.update(progress.bytes_read - done)
                done = progress.bytes_read


def remember_days(ground: Ground, shop_id: str) -> None:
    """Two months of invented numbers, so that charts have something to show; reports say what they are."""

    def work(tx: Transaction) -> None:
        give_history(tx, SOURCE, history(date.fromisoformat(house_of(tx).day(tx.now))))

    ground.db.write_now(shop_id, work)


def know_answers(ground: Ground, shop_id: str) -> None:
    """Bring the shop's answers in, in every language; what is there unchanged is left alone."""
    for name, content in shelves.answers():
        for portion in parts(content, "en")[0]:
            ground.db.write_now(shop_id, lambda tx, portion=portion, name=name: import_part(tx, portion, name))  # type: ignore[misc]


def terms_of(facts: dict[str, Any]) -> Terms:
    """Tax and delivery as shop.json tells them; basis points become parts per million."""
    taxes = []
    for zone in facts["tax_zones"]:
        by_region = {"": zone.get("default_basis_points", 0), **zone.get("regions", {})}
        for country in zone["countries"]:
            taxes += [
                Tax(country, "VAT" if zone["included"] else "Sales tax", basis_points * 100, region, zone["included"])
                for region, basis_points in by_region.items()
            ]
    return Terms(facts["currency"], msgspec.convert(facts["shipping_zones"], tuple[Zone, ...]), tuple(taxes))


def lines(home: str) -> Iterator[bytes]:
    """The catalogue, with addresses where our own drawings are shown and where the shop site has a page of it."""
    for line in shelves.catalogue_lines():
        product = msgspec.json.decode(line)
        product["url"] = f"{home}/site/products/{product['id']}"
        for image in product.get("images", ()):
            image["src"] = f"{home}/media/demo/{image['src'].removeprefix('demo:')}.jpg"
        yield msgspec.json.encode(product) + b"\n"
    yield from shelves.bundle_lines()


def connect_phone(ground: Ground, shop_id: str, token: str, app_secret: str) -> None:
    """Connect the stand-in for WhatsApp; its secrets are new at every start."""
    command = AddChannelAccount(
        "whatsapp", PHONE_NUMBER_ID,
        {
            "api_base_url": ground.settings.address + GRAPH, "phone_number": shelves.shop()["phone"],
            "business_account_id": BUSINESS_ID,
        },
        {"app_secret": app_secret, "verify_token": secrets.token_urlsafe(16), "access_token": token}, "The phone on the screen",
    )  # fmt: skip
    ground.db.write_now(shop_id, lambda tx: add_channel_account(tx, command, ground.secrets, COMMAND))


def connect_site(ground: Ground, shop_id: str) -> str:
    """Connect the demo's own shop site; its public key. The same at every start, as pages keep visits by it."""
    home = urlsplit(ground.settings.address)
    port = f":{home.port}" if home.port else ""
    origins = [ground.settings.address, *(f"{home.scheme}://{name}{port}" for name in ("localhost", "127.0.0.1"))]
    accounts = ground.db.read_now(shop_id, accounts_of_shop)
    known = next((each.external_id for each in accounts if each.kind == "web"), "")
    command = AddWebChat(tuple(dict.fromkeys(map(as_origin, origins))), known, name="The demo's shop site")
    return ground.db.write_now(shop_id, lambda tx: add_web_chat(tx, command, ground.secrets, COMMAND)).site_key


def business_of(facts: dict[str, Any]) -> dict[str, str]:
    return {
        "name": facts["name"], "about": facts["tagline"], "avatar": "/static/built/brand/marlow-and-fig.svg",
        "number": facts["phone"],
    }  # fmt: skip
