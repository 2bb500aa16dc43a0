"""Servers in processes of their own."""

import contextlib
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path

START_SECONDS = 120.0


class Running:
    """cold_seconds: from starting the process to its first answer."""

    def __init__(self, command: Sequence[str], port: int, folder: Path, environ: dict[str, str]) -> None:
        self.port = port
        self.log = folder / f"{port}.log"
        began = time.perf_counter()
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command, env={**os.environ, "PYTHONPATH": "src", **environ}, stdout=log, stderr=log
            )
        self._wait(began)
        self.cold_seconds = time.perf_counter() - began

    @property
    def pid(self) -> int:
        return self.process.pid

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as answer:
            return str(answer.read().decode())

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(15)
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(10)

    def _wait(self, began: float) -> None:
        while time.perf_counter() < began + START_SECONDS and self.process.poll() is None:
            with contextlib.suppress(OSError):
                self.get("/healthz")
                return
            time.sleep(0.01)
        raise RuntimeError(f"the server did not start:\n{self.log.read_text()[-3000:]}")


def serve(folder: Path, port: int, database_url: str) -> Running:
    """A server as it is after its first start, which wrote down the compiled code."""
    environ = {
        "CHAFFER_DATA_DIR": str(folder), "CHAFFER_PORT": str(port), "CHAFFER_DATABASE_URL": database_url,
        "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder.parent / "pycache"),
    }  # fmt: skip
    if not (folder.parent / "pycache").exists():
        Running([sys.executable, "-m", "chaffer", "serve"], port, folder, environ).stop()
    environ["BENCH_MEASURED"] = "1"
    return Running([sys.executable, "-m", "chaffer", "serve"], port, folder, environ)


def serve_bare(folder: Path, port: int, database_url: str) -> Running:
    command = [sys.executable, "-m", "bench.bare", str(port), database_url]
    return Running(command, port, folder, {"PYTHONDONTWRITEBYTECODE": "1"})
