import { Button, Checkbox, Group, NumberInput, Radio, SegmentedControl, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "../look/dialog";
import { line } from "../api/line";
import { money } from "../words/dates";
import { decimals, share } from "./amounts";
import { useAskMoney } from "./ask_money";
import classes from "./orders.module.css";
import type { Options, WholeOrder } from "./shapes";
import { WhatHappens } from "./what_happens";
import { useMoneyWords } from "./words";

/** Some or all of the money: by line, by amount, delivery with it. */
export function RefundForm({ order, options, onClose }: { order: WholeOrder; options: Options; onClose: () => void }) {
  const { t, language, desk } = useMoneyWords();
  const ask = useAskMoney();
  const [key] = useState(() => crypto.randomUUID());
  const [by, setBy] = useState<"lines" | "amount">("lines");
  const [units, setUnits] = useState<Record<string, number>>({});
  const [typed, setTyped] = useState(0);
  const [shipping, setShipping] = useState(false);
  const [restock, setRestock] = useState(false);
  const [method, setMethod] = useState("original");
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const { currency } = order.total;
  const unit = 10 ** decimals(currency);
  const left = order.total.minor - order.refunded.minor;
  const ofLines = order.lines.reduce((sum, each) => sum + share(each.total.minor, each.quantity, each.refunded_quantity, units[each.id] ?? 0), 0) + (shipping ? order.shipping.minor : 0);
  const chosen = Object.values(units).some((each) => each > 0);
  const minor = by === "amount" ? Math.round(typed * unit) : chosen || shipping ? ofLines : 0;
  const amount = { minor: Math.min(minor, left), currency };
  const bonus = method === "store_credit" ? Math.floor((amount.minor * options.bonus_percent) / 100) : 0;
  const given = { minor: amount.minor + bonus, currency };
  const send = async () => {
    setBusy(true);
    const lines = Object.fromEntries(Object.entries(units).filter(([, n]) => n > 0));
    const what = by === "amount" || !chosen ? { minor: amount.minor } : { lines, shipping, restock };
    const isDone = await ask(() => line.post(`/orders/${order.id}/refunds`, { key, reason, method, ...what }, { key }), t("done.refund"));
    setBusy(false);
    if (isDone) onClose();
  };
  return (
    <Dialog opened onClose={onClose} title={`${t("act.refund")} · ${order.number}`}>
      <Stack gap="sm">
        <SegmentedControl size="xs" value={by} onChange={(value) => setBy(value as "lines" | "amount")} data={[{ value: "lines", label: t("refund.by_line") }, { value: "amount", label: t("refund.by_amount") }]} aria-label={t("refund.how")} />
        {by === "lines" ? (
          <div>
            {order.lines.filter((each) => each.quantity > each.refunded_quantity).map((each) => (
              <div key={each.id} className={classes.line}>
                <span>{each.title}<span className={classes.soft}> · {money(language, { minor: share(each.total.minor, each.quantity, each.refunded_quantity, 1), currency })}</span></span>
                <NumberInput size="xs" min={0} max={each.quantity - each.refunded_quantity} value={units[each.id] ?? 0} onChange={(value) => setUnits({ ...units, [each.id]: Number(value || 0) })} aria-label={t("refund.units_of", { title: each.title })} />
              </div>
            ))}
            {order.shipping.minor > 0 && <Checkbox mt="xs" size="sm" checked={shipping} onChange={(event) => setShipping(event.currentTarget.checked)} label={`${t("refund.shipping")} · ${money(language, order.shipping)}`} />}
            {chosen && <Checkbox mt="xs" size="sm" checked={restock} onChange={(event) => setRestock(event.currentTarget.checked)} label={t("refund.restock")} />}
          </div>
        ) : (
          <NumberInput size="sm" data-autofocus min={0} max={left / unit} decimalScale={decimals(currency)} value={typed || ""} onChange={(value) => setTyped(Number(value || 0))} label={t("refund.amount")} description={t("refund.left", { left: money(language, { minor: left, currency }) })} suffix={` ${currency}`} />
        )}
        {options.methods.length > 1 && (
          <Radio.Group label={desk.t("order.money_back")} value={method} onChange={setMethod}>
            <Group mt={6}>{options.methods.map((each) => <Radio key={each} value={each} label={desk.t(each === "original" ? "order.original" : "order.credit") + (each === "store_credit" && options.bonus_percent ? ` (+${options.bonus_percent} %)` : "")} />)}</Group>
          </Radio.Group>
        )}
        <TextInput size="sm" label={t("refund.reason")} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        {amount.minor > 0 && <WhatHappens kind={method === "store_credit" ? "credit" : "refund"} amount={given}>{t(method === "store_credit" ? "says.credit" : "says.refund", { amount: money(language, given) })}</WhatHappens>}
        <Group justify="flex-end"><Button variant="default" onClick={onClose}>{desk.t("cancel")}</Button><Button disabled={amount.minor <= 0} loading={busy} onClick={() => void send()}>{t("refund.do", { amount: amount.minor > 0 ? money(language, given) : "" })}</Button></Group>
      </Stack>
    </Dialog>
  );
}
