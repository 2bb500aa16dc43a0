import { Alert, Button, Group, NumberInput, Switch } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { line } from "../api/line";
import { troubleIn } from "../look/trouble";
import classes from "../settings/settings.module.css";
import { useMay, useSession } from "../session/session";
import { decimals } from "../orders/amounts";
import type { MoneyRules } from "../orders/shapes";
import { useMoneyWords } from "../orders/words";

const KINDS = ["refund", "credit", "cancel", "voucher", "permission", "price"] as const;

/** How much one person may do alone, and how long it can be taken back. */
export function MoneyRulesPage() {
  const { t, named, desk } = useMoneyWords();
  const { shop } = useSession();
  const may = useMay();
  const queries = useQueryClient();
  const told = useQuery({ queryKey: ["money-rules"], queryFn: () => line.get<MoneyRules>("/money-rules") });
  const [rules, setRules] = useState<MoneyRules | null>(null);
  useEffect(() => setRules(told.data ?? null), [told.data]);
  if (told.isError) return <Alert color="red">{troubleIn(told.error, desk)}</Alert>;
  if (!rules) return null;
  const mayWrite = may("shop.own");
  const unit = 10 ** decimals(shop.currency);
  const limit = (kind: string) => rules.limits[kind]?.[shop.currency];
  const setLimit = (kind: string, minor: number | null) => {
    const { [kind]: before, ...others } = rules.limits;
    setRules({ ...rules, limits: minor === null ? others : { ...others, [kind]: { ...before, [shop.currency]: minor } } });
  };
  const save = () =>
    void line.put<MoneyRules>("/money-rules", rules).then((kept) => { queries.setQueryData(["money-rules"], kept); notifications.show({ message: t("rules.saved") }); }, (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) }));
  return (
    <>
      <section className={classes.card}>
        <h2>{t("rules.limits")}</h2>
        <p className={classes.soft}>{t("rules.limits.hint")}</p>
        {KINDS.map((kind) => (
          <Group key={kind} gap="md" mt="sm" align="center">
            <Switch w={240} label={named("kind", kind)} checked={limit(kind) !== undefined || kind in rules.limits} disabled={!mayWrite} onChange={(event) => setLimit(kind, event.currentTarget.checked ? 100 * unit : null)} />
            {kind in rules.limits && (
              <NumberInput size="xs" w={170} min={0} decimalScale={decimals(shop.currency)} disabled={!mayWrite} aria-label={t("rules.limit_of", { kind: named("kind", kind) })} suffix={` ${shop.currency}`} thousandSeparator=" "
                value={(limit(kind) ?? 0) / unit} onChange={(value) => setLimit(kind, Math.round(Number(value || 0) * unit))} />
            )}
          </Group>
        ))}
        <Group gap="md" mt="sm" align="center">
          <Switch w={240} label={t("rules.percent")} checked={rules.voucher_percent !== null} disabled={!mayWrite} onChange={(event) => setRules({ ...rules, voucher_percent: event.currentTarget.checked ? 20 : null })} />
          {rules.voucher_percent !== null && <NumberInput size="xs" w={170} min={0} max={100} suffix=" %" disabled={!mayWrite} aria-label={t("rules.percent")} value={rules.voucher_percent} onChange={(value) => setRules({ ...rules, voucher_percent: Number(value || 0) })} />}
        </Group>
      </section>
      <section className={classes.card}>
        <h2>{t("rules.times")}</h2>
        <NumberInput mb="sm" maw={340} size="sm" min={0} max={600} disabled={!mayWrite} label={t("rules.undo")} description={t("rules.undo.hint")} value={rules.undo_seconds} onChange={(value) => setRules({ ...rules, undo_seconds: Number(value || 0) })} />
        <NumberInput mb="sm" maw={340} size="sm" min={0} max={600} disabled={!mayWrite} label={t("rules.undo_keys")} value={rules.undo_seconds_keys} onChange={(value) => setRules({ ...rules, undo_seconds_keys: Number(value || 0) })} />
        <NumberInput maw={340} size="sm" min={1} max={720} disabled={!mayWrite} label={t("rules.expires")} value={rules.expires_hours} onChange={(value) => setRules({ ...rules, expires_hours: Number(value || 1) })} />
      </section>
      {mayWrite && <Button onClick={save}>{desk.t("save")}</Button>}
    </>
  );
}
