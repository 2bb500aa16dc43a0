import { Alert, Button, Loader, Select } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import type { Page } from "../api/contract";
import { line } from "../api/line";
import { ChannelIcon } from "../look/channel";
import { troubleIn } from "../look/trouble";
import classes from "../orders/orders.module.css";
import type { CartRow } from "../orders/shapes";
import { useMoneyWords } from "../orders/words";
import { PlacePage } from "../places/page";
import { useNow } from "../words/clock";
import { age, money } from "../words/dates";

const IDLE = ["0", "1", "24", "72"];

/** Carts that were not ordered yet: what is in them, since when, and who has the thread. */
export function Carts() {
  const { t, n, desk, language } = useMoneyWords();
  const [idle, setIdle] = useState("0");
  const now = useNow();
  const go = useNavigate();
  const found = useInfiniteQuery({
    queryKey: ["cart", "list", idle],
    queryFn: ({ pageParam }) => line.get<Page<CartRow>>("/carts", { query: { cursor: pageParam, limit: 50, idle_hours: Number(idle) } }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor || undefined,
  });
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const filter = <Select size="xs" w={220} allowDeselect={false} aria-label={t("carts.idle")} value={idle} onChange={(value) => setIdle(value ?? "0")} data={IDLE.map((value) => ({ value, label: t(`carts.idle.${value}` as "carts.idle.0") }))} />;
  return (
    <PlacePage title={desk.t("place.carts")} below={filter}>
      {found.isError && <Alert color="red">{troubleIn(found.error, desk)}</Alert>}
      {found.isPending && <div className={classes.more}><Loader size="sm" /></div>}
      {found.isSuccess && rows.length === 0 && <div className={classes.empty}><strong>{t("carts.none")}</strong>{t("carts.none_hint")}</div>}
      {rows.length > 0 && (
        <table className={classes.table}>
          <thead><tr><th>{t("list.who")}</th><th>{t("carts.things")}</th><th>{t("carts.owner")}</th><th>{t("list.channel")}</th><th>{t("carts.touched")}</th><th className={classes.number}>{t("list.sum")}</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} onClick={() => row.conversation_id && void go(`/inbox/all/${row.conversation_id}`)} style={{ cursor: row.conversation_id ? "pointer" : "default" }}>
                <td>{row.conversation_id ? <Link to={`/inbox/all/${row.conversation_id}`}>{row.contact_name || t("nameless")}</Link> : row.contact_name || t("nameless")}</td>
                <td>{row.titles.join(", ")}<div className={classes.soft}>{n("units", row.units)}</div></td>
                <td className={classes.soft}>{row.owner ? row.owner.kind === "bot" ? t("carts.bot") : row.owner.name || t("carts.queue") : ""}</td>
                <td>{row.channel && <ChannelIcon channel={row.channel} size={16} />}</td>
                <td className={classes.soft}>{age(language, row.updated_at, now, desk.t("now"))}</td>
                <td className={classes.number}>{money(language, row.total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {found.hasNextPage && <div className={classes.more}><Button variant="default" size="sm" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t("list.more")}</Button></div>}
    </PlacePage>
  );
}
