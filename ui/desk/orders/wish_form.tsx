import { Button, Checkbox, Group, NumberInput, Radio, Select, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "../look/dialog";
import { line } from "../api/line";
import { money } from "../words/dates";
import { share } from "./amounts";
import { useAskMoney } from "./ask_money";
import classes from "./orders.module.css";
import type { Options, WholeOrder } from "./shapes";
import { WhatHappens } from "./what_happens";
import { useMoneyWords } from "./words";

const REASONS = ["changed_mind", "too_small", "too_big", "not_as_expected", "damaged", "wrong_item", "other"] as const;

interface Props {
  kind: "cancel" | "return";
  order: WholeOrder;
  options: Options;
  onClose: () => void;
}

/** Call off all or some of it, or begin a return. */
export function WishForm({ kind, order, options, onClose }: Props) {
  const { t, language, desk } = useMoneyWords();
  const ask = useAskMoney();
  const [key] = useState(() => crypto.randomUUID());
  const allowed = options.lines.filter((each) => (kind === "return" ? each.give_back : each.cancel).allowed);
  const most = (id: string) => { const found = allowed.find((each) => each.line_id === id); const verdict = kind === "return" ? found?.give_back : found?.cancel; return (verdict as { units?: number } | undefined)?.units || found?.quantity || 0; }; // prettier-ignore
  const [whole, setWhole] = useState(kind === "cancel");
  const [units, setUnits] = useState<Record<string, number>>(() => (kind === "return" ? Object.fromEntries(allowed.map((each) => [each.line_id, most(each.line_id)])) : {}));
  const [reason, setReason] = useState<string>(REASONS[0]);
  const [note, setNote] = useState("");
  const [method, setMethod] = useState("original");
  const [busy, setBusy] = useState(false);
  const { currency } = order.total;
  const isPaid = order.payment_state !== "due";
  const ofLines = order.lines.reduce((sum, each) => sum + share(each.total.minor, each.quantity, each.refunded_quantity, units[each.id] ?? 0), 0);
  const amount = { minor: !isPaid ? 0 : kind === "cancel" && whole ? order.total.minor - order.refunded.minor : ofLines, currency };
  const lines = Object.fromEntries(Object.entries(units).filter(([, n]) => n > 0));
  const isReady = whole || Object.keys(lines).length > 0;
  const send = async () => {
    setBusy(true);
    const wish = kind === "return" ? { kind, lines, reason, note, method } : whole ? { kind, note, method } : { kind: "cancel_lines", lines, note, method };
    const isDone = await ask(() => line.post(`/orders/${order.id}/actions`, { wish, key }, { key }), desk.t(kind === "cancel" ? "done.cancelled" : "done.return"));
    setBusy(false);
    if (isDone) onClose();
  };
  return (
    <Dialog opened onClose={onClose} title={`${desk.t(kind === "cancel" ? "order.cancel" : "order.return")} · ${order.number}`}>
      <Stack gap="sm">
        {kind === "cancel" && allowed.length > 0 && <Checkbox checked={whole} onChange={(event) => setWhole(event.currentTarget.checked)} label={t("cancel.whole")} />}
        {!whole && allowed.map((each) => (
          <div key={each.line_id} className={classes.line}>
            <span>{each.title}</span>
            <NumberInput size="xs" min={0} max={most(each.line_id)} value={units[each.line_id] ?? 0} onChange={(value) => setUnits({ ...units, [each.line_id]: Number(value || 0) })} aria-label={t("refund.units_of", { title: each.title })} />
          </div>
        ))}
        {kind === "return" && <Select label={desk.t("order.reason")} allowDeselect={false} value={reason} onChange={(value) => value && setReason(value)} data={REASONS.map((value) => ({ value, label: desk.named("reason", value) }))} />}
        {isPaid && options.methods.length > 1 && (
          <Radio.Group label={desk.t("order.money_back")} value={method} onChange={setMethod}>
            <Group mt={6}>{options.methods.map((each) => <Radio key={each} value={each} label={desk.t(each === "original" ? "order.original" : "order.credit")} />)}</Group>
          </Radio.Group>
        )}
        <TextInput label={desk.t("order.note")} maxLength={500} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        {isReady && kind === "cancel" && <WhatHappens kind={method === "store_credit" ? "credit" : "cancel"} amount={amount}>{t(isPaid ? "says.cancel" : "says.cancel_due", { amount: money(language, amount) })}</WhatHappens>}
        {isReady && kind === "return" && <p className={classes.says}>{t("says.return", { amount: money(language, amount) })}</p>}
        <Group justify="flex-end"><Button variant="default" onClick={onClose}>{desk.t("cancel")}</Button><Button color={kind === "cancel" ? "red" : "terracotta"} disabled={!isReady} loading={busy} onClick={() => void send()}>{desk.t(kind === "cancel" ? "order.cancel" : "order.return")}</Button></Group>
      </Stack>
    </Dialog>
  );
}
