import { Button, Group, NumberInput, Select, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Dialog } from "../look/dialog";
import type { Money } from "../api/contract";
import { line } from "../api/line";
import { money } from "../words/dates";
import { useAskMoney } from "./ask_money";
import classes from "./orders.module.css";
import type { LineOptions, WholeOrder } from "./shapes";
import { useMoneyWords } from "./words";

interface Product {
  variants: { id: string; sku: string; options: Record<string, string>; price: Money; available?: number }[];
}

/** Another size or colour: before it is packed at once, afterwards by way of a return. */
export function ExchangeForm({ order, lines, onClose }: { order: WholeOrder; lines: LineOptions[]; onClose: () => void }) {
  const { t, language, desk } = useMoneyWords();
  const ask = useAskMoney();
  const [key] = useState(() => crypto.randomUUID());
  const [lineId, setLine] = useState(lines[0]?.line_id ?? "");
  const [variant, setVariant] = useState("");
  const [units, setUnits] = useState(1);
  const [busy, setBusy] = useState(false);
  const chosen = order.lines.find((each) => each.id === lineId);
  const options = lines.find((each) => each.line_id === lineId);
  const product = useQuery({ queryKey: ["product", chosen?.product_id], queryFn: () => line.get<Product>(`/products/${chosen?.product_id}`), enabled: Boolean(chosen?.product_id) }).data;
  const others = product?.variants.filter((each) => each.id !== chosen?.variant_id) ?? [];
  const isBefore = options?.change.allowed ?? false;
  const wanted = others.find((each) => each.id === variant);
  const extra = wanted && chosen ? (wanted.price.minor - chosen.unit.minor) * units : 0;
  const send = async () => {
    setBusy(true);
    const wish = { kind: isBefore ? "change_item" : "exchange", lines: { [lineId]: units }, variant_id: variant, ...(isBefore ? {} : { reason: "other" }) };
    const isDone = await ask(() => line.post(`/orders/${order.id}/actions`, { wish, key }, { key }), t("done.exchange"));
    setBusy(false);
    if (isDone) onClose();
  };
  return (
    <Dialog opened onClose={onClose} title={`${t("act.exchange")} · ${order.number}`}>
      <Stack gap="sm">
        <Select label={t("exchange.what")} allowDeselect={false} value={lineId} onChange={(value) => { setLine(value ?? ""); setVariant(""); }} data={lines.map((each) => ({ value: each.line_id, label: each.title }))} />
        <Select label={t("exchange.for")} placeholder={others.length ? "" : t("exchange.none")} value={variant || null} onChange={(value) => setVariant(value ?? "")} data={others.map((each) => ({ value: each.id, label: `${Object.values(each.options).join(", ") || each.sku} · ${money(language, each.price)}` }))} />
        <NumberInput label={t("exchange.units")} min={1} max={options?.quantity ?? 1} value={units} onChange={(value) => setUnits(Number(value || 1))} />
        {wanted && <p className={classes.says} role="status">{t(isBefore ? "says.change" : "says.exchange")} {extra > 0 ? t("says.costs_more", { amount: money(language, { minor: extra, currency: order.total.currency }) }) : extra < 0 ? t("says.costs_less", { amount: money(language, { minor: -extra, currency: order.total.currency }) }) : ""}</p>}
        <Group justify="flex-end"><Button variant="default" onClick={onClose}>{desk.t("cancel")}</Button><Button disabled={!variant} loading={busy} onClick={() => void send()}>{t("act.exchange")}</Button></Group>
      </Stack>
    </Dialog>
  );
}
