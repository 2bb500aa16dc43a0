import { Button, Group, NumberInput, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Dialog } from "../look/dialog";
import type { Page } from "../api/contract";
import { line } from "../api/line";
import { useMay } from "../session/session";
import { date, money } from "../words/dates";
import { useAskMoney } from "./ask_money";
import { Badge } from "./badge";
import classes from "./orders.module.css";
import type { Return, WholeOrder } from "./shapes";
import { WhatHappens } from "./what_happens";
import { useMoneyWords } from "./words";

/** What is on its way back, and taking it in. */
export function Returns({ order }: { order: WholeOrder }) {
  const { t, language, desk } = useMoneyWords();
  const may = useMay();
  const ask = useAskMoney();
  const [open, setOpen] = useState<Return | null>(null);
  const items = useQuery({ queryKey: ["order-page", order.id, "returns"], queryFn: () => line.get<Page<Return>>("/returns", { query: { order_id: order.id } }) }).data?.items ?? [];
  if (!items.length) return null;
  return (
    <section className={classes.card}>
      <h2>{t("page.returns")}</h2>
      {items.map((each) => {
        const isUnderWay = each.state === "open" || each.state === "labelled";
        return (
          <div key={each.id} className={classes.row}>
            <span className={classes.grow}>
              <strong>{desk.named("wish", each.kind)} · {titles(each, order)}</strong>
              <span className={classes.soft}>{[date(language, each.created_at), each.reason && desk.named("reason", each.reason), each.tracking_number].filter(Boolean).join(" · ")}</span>
            </span>
            <Badge state={each.state} />
            <span className={classes.amount}>{money(language, each.state === "done" ? each.given : each.worth)}</span>
            {isUnderWay && may("refunds.write") && <Button size="compact-xs" variant="light" onClick={() => setOpen(each)}>{t("return.receive")}</Button>}
            {isUnderWay && may("orders.write") && <Button size="compact-xs" variant="subtle" onClick={() => void ask(() => line.post(`/returns/${each.id}/cancel`, undefined, { key: crypto.randomUUID() }), t("done.taken_back"))}>{t("return.cancel")}</Button>}
          </div>
        );
      })}
      {open && <Receive back={open} order={order} onClose={() => setOpen(null)} />}
    </section>
  );
}

function titles(back: Return, order: WholeOrder): string {
  return (back.lines ?? []).map((each) => `${each.quantity} × ${order.lines.find((row) => row.id === each.order_line_id)?.title ?? ""}`).join(", ");
}

function Receive({ back, order, onClose }: { back: Return; order: WholeOrder; onClose: () => void }) {
  const { t, language, desk } = useMoneyWords();
  const ask = useAskMoney();
  const [good, setGood] = useState<Record<string, number>>(() => Object.fromEntries((back.lines ?? []).map((each) => [each.order_line_id, each.quantity])));
  const [key] = useState(() => crypto.randomUUID());
  const send = async () => {
    const lines = Object.fromEntries((back.lines ?? []).map((each) => [each.order_line_id, { units: each.quantity, resellable: Math.min(good[each.order_line_id] ?? 0, each.quantity) }]));
    if (await ask(() => line.post(`/returns/${back.id}/receive`, { lines }, { key }), t("done.received"))) onClose();
  };
  return (
    <Dialog opened onClose={onClose} title={`${t("return.receive")} · ${order.number}`}>
      <Stack gap="sm">
        {(back.lines ?? []).map((each) => (
          <div key={each.order_line_id} className={classes.line}>
            <span>{each.quantity} × {order.lines.find((row) => row.id === each.order_line_id)?.title}</span>
            <NumberInput size="xs" min={0} max={each.quantity} label={t("return.good")} value={good[each.order_line_id] ?? 0} onChange={(value) => setGood({ ...good, [each.order_line_id]: Number(value || 0) })} />
          </div>
        ))}
        <WhatHappens kind="refund" amount={back.worth}>{t("says.receive", { amount: money(language, back.worth) })}</WhatHappens>
        <Group justify="flex-end"><Button variant="default" onClick={onClose}>{desk.t("cancel")}</Button><Button onClick={() => void send()}>{t("return.receive")}</Button></Group>
      </Stack>
    </Dialog>
  );
}
