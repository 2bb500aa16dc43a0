import { Button, Group, Loader, NumberInput, Radio, Select, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { line } from "../api/line";
import { useColleagues } from "../inbox/houses";
import { troubleIn } from "../look/trouble";
import { useMay } from "../session/session";
import classes from "../settings/settings.module.css";
import type { Account, Caps, Rule, Stylist } from "./shapes";
import { useCommissionWords } from "./words";

const SELDOM = 60_000;

/** By which rule an order is somebody's, what they get, and how those who sell appear to shoppers. */
export function CommissionSettings() {
  const { desk } = useCommissionWords();
  const rule = useQuery({ queryKey: ["commission-rule"], queryFn: () => line.get<Rule>("/commission-rule"), staleTime: SELDOM });
  const caps = useQuery({ queryKey: ["outreach-caps"], queryFn: () => line.get<Caps>("/outreach-caps"), staleTime: SELDOM });
  const may = useMay();
  if (rule.isError) return <p role="alert">{troubleIn(rule.error, desk)}</p>;
  if (!rule.data || !caps.data) return <Loader size="sm" />;
  return (
    <>
      <RuleCard rule={rule.data} />
      {may("staff.read") && <PeopleCard rule={rule.data} />}
      <CapsCard caps={caps.data} />
    </>
  );
}

function useSaved() {
  const { t, desk } = useCommissionWords();
  return (work: Promise<unknown>, then: () => void) =>
    void work.then(() => notifications.show({ message: t("saved") }), (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) })).finally(then);
}

function RuleCard({ rule }: { rule: Rule }) {
  const { t, desk } = useCommissionWords();
  const may = useMay();
  const queries = useQueryClient();
  const saved = useSaved();
  const [days, setDays] = useState(rule.days);
  const [percent, setPercent] = useState(rule.basis_points / 100);
  const [counts, setCounts] = useState(rule.counts);
  const mayChange = may("shop.write");
  const save = (event: FormEvent) => {
    event.preventDefault();
    saved(line.put("/commission-rule", { ...rule, days, basis_points: Math.round(percent * 100), counts }), () => void queries.invalidateQueries({ queryKey: ["commission-rule"] }));
  };
  return (
    <section className={classes.card}>
      <h2>{t("rule")}</h2>
      <form onSubmit={save}>
        <Stack gap="sm">
          <p className={classes.soft} style={{ margin: 0 }}>{t("rule.lead")}</p>
          <Group align="end">
            <NumberInput hideControls label={t("rule.days")} min={1} max={90} allowDecimal={false} value={days} disabled={!mayChange} onChange={(value) => setDays(Number(value) || 1)} />
            <NumberInput hideControls label={t("rule.percent")} min={0} max={100} decimalScale={2} suffix=" %" value={percent} disabled={!mayChange} onChange={(value) => setPercent(Number(value) || 0)} />
          </Group>
          <Radio.Group label={t("rule.counts")} value={counts} onChange={(value) => setCounts(value === "any" ? "any" : "selling")}>
            <Stack gap={6} mt={6}>
              <Radio value="selling" disabled={!mayChange} label={t("counts.selling")} description={t("counts.selling.lead")} />
              <Radio value="any" disabled={!mayChange} label={t("counts.any")} description={t("counts.any.lead")} />
            </Stack>
          </Radio.Group>
          <p className={classes.soft} style={{ margin: 0 }}>{t("rule.refunds")}</p>
          {mayChange && <Group><Button type="submit">{desk.t("save")}</Button></Group>}
        </Stack>
      </form>
    </section>
  );
}

function PeopleCard({ rule }: { rule: Rule }) {
  const { t } = useCommissionWords();
  const colleagues = useColleagues();
  const stylists = useQuery({ queryKey: ["stylists"], queryFn: () => line.get<{ items: Stylist[] }>("/stylists"), staleTime: SELDOM });
  const accounts = useQuery({ queryKey: ["channels"], queryFn: () => line.get<{ items: Account[] }>("/channels"), staleTime: SELDOM, retry: false });
  if (!stylists.data) return <Loader size="sm" />;
  return (
    <section className={classes.card}>
      <h2>{t("people")}</h2>
      <p className={classes.soft} style={{ margin: 0 }}>{t("people.lead")}</p>
      <Stack gap="md" mt="sm">
        {colleagues.map((one) => <PersonRow key={one.id} id={one.id} name={one.name} rule={rule} known={stylists.data.items.find((each) => each.staff_id === one.id)} accounts={accounts.data?.items ?? []} />)}
      </Stack>
    </section>
  );
}

function PersonRow({ id, name, rule, known, accounts }: { id: string; name: string; rule: Rule; known: Stylist | undefined; accounts: Account[] }) {
  const { t, desk } = useCommissionWords();
  const may = useMay();
  const queries = useQueryClient();
  const saved = useSaved();
  const own = rule.people[id];
  const [signature, setSignature] = useState(known?.signature ?? "");
  const [account, setAccount] = useState(known?.account_id ?? "");
  const [percent, setPercent] = useState<number | "">(own === undefined ? "" : own / 100);
  const people = { ...rule.people };
  if (percent === "") delete people[id];
  else people[id] = Math.round(percent * 100);
  const isChanged = signature !== (known?.signature ?? "") || account !== (known?.account_id ?? "") || people[id] !== own;
  const save = async () => {
    if (people[id] !== own) await line.put("/commission-rule", { ...rule, people });
    await line.patch(`/stylists/${id}`, { signature, account_id: account });
  };
  const again = () => ["commission-rule", "stylists"].forEach((key) => void queries.invalidateQueries({ queryKey: [key] }));
  const mayChange = may("staff.write");
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }} disabled={!mayChange}>
      <legend style={{ fontWeight: 600, padding: 0, marginBlockEnd: 6 }}>{name}</legend>
      <Group align="end" gap="sm">
        <TextInput style={{ flex: "2 1 200px" }} label={t("signature")} placeholder={t("signature.hint", { name: name.split(" ")[0] ?? name })} maxLength={80} value={signature} onChange={(event) => setSignature(event.currentTarget.value)} />
        <Select style={{ flex: "1 1 160px" }} label={t("number")} clearable value={account || null} placeholder={t("number.shops")} onChange={(value) => setAccount(value ?? "")} data={accounts.map((each) => ({ value: each.id, label: each.name || each.external_id || each.kind }))} />
        <NumberInput hideControls style={{ flex: "0 1 120px" }} label={t("own_rate")} min={0} max={100} decimalScale={2} suffix=" %" value={percent} placeholder={`${rule.basis_points / 100} %`} disabled={!may("shop.write")} onChange={(value) => setPercent(value === "" ? "" : Number(value))} />
        {mayChange && <Button variant="default" disabled={!isChanged} aria-label={`${desk.t("save")}: ${name}`} onClick={() => saved(save(), again)}>{desk.t("save")}</Button>}
      </Group>
    </fieldset>
  );
}

function CapsCard({ caps }: { caps: Caps }) {
  const { t, desk } = useCommissionWords();
  const may = useMay();
  const queries = useQueryClient();
  const saved = useSaved();
  const [shopper, setShopper] = useState(caps.to_shopper);
  const [person, setPerson] = useState(caps.by_person);
  const mayChange = may("shop.write");
  const save = (event: FormEvent) => {
    event.preventDefault();
    saved(line.put("/outreach-caps", { to_shopper: shopper, by_person: person }), () => void queries.invalidateQueries({ queryKey: ["outreach-caps"] }));
  };
  return (
    <section className={classes.card}>
      <h2>{t("caps")}</h2>
      <form onSubmit={save}>
        <Stack gap="sm">
          <p className={classes.soft} style={{ margin: 0 }}>{t("caps.lead")}</p>
          <Group align="end">
            <NumberInput hideControls label={t("caps.shopper")} min={0} max={10} allowDecimal={false} value={shopper} disabled={!mayChange} onChange={(value) => setShopper(Number(value) || 0)} />
            <NumberInput hideControls label={t("caps.person")} min={0} max={1000} allowDecimal={false} value={person} disabled={!mayChange} onChange={(value) => setPerson(Number(value) || 0)} />
          </Group>
          {mayChange && <Group><Button type="submit">{desk.t("save")}</Button></Group>}
        </Stack>
      </form>
    </section>
  );
}
