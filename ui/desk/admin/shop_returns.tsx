import { Button, Group, Select, Stack, Switch, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { line } from "../api/line";
import { useMay } from "../session/session";
import settings from "../settings/settings.module.css";
import { Notice } from "./notice";
import { useSaving } from "./use_saving";
import { useAdminWords } from "./words";

/** Of the policy what this form changes; the rest is given back as it came. */
interface Policy {
  returns: { window_days: number; exchange: boolean; postage: string; restocking_fee_percent: number; delivery_back: boolean; [more: string]: unknown };
  changes: { cancel_until: string; address_until: string; item_until: string };
  refunds: { store_credit_bonus_percent: number; [more: string]: unknown };
  [more: string]: unknown;
}

const UNTIL = ["never", "packed", "shipped"] as const;
const CHANGES = ["cancel_until", "address_until", "item_until"] as const;

export function Returns() {
  const { data } = useQuery({ queryKey: ["policy"], queryFn: () => line.get<Policy>("/policy"), enabled: useMay()("shop.read") });
  return data ? <Form key={JSON.stringify(data)} policy={data} /> : null;
}

function Form({ policy }: { policy: Policy }) {
  const { t, desk } = useAdminWords();
  const { busy, save, at, elsewhere } = useSaving("policy");
  const [returns, setReturns] = useState(policy.returns);
  const [changes, setChanges] = useState(policy.changes);
  const [bonus, setBonus] = useState(policy.refunds.store_credit_bonus_percent);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(() => line.put("/policy", { ...policy, returns, changes, refunds: { ...policy.refunds, store_credit_bonus_percent: bonus } }));
  };
  const trouble = elsewhere("returns.window_days", "returns.restocking_fee_percent", "refunds");
  return (
    <section className={settings.card}>
      <h2>{t("shop.returns")}</h2>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Group grow align="start">
            <TextInput type="number" min={0} max={3650} label={t("shop.window_days")} description={t("shop.window_days.is")} value={returns.window_days} error={at("returns.window_days")} onChange={(event) => setReturns({ ...returns, window_days: Number(event.currentTarget.value) })} />
            <TextInput type="number" min={0} max={100} label={t("shop.fee")} description={t("shop.fee.is")} value={returns.restocking_fee_percent} error={at("returns.restocking_fee_percent")} onChange={(event) => setReturns({ ...returns, restocking_fee_percent: Number(event.currentTarget.value) })} />
          </Group>
          <Group grow align="start">
            <Select label={t("shop.postage")} allowDeselect={false} data={(["shop", "shopper"] as const).map((each) => ({ value: each, label: t(`shop.postage.${each}`) }))} value={returns.postage} onChange={(value) => value && setReturns({ ...returns, postage: value })} />
            <TextInput type="number" min={0} max={100} label={t("shop.bonus")} description={t("shop.bonus.is")} value={bonus} error={at("refunds")} onChange={(event) => setBonus(Number(event.currentTarget.value))} />
          </Group>
          <Switch label={t("shop.exchange")} checked={returns.exchange} onChange={(event) => setReturns({ ...returns, exchange: event.currentTarget.checked })} />
          <Switch label={t("shop.delivery_back")} checked={returns.delivery_back} onChange={(event) => setReturns({ ...returns, delivery_back: event.currentTarget.checked })} />
          <Group grow align="start">{CHANGES.map((name) => (
            <Select key={name} label={t(`shop.${name}`)} allowDeselect={false} data={UNTIL.map((each) => ({ value: each, label: t(`shop.until.${each}`) }))} value={changes[name]} onChange={(value) => value && setChanges({ ...changes, [name]: value })} />
          ))}</Group>
          {trouble && <Notice mood="bad">{trouble}</Notice>}
          <Button type="submit" w="fit-content" loading={busy}>{desk.t("save")}</Button>
        </Stack>
      </form>
    </section>
  );
}
