"""A real server in a process of its own, that can be killed."""

import contextlib
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path

from chaffer.rehearsal.listening import free_port

START_SECONDS = 60.0


class Running:
    """`chaffer serve` (or another command) on a port of its own; `log` holds what it wrote."""

    CHAFFER = (sys.executable, "-m", "chaffer")

    def __init__(
        self,
        folder: Path,
        database_url: str = "",
        command: Sequence[str] = (),
        environ: Mapping[str, str] | None = None,
    ) -> None:
        self.port = free_port()
        self.folder = folder
        self.command = list(command) or [sys.executable, "-m", "chaffer", "serve"]
        self.log = folder / "server.log"
        self.environ = {
            **os.environ,
            "CHAFFER_DATA_DIR": str(folder),
            "CHAFFER_PORT": str(self.port),
            "CHAFFER_DATABASE_URL": database_url,
            "PYTHONPATH": "src",
            **(environ or {}),
        }
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, failpoint: str = "", *, wait: bool = True) -> None:
        environ = {**self.environ, "CHAFFER_FAILPOINT": failpoint}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(self.command, env=environ, stdout=log, stderr=log)
        if wait:
            self.wait_ready()

    def wait_ready(self) -> None:
        """Raises AssertionError with the log's end if it does not come up."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            with contextlib.suppress(OSError), urllib.request.urlopen(f"{self.url}/healthz", timeout=1) as answer:
                if answer.status == 200:
                    return
            if self.process is not None and self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise AssertionError(f"the server did not start:\n{self.log.read_text()[-3000:]}")

    def kill(self) -> None:
        """As a power cut would."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        if self.process is not None:
            self.process.wait(10)

    def stop(self) -> int:
        """Ask it to stop; its exit code."""
        if self.process is None:
            return 0
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(30)

    def command_line(self, *arguments: str) -> str:
        """Another command of ours beside it; its output."""
        done = subprocess.run(
            [sys.executable, "-m", "chaffer", *arguments], env=self.environ, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()
