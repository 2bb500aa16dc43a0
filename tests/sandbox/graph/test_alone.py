"""The stand-in as a process of its own."""

import json
import os
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).parents[3] / "src"


def ask(url: str, told: Any, token: str = "") -> Any:
    request = urllib.request.Request(url, json.dumps(told).encode(), {"authorization": f"Bearer {token}"})
    with urllib.request.urlopen(request, timeout=5) as answer:
        return json.load(answer)


def test_it_runs_alone_and_is_set_up_over_http() -> None:
    settings = json.dumps({"window_seconds": 0, "strict_reads": False, "webhooks": {"batch": 100}})
    command = [sys.executable, "-m", "chaffer.sandbox.graph", "--settings", settings]
    running = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(SOURCE)}
    )
    try:
        assert running.stdout is not None
        base = running.stdout.readline().strip()
        ask(f"{base}/control/numbers", {"phone_number_id": "7", "access_token": "mine"})
        text = {"messaging_product": "whatsapp", "to": "+16505551234", "type": "text", "text": {"body": "hi"}}
        read = {"messaging_product": "whatsapp", "status": "read", "message_id": "wamid.FROM-ELSEWHERE"}

        assert ask(f"{base}/v25.0/7/messages", text, "mine")["messages"][0]["id"].startswith("wamid.")
        assert ask(f"{base}/v25.0/7/messages", read, "mine") == {"success": True}
    finally:
        running.terminate()
        running.wait(5)
