import { Anchor, Button, Group, NumberInput, Stack, Switch, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Dialog } from "../look/dialog";
import { line } from "../api/line";
import { troubleIn } from "../look/trouble";
import { useMay } from "../session/session";
import { safe } from "../thread/prose";
import { moment } from "../words/dates";
import { moneyMoved } from "./ask_money";
import { Badge } from "./badge";
import classes from "./orders.module.css";
import type { Parcel, WholeOrder } from "./shapes";
import { useMoneyWords } from "./words";

/** Packing, sending off, and where the parcels are. */
export function Parcels({ order }: { order: WholeOrder }) {
  const { t, language } = useMoneyWords();
  const may = useMay();
  const [open, setOpen] = useState<Parcel | "new" | null>(null);
  const packed = (id: string) => order.shipments.reduce((sum, each) => sum + (each.lines[id] ?? 0), 0);
  const loose = order.lines.map((each) => ({ ...each, left: Math.max(0, each.quantity - each.refunded_quantity + each.returned_quantity - packed(each.id)) })).filter((each) => each.left > 0);
  const mayPack = may("orders.write") && order.state === "placed" && loose.length > 0;
  if (!order.shipments.length && !mayPack) return null;
  return (
    <section className={classes.card}>
      <h2><span className={classes.grow}>{t("page.parcels")}</span>{mayPack && <Button size="compact-sm" variant="light" onClick={() => setOpen("new")}>{t("parcel.pack")}</Button>}</h2>
      {order.shipments.map((each) => (
        <div key={each.id} className={classes.row}>
          <span className={classes.grow}>
            <strong>{order.lines.filter((row) => each.lines[row.id]).map((row) => `${each.lines[row.id]} × ${row.title}`).join(", ")}</strong>
            <span className={classes.soft}>{[each.carrier, each.shipped_at && moment(language, each.shipped_at)].filter(Boolean).join(" · ")} {each.tracking_number && (safe(each.tracking_url) ? <Anchor size="xs" href={safe(each.tracking_url)} target="_blank" rel="noreferrer">{each.tracking_number}</Anchor> : each.tracking_number)}</span>
          </span>
          <Badge state={each.state} />
          {each.state === "packed" && may("orders.write") && <Button size="compact-xs" variant="light" onClick={() => setOpen(each)}>{t("parcel.ship")}</Button>}
        </div>
      ))}
      {order.shipments.length === 0 && <span className={classes.soft}>{t("parcel.none")}</span>}
      {open && <ParcelForm order={order} loose={loose} parcel={open === "new" ? null : open} onClose={() => setOpen(null)} />}
    </section>
  );
}

interface Loose {
  id: string;
  title: string;
  left: number;
}

function ParcelForm({ order, loose, parcel, onClose }: { order: WholeOrder; loose: Loose[]; parcel: Parcel | null; onClose: () => void }) {
  const { t, desk } = useMoneyWords();
  const queries = useQueryClient();
  const [units, setUnits] = useState<Record<string, number>>(() => Object.fromEntries(loose.map((each) => [each.id, each.left])));
  const [carrier, setCarrier] = useState(parcel?.carrier ?? "");
  const [number, setNumber] = useState(parcel?.tracking_number ?? "");
  const [leaves, setLeaves] = useState(true);
  const [key] = useState(() => crypto.randomUUID());
  const lines = Object.fromEntries(Object.entries(units).filter(([, n]) => n > 0));
  const send = () => {
    const track = { carrier: carrier.trim(), tracking_number: number.trim() };
    const work = parcel ? line.post(`/orders/${order.id}/shipments/${parcel.id}/ship`, track, { key }) : line.post(`/orders/${order.id}/shipments`, { lines, ship: leaves, ...track }, { key });
    void work.then(() => { notifications.show({ message: t(parcel || leaves ? "done.shipped" : "done.packed") }); onClose(); }, (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) })).finally(() => moneyMoved(queries));
  };
  return (
    <Dialog opened onClose={onClose} title={`${t(parcel ? "parcel.ship" : "parcel.pack")} · ${order.number}`}>
      <Stack gap="sm">
        {!parcel && loose.map((each) => (
          <div key={each.id} className={classes.line}>
            <span>{each.title}</span>
            <NumberInput size="xs" min={0} max={each.left} value={units[each.id] ?? 0} onChange={(value) => setUnits({ ...units, [each.id]: Number(value || 0) })} aria-label={t("refund.units_of", { title: each.title })} />
          </div>
        ))}
        <TextInput label={t("parcel.carrier")} value={carrier} onChange={(event) => setCarrier(event.currentTarget.value)} />
        <TextInput label={t("parcel.number")} value={number} onChange={(event) => setNumber(event.currentTarget.value)} />
        {!parcel && <Switch checked={leaves} onChange={(event) => setLeaves(event.currentTarget.checked)} label={t("parcel.leaves")} />}
        <p className={classes.says}>{t(parcel || leaves ? "says.ship" : "says.pack")}</p>
        <Group justify="flex-end"><Button variant="default" onClick={onClose}>{desk.t("cancel")}</Button><Button disabled={!parcel && !Object.keys(lines).length} onClick={send}>{t(parcel || leaves ? "parcel.ship" : "parcel.pack")}</Button></Group>
      </Stack>
    </Dialog>
  );
}
