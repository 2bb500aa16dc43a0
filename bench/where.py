"""The database a run uses: a file, or a PostgreSQL of its own that is thrown away."""

import contextlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
from tests.postgres import Cluster


@dataclass(frozen=True, slots=True)
class Where:
    """url: the shop's database. bare_url: another one, for the floor. folder: the server's."""

    url: str
    bare_url: str
    folder: Path
    cluster: Cluster | None = None

    def groups(self) -> dict[str, list[int]]:
        """The database's own processes, where it has any."""
        if self.cluster is None:
            return {}
        data = str(self.cluster.server.pgdata)
        return {
            "postgresql": [
                process.pid
                for process in psutil.process_iter(["name", "cmdline"])
                if process.info["name"].startswith("postgres") and data in " ".join(process.info["cmdline"] or ())
            ]
        }


@contextlib.contextmanager
def open_where(kind: str, folder: Path) -> Iterator[Where]:
    folder.mkdir(parents=True)
    if kind == "sqlite":
        yield Where(f"sqlite:///{folder / 'chaffer.db'}", f"sqlite:///{folder / 'bare.db'}", folder)
        return
    # Run by root, PostgreSQL changes to a user of its own, who cannot look into a folder of ours.
    data = Path(tempfile.mkdtemp(prefix="chaffer-bench-postgres-"))
    data.chmod(0o755)
    cluster = Cluster(data / "data")
    try:
        yield Where(cluster.fresh(), cluster.fresh(), folder, cluster)
    finally:
        cluster.stop()
