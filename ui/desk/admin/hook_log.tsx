import { Button, Group, Select } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Page } from "../api/contract";
import { line } from "../api/line";
import { useMay } from "../session/session";
import { moment } from "../words/dates";
import classes from "./admin.module.css";
import { Mark } from "./mark";
import { pretty } from "./pretty";
import type { Mood } from "./signs";
import type { Delivery, WholeDelivery } from "./told";
import { useDoing } from "./use_doing";
import { useAdminWords } from "./words";

const STATES = ["delivered", "waiting", "sending", "failed"];
const MOODS: Record<string, Mood> = { delivered: "good", failed: "bad", waiting: "waiting", sending: "waiting" };

/** Each telling, with what was sent and what came back. */
export function HookLog({ id }: { id: string }) {
  const { t, named, language } = useAdminWords();
  const [state, setState] = useState("");
  const [open, setOpen] = useState("");
  const rows = useInfiniteQuery({
    queryKey: ["deliveries", id, state],
    queryFn: ({ pageParam }) => line.get<Page<Delivery>>(`/webhooks/${id}/deliveries`, { query: { limit: 30, state, cursor: pageParam } }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor || undefined,
    refetchInterval: 4_000,
  });
  const items = rows.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div style={{ marginBlockStart: 16 }}>
      <Select w={200} mb="xs" size="xs" clearable aria-label={t("hooks.state")} placeholder={t("hooks.state")} value={state || null} data={STATES.map((each) => ({ value: each, label: named("delivery", each) }))} onChange={(value) => setState(value ?? "")} />
      {items.length === 0 && !rows.isLoading && <span className={classes.soft}>{t("hooks.log.none")}</span>}
      {items.map((each) => (
        <div key={each.id}>
          <button type="button" className={classes.row} aria-expanded={open === each.id} onClick={() => setOpen(open === each.id ? "" : each.id)}>
            <span className={classes.rowline}>
              <strong>{each.type}</strong>
              <Mark mood={MOODS[each.state] ?? "plain"}>{named("delivery", each.state)}{each.status ? ` · ${each.status}` : ""}</Mark>
              <span className={classes.soft}>{moment(language, each.created_at)} · {t("hooks.tries", { n: each.attempts })}</span>
            </span>
          </button>
          {open === each.id && <Whole endpoint={id} id={each.id} />}
        </div>
      ))}
      {rows.hasNextPage && <Button mt="sm" size="compact-sm" variant="subtle" onClick={() => void rows.fetchNextPage()}>{t("older")}</Button>}
    </div>
  );
}

function Whole({ endpoint, id }: { endpoint: string; id: string }) {
  const { t, language } = useAdminWords();
  const may = useMay();
  const { busy, run } = useDoing("deliveries");
  const whole = useQuery({ queryKey: ["deliveries", endpoint, "one", id], queryFn: () => line.get<WholeDelivery>(`/webhooks/${endpoint}/deliveries/${id}`) }).data;
  if (!whole) return null;
  const { delivery } = whole;
  return (
    <div style={{ padding: "0 8px 12px" }}>
      <span className={classes.label}>{t("hooks.request")} · webhook-id: {delivery.event_id}</span>
      <pre className={classes.code}>{pretty(whole.body)}</pre>
      <span className={classes.label}>{t("hooks.answer")}</span>
      <pre className={classes.code}>{delivery.status ?? ""} {delivery.answer || delivery.error || "–"}</pre>
      {whole.tries.map((each) => <div key={each.at} className={classes.soft}>{moment(language, each.at)} · {each.status ?? each.error} · {each.milliseconds} ms</div>)}
      {may("webhooks.write") && <Group mt="xs"><Button size="compact-xs" variant="light" loading={busy} onClick={() => void run(() => line.post(`/webhooks/${endpoint}/deliveries/${id}/resend`, {}))}>{t("hooks.resend")}</Button></Group>}
    </div>
  );
}
