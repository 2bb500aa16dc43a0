"""What commands stand on: settings, the migrated database, the secrets."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from chaffer.accounts.shops import Shop, shop_by_slug
from chaffer.runtime.clock import SystemClock
from chaffer.runtime.database import Database
from chaffer.runtime.log import set_up_logs
from chaffer.runtime.opening import open_database
from chaffer.runtime.schema_version import is_current
from chaffer.runtime.secrets import Secrets, load_secrets
from chaffer.runtime.settings import Settings, read_settings
from chaffer.runtime.transaction import ANY_SHOP


@dataclass(frozen=True, slots=True)
class Ground:
    settings: Settings
    db: Database
    secrets: Secrets

    def shop(self, slug: str) -> Shop:
        """Raises NotFound."""
        return self.db.read_now(ANY_SHOP, lambda tx: shop_by_slug(tx, slug))


def settled() -> Settings:
    """The settings, with logs set up by them. Raises WrongSettings."""
    settings = read_settings(os.environ)
    set_up_logs(settings.log_level, settings.log_format)
    return settings


@contextmanager
def standing() -> Iterator[Ground]:
    """Everything opened and brought to this release's shape; closed at the end. A server may run beside it."""
    settings = settled()
    secrets = load_secrets(settings)
    if not is_current(settings.database):
        _migrate()
    db = open_database(settings.database, SystemClock())
    try:
        yield Ground(settings, db, secrets)
    finally:
        db.close()


def _migrate() -> None:
    """In a process of its own, so that a server does not carry what it needs once. It says itself what is wrong."""
    done = subprocess.run([sys.executable, "-m", "chaffer", "migrate"], stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        sys.exit(done.returncode)
