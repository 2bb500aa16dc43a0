"""The names others rely on, through a real process: as a newcomer's shell would do it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parent.parent.parent
pytestmark = pytest.mark.process


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    ours = {"CHAFFER_DATA_DIR": str(tmp_path / "data"), "CHAFFER_PORT": str(port), "PYTHONPATH": str(ROOT / "src")}
    return {**{name: value for name, value in os.environ.items() if not name.startswith("CHAFFER_")}, **ours}


def chaffer(environment: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "chaffer", *words],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def served(environment: dict[str, str]) -> Iterator[httpx.Client]:
    process = subprocess.Popen([sys.executable, "-m", "chaffer", "serve"], env=environment, stderr=subprocess.PIPE)
    with httpx.Client(base_url=f"http://127.0.0.1:{environment['CHAFFER_PORT']}", timeout=10) as client:
        for _ in range(200):
            try:
                if client.get("/healthz").status_code == 200:
                    break
            except httpx.TransportError:
                assert process.poll() is None, process.communicate()[1].decode()
                time.sleep(0.1)
        yield client
    process.terminate()
    assert process.wait(30) in {0, -15}
    assert process.stderr is not None
    process.stderr.close()


def test_commands_work_beside_a_running_server(
    served: httpx.Client, environment: dict[str, str], tmp_path: Path
) -> None:
    chaffer(environment, "shop", "create", "--slug", "s", "--name", "S", "--currency", "USD", "--language", "en")
    chaffer(
        environment, "channel", "add", "whatsapp", "--shop", "s", "--phone-number-id", "1", "--app-secret", "a",
        "--verify-token", "v", "--access-token", "t", "--api-base-url", "http://127.0.0.1:9",
    )  # fmt: skip
    file = tmp_path / "c.jsonl"
    file.write_text('{"id": "mug", "title": "Red mug", "price": "19.90", "sku": "MUG", "stock": 5}\n')
    chaffer(environment, "catalog", "import", "--shop", "s", "--format", "jsonl", str(file))
    key = chaffer(environment, "apikey", "create", "--shop", "s")

    headers = {"authorization": f"Bearer {key}"}
    found = served.get("/api/v1/products/search", params={"q": "red mug", "limit": 5}, headers=headers).json()
    hands = served.get("/in/whatsapp", params={"hub.mode": "subscribe", "hub.verify_token": "v", "hub.challenge": "42"})
    metrics = served.get("/metrics")

    assert found["hits"][0]["skus"] == ["MUG"]
    assert (hands.status_code, hands.text) == (200, "42")
    assert served.get("/readyz").json()["ready"] is True
    assert 'chaffer_webhooks_total{channel="whatsapp",status="200"} 1.0' in metrics.text
    assert "chaffer_backlog" in metrics.text
    assert oct((tmp_path / "data" / "root.key").stat().st_mode)[-3:] == "600"
