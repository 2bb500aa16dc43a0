"""Files on their way into a catalogue: on the disk while they arrive and until a day after, never in memory."""

import os
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from chaffer.runtime.settings import Settings

KEPT_SECONDS = 24 * 3600


class ImportFiles:
    """One folder for each shop, one file for each import. Processes on several machines must share it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, shop_id: str, import_id: str) -> Path:
        return self.folder / shop_id / import_id

    def write(self, shop_id: str, import_id: str, at: int, content: bytes) -> None:
        """These bytes from this place on; written again, they are the same. Blocks: call it in a thread."""
        path = self.path(shop_id, import_id)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with path.open("r+b" if path.exists() else "w+b") as file:
            file.seek(at)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())

    def is_there(self, shop_id: str, import_id: str) -> bool:
        return self.path(shop_id, import_id).exists()

    def open(self, shop_id: str, import_id: str) -> BinaryIO:
        """Raises FileNotFoundError."""
        return self.path(shop_id, import_id).open("rb")

    def sweep(self, now: datetime) -> int:
        """Take away what was last written a day ago; how many files."""
        oldest = now.timestamp() - KEPT_SECONDS
        old = [path for path in self.folder.glob("*/*") if path.stat().st_mtime < oldest]
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)


def import_files(settings: Settings) -> ImportFiles:
    """Those of this installation."""
    return ImportFiles(settings.data_dir / "imports")
