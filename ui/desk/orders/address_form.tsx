import { Button, Group, Stack, TextInput, Textarea } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "../look/dialog";
import { line } from "../api/line";
import { useAskMoney } from "./ask_money";
import classes from "./orders.module.css";
import type { WholeOrder } from "./shapes";
import { useMoneyWords } from "./words";

interface Address {
  name: string;
  lines: string[];
  city: string;
  country: string;
  region: string;
  postcode: string;
  phone: string;
}

const FIELDS = ["city", "region", "postcode", "country", "phone"] as const;

/** Somewhere else, as long as nothing has left and it costs the same there. */
export function AddressForm({ order, onClose }: { order: WholeOrder; onClose: () => void }) {
  const { t, desk } = useMoneyWords();
  const ask = useAskMoney();
  const [key] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const before = (order.address ?? {}) as unknown as Partial<Address>;
  const [told, setTold] = useState<Address>({ name: before.name ?? "", lines: before.lines ?? [], city: before.city ?? "", country: before.country ?? "", region: before.region ?? "", postcode: before.postcode ?? "", phone: before.phone ?? "" });
  const lines = told.lines.map((each) => each.trim()).filter(Boolean);
  const send = async () => {
    setBusy(true);
    const address = { ...told, lines, country: told.country.trim().toUpperCase() };
    const isDone = await ask(() => line.post(`/orders/${order.id}/actions`, { wish: { kind: "change_address", address }, key }, { key }), t("done.address"));
    setBusy(false);
    if (isDone) onClose();
  };
  return (
    <Dialog opened onClose={onClose} title={`${t("act.address")} · ${order.number}`}>
      <Stack gap="xs">
        <TextInput label={t("address.name")} value={told.name} onChange={(event) => setTold({ ...told, name: event.currentTarget.value })} />
        <Textarea label={t("address.lines")} autosize minRows={2} maxRows={6} value={told.lines.join("\n")} onChange={(event) => setTold({ ...told, lines: event.currentTarget.value.split("\n").slice(0, 6) })} />
        {FIELDS.map((field) => <TextInput key={field} label={t(`address.${field}`)} maxLength={field === "country" ? 2 : 100} value={told[field]} onChange={(event) => setTold({ ...told, [field]: event.currentTarget.value })} />)}
        <p className={classes.says}>{t("says.address")}</p>
        <Group justify="flex-end"><Button variant="default" onClick={onClose}>{desk.t("cancel")}</Button><Button disabled={!told.name.trim() || !lines.length || !told.city.trim() || told.country.trim().length !== 2} loading={busy} onClick={() => void send()}>{desk.t("save")}</Button></Group>
      </Stack>
    </Dialog>
  );
}
