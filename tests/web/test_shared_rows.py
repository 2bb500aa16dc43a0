"""Rows that many desks ask for at once are worked out once, and never older than what the feed has told."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from chaffer.desk.rows.shown import InboxRow, Owner, Person
from chaffer.runtime.live import Change
from chaffer.web.shared_rows import SharedRows

AT = datetime(2026, 11, 22, tzinfo=UTC)


class Reader:
    """unread: what the next read finds. reads: what was asked for."""

    def __init__(self) -> None:
        self.unread = 1
        self.reads: list[list[str]] = []
        self.gate = asyncio.Event()
        self.gate.set()

    async def read(self, ids: Sequence[str]) -> list[InboxRow]:
        self.reads.append(list(ids))
        found = [row(each, self.unread) for each in ids if each != "cnv_none"]
        await self.gate.wait()
        return found


def row(id_: str, unread: int) -> InboxRow:
    return InboxRow(
        id_, Person("con_1", "Ana"), "web", "acc_1", "open", Owner("bot"), "", unread, None, [], None, None, None, None,
        None, "normal", AT,
    )  # fmt: skip


def changed(id_: str, shop_id: str = "shp_1") -> list[Change]:
    return [Change(1, shop_id, "conversation", id_)]


def test_many_who_ask_at_once_cost_one_read() -> None:
    async def held() -> None:
        rows, reader = SharedRows(), Reader()

        told = await asyncio.gather(*(rows.of("shp_1", ["cnv_1", "cnv_none"], reader.read) for _ in range(50)))

        assert reader.reads == [["cnv_1", "cnv_none"]]
        assert {tuple(each) for each in told} == {("cnv_1",)}

    asyncio.run(held())


def test_what_changed_is_read_again_though_an_older_read_ends_later() -> None:
    async def held() -> None:
        rows, reader = SharedRows(), Reader()
        reader.gate.clear()
        early = asyncio.create_task(rows.of("shp_1", ["cnv_1"], reader.read))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        reader.unread = 2
        rows.note(changed("cnv_1"))
        late = asyncio.create_task(rows.of("shp_1", ["cnv_1"], reader.read))
        await asyncio.sleep(0)
        reader.gate.set()
        await early

        assert (await late)["cnv_1"].unread == 2
        assert (await rows.of("shp_1", ["cnv_1"], reader.read))["cnv_1"].unread == 2

    asyncio.run(held())


def test_another_shops_change_and_rows_are_its_own() -> None:
    async def held() -> None:
        rows, reader = SharedRows(), Reader()
        await rows.of("shp_1", ["cnv_1"], reader.read)
        rows.note(changed("cnv_1", "shp_2"))

        await rows.of("shp_1", ["cnv_1"], reader.read)
        await rows.of("shp_2", ["cnv_1"], reader.read)

        assert len(reader.reads) == 2

    asyncio.run(held())


def test_who_hangs_up_leaves_the_others_their_rows() -> None:
    async def held() -> None:
        rows, reader = SharedRows(), Reader()
        reader.gate.clear()
        first = asyncio.create_task(rows.of("shp_1", ["cnv_1"], reader.read))
        second = asyncio.create_task(rows.of("shp_1", ["cnv_1"], reader.read))
        await asyncio.sleep(0)
        first.cancel()
        reader.gate.set()

        assert (await second)["cnv_1"].unread == 1

    asyncio.run(held())


def test_a_fault_is_told_to_all_and_tried_again_by_the_next() -> None:
    async def held() -> None:
        rows, reader = SharedRows(), Reader()

        async def breaks(_ids: Sequence[str]) -> list[InboxRow]:
            raise OSError("the disk is gone")

        told = await asyncio.gather(*(rows.of("shp_1", ["cnv_1"], breaks) for _ in range(3)), return_exceptions=True)

        assert [type(each) for each in told] == [OSError] * 3
        assert (await rows.of("shp_1", ["cnv_1"], reader.read))["cnv_1"].unread == 1

    asyncio.run(held())


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slow machine is no reason to read twice."""
    monkeypatch.setattr("chaffer.web.shared_rows.GOOD_SECONDS", 60.0)
