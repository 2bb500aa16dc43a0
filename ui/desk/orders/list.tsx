import { Alert, Button, Loader, Select, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import type { Page } from "../api/contract";
import { line } from "../api/line";
import { useCounts } from "../inbox/rows";
import { ChannelIcon, channelName } from "../look/channel";
import { nameOf } from "../look/name";
import { troubleIn } from "../look/trouble";
import { PlacePage } from "../places/page";
import { date, money } from "../words/dates";
import { Badge } from "./badge";
import classes from "./orders.module.css";
import type { OrderRow } from "./shapes";
import { useMoneyWords } from "./words";

const PAYMENT = ["due", "paid", "part_refunded", "refunded"];
const PARCELS = ["open", "packed", "part_shipped", "shipped", "delivered", "returned"];
const STATES = ["placed", "completed", "cancelled"];

interface Wanted {
  q: string;
  state: string;
  payment_state: string;
  fulfilment_state: string;
  channel: string;
  since: string;
  until: string;
}

const NOTHING: Wanted = { q: "", state: "", payment_state: "", fulfilment_state: "", channel: "", since: "", until: "" };
const DAY = 86_400_000;

/** As the server is asked: days of the calendar here, the last one whole. */
function asQuery(wanted: Wanted): Record<string, string> {
  const at = (day: string, plus = 0) => new Date(new Date(`${day}T00:00`).getTime() + plus).toISOString();
  const told = { ...wanted, q: wanted.q.trim(), since: wanted.since && at(wanted.since), until: wanted.until && at(wanted.until, DAY) };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value));
}

export function OrderList() {
  const { t, named, desk } = useMoneyWords();
  const [wanted, setWanted] = useState(NOTHING);
  const [settled] = useDebouncedValue(wanted, 200);
  const channels = Object.keys(useCounts().data?.channels ?? {});
  const query = asQuery(settled);
  const found = useInfiniteQuery({
    queryKey: ["orders", "rows", query],
    queryFn: ({ pageParam }) => line.get<Page<OrderRow>>("/order-rows", { query: { ...query, cursor: pageParam, limit: 50 } }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor || undefined,
  });
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const set = (change: Partial<Wanted>) => setWanted({ ...wanted, ...change });
  const choice = (field: "state" | "payment_state" | "fulfilment_state", label: string, names: readonly string[]) => (
    <Select size="xs" w={150} aria-label={label} placeholder={label} clearable value={wanted[field] || null} onChange={(value) => set({ [field]: value ?? "" })} data={names.map((value) => ({ value, label: named("state", value) }))} />
  );
  const filters = (
    <>
      <TextInput size="xs" w={220} type="search" leftSection={<IconSearch size={14} />} aria-label={t("list.find")} placeholder={t("list.find")} value={wanted.q} onChange={(event) => set({ q: event.currentTarget.value })} />
      {choice("state", t("list.state"), STATES)}
      {choice("payment_state", t("list.payment"), PAYMENT)}
      {choice("fulfilment_state", t("list.parcels"), PARCELS)}
      {channels.length > 0 && <Select size="xs" w={140} aria-label={t("list.channel")} placeholder={t("list.channel")} clearable value={wanted.channel || null} onChange={(value) => set({ channel: value ?? "" })} data={channels.map((value) => ({ value, label: channelName(value) || desk.named("channel", value) }))} />}
      <TextInput size="xs" type="date" aria-label={t("list.since")} leftSection={t("list.since")} leftSectionWidth={52} leftSectionProps={{ className: classes.side ?? "" }} value={wanted.since} onChange={(event) => set({ since: event.currentTarget.value })} />
      <TextInput size="xs" type="date" aria-label={t("list.until")} leftSection={t("list.until")} leftSectionWidth={52} leftSectionProps={{ className: classes.side ?? "" }} value={wanted.until} onChange={(event) => set({ until: event.currentTarget.value })} />
    </>
  );
  return (
    <PlacePage title={desk.t("place.orders")} below={filters}>
      {found.isError && <Alert color="red">{troubleIn(found.error, desk)}</Alert>}
      {found.isPending && <div className={classes.more}><Loader size="sm" /></div>}
      {found.isSuccess && rows.length === 0 && <div className={classes.empty}><strong>{t(Object.keys(query).length ? "list.none_so" : "list.none")}</strong>{!Object.keys(query).length && t("list.none_hint")}</div>}
      {rows.length > 0 && <Rows rows={rows} />}
      {found.hasNextPage && <div className={classes.more}><Button variant="default" size="sm" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t("list.more")}</Button></div>}
    </PlacePage>
  );
}

function Rows({ rows }: { rows: OrderRow[] }) {
  const { t, n, language, desk } = useMoneyWords();
  const go = useNavigate();
  return (
    <table className={classes.table}>
      <thead><tr><th>{t("list.number")}</th><th>{t("list.who")}</th><th>{t("list.stands")}</th><th>{t("list.channel")}</th><th>{t("list.day")}</th><th className={classes.number}>{t("list.sum")}</th></tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} onClick={(event) => event.target instanceof HTMLElement && !event.target.closest("a") && void go(`/orders/${row.id}`)} style={{ cursor: "pointer" }}>
            <td><Link to={`/orders/${row.id}`}>{row.number}</Link></td>
            <td>{nameOf(row.contact_name, row.contact_id, desk)}<div className={classes.soft}>{n("units", row.units)}</div></td>
            <td>{row.state === "cancelled" ? <Badge state="cancelled" /> : <><Badge state={row.payment_state} /><Badge state={row.fulfilment_state} /></>}</td>
            <td>{row.channel && <span title={channelName(row.channel) || desk.named("channel", row.channel)}><ChannelIcon channel={row.channel} size={16} /></span>}</td>
            <td className={classes.soft}>{date(language, row.placed_at)}</td>
            <td className={classes.number}>{money(language, row.total)}{row.refunded.minor > 0 && <div className={classes.soft}>− {money(language, row.refunded)}</div>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
