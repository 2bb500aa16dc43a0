"""How the desk's page feels with very many conversations: first paint, scrolling, going from one to the next.

    PYTHONPATH=src:. python -m bench.desk_page [--database postgresql] [--conversations 100000]

A real browser without a window draws it; its time on this machine is what is measured, so other work beside it counts.
"""

import argparse
import shutil
import statistics
import tempfile
from pathlib import Path

from bench.gauge import percentile
from bench.inbox import build, rows_anew
from bench.running import serve
from bench.where import open_where
from playwright.sync_api import Page, sync_playwright

from chaffer.accounts.operations.create_shop import CreateShop, create_shop
from chaffer.accounts.staff.built_in_roles import OWNER
from chaffer.accounts.staff.operations.begin_session import BeginSession, begin_session
from chaffer.accounts.staff.operations.join_staff import JoinStaff, join_staff
from chaffer.commerce.defaults import set_up
from chaffer.rehearsal.listening import free_port
from chaffer.runtime.clock import SystemClock
from chaffer.runtime.migrate import migrate
from chaffer.runtime.opening import open_database
from chaffer.runtime.transaction import Transaction

SWITCHES = 20
PATIENCE_MS = 5_000
OPENED = 12
SCROLLED_ROWS = 3_000
PAINT = """() => new Promise((told) => new PerformanceObserver((list) => told(list.getEntriesByName('first-contentful-paint')[0].startTime))
  .observe({ type: 'paint', buffered: true }))"""
FRAMES = """() => {
  window.frames_ = []; let last = performance.now();
  const look = (now) => { window.frames_.push(now - last); last = now; requestAnimationFrame(look); };
  requestAnimationFrame(look);
}"""


def prepare(url: str, count: int) -> str:
    """A shop with so many conversations; the token of somebody who may see them."""
    migrate(url)
    db = open_database(url, SystemClock())
    try:
        shop_id = db.clock.new_id("shop")

        def work(tx: Transaction) -> str:
            create_shop(tx, CreateShop("bench", "Bench", "USD"))
            set_up(tx, "USD", "US")
            who = join_staff(tx, JoinStaff("Ada", "ada@bench.example", OWNER))
            return begin_session(tx, BeginSession(who, "bench", 1)).token

        token = db.write_now(shop_id, work)
        build(db, shop_id, count)
        rows_anew(db, shop_id)
        return token
    finally:
        db.close()


def openings(page: Page, address: str) -> None:
    paints, first_rows = [], []
    for _ in range(OPENED):
        page.goto(f"{address}/desk/inbox/all")
        page.locator("[data-row]").first.wait_for()
        first_rows.append(float(page.evaluate("performance.now()")))
        paints.append(float(page.evaluate(PAINT)))
    paints, first_rows = paints[1:], first_rows[1:]  # the first fills the browser's cache
    print(f"first paint            p50 {statistics.median(paints):5.0f} ms   worst {max(paints):5.0f}")
    print(f"first rows to be read  p50 {statistics.median(first_rows):5.0f} ms   worst {max(first_rows):5.0f}")


SWITCH = """(at) => new Promise((told) => {
  const newest = () => [...document.querySelectorAll('[role=log] [data-message]')].at(-1)?.dataset.message;
  const before = newest(), began = performance.now();
  const look = () => {
    const now = newest();
    if (now && now !== before) requestAnimationFrame(() => told(performance.now() - began));
    else if (performance.now() - began > 5000) told(5000);
    else requestAnimationFrame(look);
  };
  const others = [...document.querySelectorAll('[data-pane=list] [data-row]:not([aria-current=true])')];
  others[at % others.length].click();
  requestAnimationFrame(look);
})"""


def switches(page: Page) -> None:
    """From a click on another row until the messages of that conversation are drawn."""
    page.locator("[data-pane=list] [data-row]").first.click()
    page.locator("[role=log] [data-message]").first.wait_for()
    took = [float(page.evaluate(SWITCH, n)) for n in range(SWITCHES)]
    came = [each for each in took if each < PATIENCE_MS]
    print(
        f"to another thread      p50 {statistics.median(came or took):5.0f} ms   p95 {percentile(came, 0.95):5.0f}   "
        f"not seen to come {len(took) - len(came)} of {len(took)}"
    )


def scrolling(page: Page) -> None:
    list_ = page.locator("[data-pane=list] [data-row]").first
    list_.hover()
    page.evaluate(FRAMES)
    seen = 0
    while seen < SCROLLED_ROWS:
        page.mouse.wheel(0, 900)
        page.wait_for_timeout(16)
        told = page.locator("[data-pane=list] li[aria-posinset]").last.get_attribute("aria-posinset") or "0"
        seen = max(seen, int(told))
    frames = sorted(float(each) for each in page.evaluate("window.frames_"))
    late = sum(1 for each in frames if each > 50)
    print(
        f"scrolled {seen:,} rows     frame p50 {statistics.median(frames):5.1f} ms   p99 {percentile(frames, 0.99):5.0f}   over 50 ms {late / len(frames):.1%}"
    )


def look(address: str, token: str) -> None:
    browser_path = next(
        (shutil.which(each) for each in ("chromium", "chromium-browser", "google-chrome") if shutil.which(each)), None
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        context.add_cookies([{"name": "chaffer_session", "value": token, "url": address}])
        page = context.new_page()
        openings(page, address)
        switches(page)
        scrolling(page)
        browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.desk_page", description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--conversations", type=int, default=100_000)
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="chaffer-bench-"))
    try:
        with open_where(asked.database, folder / "one") as where:
            token = prepare(where.url, asked.conversations)
            server = serve(where.folder, port := free_port(), where.url)
            try:
                print(f"{asked.conversations:,} conversations, {asked.database}")
                look(f"http://127.0.0.1:{port}", token)
            finally:
                server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
