"""One process put together: what its parts share, and the order in which it starts and stops."""

import contextlib
import gc

from chaffer import __version__
from chaffer.accounts.open_accounts import OpenAccounts
from chaffer.accounts.shops import all_shops
from chaffer.accounts.staff.devices import prune_devices
from chaffer.accounts.staff.sessions import prune_sessions
from chaffer.accounts.staff.slowing import prune_failures
from chaffer.channels.registry import CHANNELS
from chaffer.commerce.catalog.import_files import import_files
from chaffer.commerce.catalog.import_rows import WAKE as IMPORTS
from chaffer.commerce.relations.nightly import count_tonight
from chaffer.commerce.search.indexes import Indexes
from chaffer.conversations.house import House
from chaffer.conversations.known_facets import KnownFacets
from chaffer.conversations.payment_bells import PROVIDER
from chaffer.conversations.shops import Shops
from chaffer.desk.operations.lay_out import Hall
from chaffer.desk.rules.known import KnownRules
from chaffer.inbox.bodies import Bodies
from chaffer.inbox.housekeeping import Housekeeping
from chaffer.integrations.payments.open_providers import OpenProviders
from chaffer.integrations.payments.whatsapp.provider import WhatsAppPayments
from chaffer.integrations.webhooks_out.outcome import prune as prune_deliveries
from chaffer.integrations.webhooks_out.subscriptions import Subscriptions
from chaffer.outbox.files_out import FilesOut, forget_old_uploads
from chaffer.outbox.journal import Journal
from chaffer.runtime import live
from chaffer.runtime.database import Database
from chaffer.runtime.file_links import FileLinks
from chaffer.runtime.files import open_files
from chaffer.runtime.guard import Guard
from chaffer.runtime.http import Client
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.settings import Settings
from chaffer.runtime.sqlite import Sqlite
from chaffer.runtime.streams import Streams
from chaffer.runtime.transaction import ANY_SHOP
from chaffer.server.by_the_clock import ByTheClock
from chaffer.server.desk_rows import DeskRows
from chaffer.server.hooks_out import HooksOut
from chaffer.server.importing import Importing
from chaffer.server.inlet import Inlet
from chaffer.server.job_runner import JobRunner
from chaffer.server.reports import Reports
from chaffer.server.returns import Returns
from chaffer.server.sending import Sending
from chaffer.server.stray_events import StrayEvents
from chaffer.server.taking_over import take_over
from chaffer.server.tasks import Tasks
from chaffer.server.tools import Tools
from chaffer.server.turns import Turns
from chaffer.server.wakes import Wakes
from chaffer.wiring import COMMANDS, QUERIES, jobs_with, reactions, trackers, vat_register

WARMED_AT_MOST = 20
COLLECT_AFTER = 20_000
"""Objects made and not yet gone, before the collector looks for cycles among them. Python's own 700 costs 7 % of a turn."""


class Server:
    """Everything of one process but HTTP, which stands on it."""

    def __init__(self, settings: Settings, db: Database, secrets: Secrets) -> None:
        self.settings = settings
        self.db = db
        self.secrets = secrets
        self.subscriptions = Subscriptions()
        self.rules = KnownRules()
        db.reactions = reactions(settings.address, self.subscriptions, self.rules)
        self.live = live.Live(db)
        self.streams = Streams()
        self.indexes = Indexes(db)
        self.facets = KnownFacets()
        self.live.hook(self.indexes.note)
        self.live.hook(self.facets.note)
        self.live.hook(self.subscriptions.note)
        self.live.hook(self.rules.note)
        files = open_files(settings)
        accounts = OpenAccounts(db, secrets)
        providers = OpenProviders(db, secrets, settings.send_timeout_seconds)
        self.tools = Tools(Client(settings.send_timeout_seconds), accounts, files, settings.address, providers)
        providers.shared[PROVIDER] = WhatsAppPayments(db, self.tools.http, accounts)
        self.tools.trackers.update({each.kind: each for each in trackers(self.tools.http)})
        self.tools.vat_registers["vat"] = vat_register(self.tools.http, settings.vat_register_url)
        self.house = House(
            db=db, bodies=Bodies(secrets, settings.body_days), channels=CHANNELS, queries=QUERIES, commands=COMMANDS,
            indexes=self.indexes, facets=self.facets, shops=Shops(), public_url=settings.address, release=__version__,
            listeners=self.tools.listeners,
        )  # fmt: skip
        self.housekeeping = Housekeeping(db, self.house.bodies, settings, {
            "deliveries": prune_deliveries, "sign-ins": prune_failures, "devices": prune_devices,
            "sessions": prune_sessions,
        })  # fmt: skip
        self.housekeeping.in_each_shop += [forget_old_uploads, count_tonight]
        self.alone = False
        """Whether nothing else lives in this process, so that its memory may be settled."""
        self._name = db.clock.new_id("job")
        self._tasks = Tasks()
        self._wakes = Wakes(
            "lanes", "outbox", "jobs", "timers", "inbox", "returns", "hooks", "desk", "reports", IMPORTS
        )  # fmt: skip
        out = FilesOut(files, FileLinks(secrets, settings.address))
        self._sending = Sending(
            db, self.tools.http, accounts, self.house.pace, self._wakes, self._tasks, self._name, out
        )  # fmt: skip
        self._turns = Turns(self.house, self._sending, self._wakes, self._tasks, self._name)
        self.inlet = Inlet(self.house, self._turns, self._sending, self._tasks, self._name)
        hall = Hall(self.indexes, settings.address, self.house.shops)
        self._jobs = JobRunner(
            db, jobs_with(files, self.house.bodies, hall), self.tools, self._wakes, self._tasks, self._name
        )
        guard = Guard(allow=lambda _ip: True) if settings.webhooks_out_to == "anywhere" else Guard()
        self._hooks = HooksOut(db, secrets, guard, self._wakes, self._tasks, self._name)
        self._stray = StrayEvents(db, accounts, self.house.bodies, self._wakes)
        self._returns = Returns(db, self.live, self._wakes)
        self._desk_rows = DeskRows(db, self.live, self._wakes)
        self._importing = Importing(db, import_files(settings), self._wakes, self._name)
        self._reports = Reports(db, self.live, self._wakes)
        self._clock = ByTheClock(db, self.housekeeping, self._wakes)

    async def start(self) -> None:
        self._wakes.begin()
        if isinstance(self.db, Sqlite):
            self.db.live_on_loop()
        self.db.listeners += [self._wakes.heard, self.live.heard]
        journals = self.settings.data_dir / "journal"
        await take_over(self.db, journals)
        self._sending.journal = Journal(journals, self._name)
        self.house.sender = self._name
        self._tasks.watch(self.live.run, self.indexes.run, self._clock.look_after)
        self._tasks.work(
            self._turns.loop,
            self._sending.loop,
            self._jobs.loop,
            self._clock.fire,
            self._stray.loop,
            self._returns.loop,
            self._hooks.loop,
            self._desk_rows.loop,
            self._importing.loop,
            self._reports.loop,
        )
        self._tasks.spawn(self._warm())

    async def stop(self) -> None:
        """Finish what has begun, begin nothing more. What does not end in time is taken up by the next start."""
        self._wakes.stop()
        await self._tasks.finish(self.settings.shutdown_seconds)
        with contextlib.suppress(ValueError):
            self.db.listeners.remove(self._wakes.heard)
            self.db.listeners.remove(self.live.heard)
        await self.tools.http.close()
        await self.tools.payment_providers.close()
        self._sending.journal.close()
        if isinstance(self.db, Sqlite):
            await self.db.leave_loop()

    async def _warm(self) -> None:
        """Read the catalogues before the first shopper asks."""
        for shop in (await self.db.read(ANY_SHOP, all_shops))[:WARMED_AT_MOST]:
            await self.indexes.load(shop.id)
            await self.db.read(shop.id, self.facets.of)
        if self.alone:
            _settle_memory()


def _settle_memory() -> None:
    """What is there now stays: the collector need not walk it again and again, nor look at every turn's few cycles."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER, 20, 50)
