"""Bringing history in, and taking a shop and a person out, by command."""

import json
from pathlib import Path

from tests.cli.conftest import Chaffer

FILES = Path(__file__).parent.parent / "open/history"


def test_history_is_brought_in_exported_and_a_person_forgotten(chaffer: Chaffer, shop: str, tmp_path: Path) -> None:
    read = chaffer("history", "import", "--shop", shop, "--format", "shopify-orders", str(FILES / "orders.csv"))
    folder = tmp_path / "out"
    chaffer("export", "--shop", shop, str(folder))
    people = [json.loads(line) for line in (folder / "contacts.jsonl").read_text().splitlines()]
    ana = next(each["id"] for each in people if each["name"] == "Ana Berg")
    chaffer("person", "export", "--shop", shop, ana, str(tmp_path / "ana.json"))
    gone = chaffer("person", "erase", "--shop", shop, "--yes", ana)
    chaffer("export", "--shop", shop, str(tmp_path / "after"))

    assert read.stdout.startswith("2 written, 0 unchanged, 2 refused, 6 lines, import imp_")
    assert read.stderr.count("line ") == 2
    assert "1042" in (tmp_path / "ana.json").read_text()
    assert gone.stdout == "forgotten\n"
    whole = "\n".join(path.read_text() for path in (tmp_path / "after").glob("*.jsonl"))
    assert "Ana Berg" not in whole
    assert "ana@shop.example" not in whole
    assert '"1042"' in whole
    refused = chaffer("export", "--shop", shop, str(folder), code=1)
    assert "is not empty" in refused.stderr
    assert chaffer("person", "erase", "--shop", shop, "--yes", ana).stdout == "was forgotten before\n"
