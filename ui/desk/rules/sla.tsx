import { Button, Group, NumberInput, Select, Skeleton, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { line } from "../api/line";
import { troubleIn } from "../look/trouble";
import { useMay } from "../session/session";
import frame from "../settings/settings.module.css";
import { nameIn, useChoices } from "./choices";
import { PRIORITIES } from "./shapes";
import type { Missed, Policy } from "./told";
import { useRuleWords } from "./words";

const BLANK: Policy = { id: "", name: "", position: 0, channel: "", label: "", team: "", priority: null, first_minutes: 5, next_minutes: 15 };
const KEY = ["sla-policies"];

/** How soon shoppers are answered, and how often it came too late. */
export function ReplyTimes() {
  const { t, n, named, desk } = useRuleWords();
  const may = useMay()("shop.write");
  const queries = useQueryClient();
  const choices = useChoices();
  const policies = useQuery({ queryKey: KEY, queryFn: () => line.get<{ items: Policy[] }>("/sla-policies") });
  const missed = useQuery({ queryKey: [...KEY, "missed"], queryFn: () => line.get<Missed>("/sla-policies/missed") });
  const [edited, setEdited] = useState<Policy | null>(null);
  const items = policies.data?.items ?? [];
  const again = () => void queries.invalidateQueries({ queryKey: KEY });
  const failed = (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) });
  const set = (change: Partial<Policy>) => setEdited((before) => (before ? { ...before, ...change } : before));
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!edited) return;
    const { id, ...told } = edited;
    void (id ? line.patch(`/sla-policies/${id}`, told) : line.post("/sla-policies", { ...told, position: (items.at(-1)?.position ?? 0) + 1 })).then(() => setEdited(null), failed).finally(again);
  };
  const fits = (policy: Policy) => [
    policy.channel && nameIn(choices.channel, policy.channel), policy.team && nameIn(choices.team, policy.team), policy.label, policy.priority && named("priority", policy.priority),
  ].filter(Boolean).join(" · ") || t("sla.all"); // prettier-ignore
  return (
    <>
      <p className={frame.soft}>{t("sla.about")}</p>
      {may && !edited && <Button mb="md" onClick={() => setEdited(BLANK)}>{t("sla.add")}</Button>}
      {edited && (
        <section className={frame.card}>
          <form onSubmit={save}>
            <TextInput required label={t("name")} maxLength={60} value={edited.name} onChange={(event) => set({ name: event.currentTarget.value })} />
            <Group mt="sm" grow preventGrowOverflow={false}>
              <Select label={named("if", "channel")} clearable placeholder={t("sla.any")} data={choices.channel} value={edited.channel || null} onChange={(channel) => set({ channel: channel ?? "" })} />
              <Select label={named("if", "team")} clearable placeholder={t("sla.any")} data={choices.team} value={edited.team || null} onChange={(team) => set({ team: team ?? "" })} />
              <Select label={named("if", "label")} clearable placeholder={t("sla.any")} data={choices.label} value={edited.label || null} onChange={(label) => set({ label: label ?? "" })} />
              <Select label={named("if", "priority")} clearable placeholder={t("sla.any")} data={PRIORITIES.map((value) => ({ value, label: named("priority", value) }))} value={edited.priority} onChange={(priority) => set({ priority })} />
            </Group>
            <Group mt="sm">
              <NumberInput required w={200} label={t("sla.first")} min={1} max={43_200} suffix={` ${t("minutes_short")}`} value={edited.first_minutes} onChange={(value) => set({ first_minutes: Number(value) || 1 })} />
              <NumberInput required w={200} label={t("sla.next")} min={1} max={43_200} suffix={` ${t("minutes_short")}`} value={edited.next_minutes} onChange={(value) => set({ next_minutes: Number(value) || 1 })} />
              {edited.id && <NumberInput w={140} label={t("sla.position")} min={0} max={10_000} value={edited.position} onChange={(value) => set({ position: Number(value) || 0 })} />}
            </Group>
            <Group mt="md"><Button type="submit">{desk.t("save")}</Button><Button variant="subtle" color="gray" onClick={() => setEdited(null)}>{desk.t("cancel")}</Button></Group>
          </form>
        </section>
      )}
      <section className={frame.card}>
        {policies.isPending && <Skeleton height={44} />}
        {policies.isError && <p role="alert">{troubleIn(policies.error, desk)} <Button size="compact-xs" variant="light" onClick={() => void policies.refetch()}>{desk.t("again")}</Button></p>}
        <table className={frame.table} data-stacks>
          <thead><tr><th>{t("name")}</th><th>{t("sla.first")}</th><th>{t("sla.next")}</th><th aria-label={desk.t("edit")} /></tr></thead>
          <tbody>
            {items.map((policy) => (
              <tr key={policy.id}>
                <td><strong>{policy.name}</strong><div className={frame.soft}>{fits(policy)}</div></td>
                <td data-name={t("sla.first")}>{n("minutes", policy.first_minutes)}</td>
                <td data-name={t("sla.next")}>{n("minutes", policy.next_minutes)}</td>
                <td style={{ textAlign: "end", whiteSpace: "nowrap" }}>{may && <><Button size="compact-xs" variant="subtle" onClick={() => setEdited(policy)}>{desk.t("edit")}</Button><Button size="compact-xs" variant="subtle" color="red" onClick={() => void line.remove(`/sla-policies/${policy.id}`).catch(failed).finally(again)}>{desk.t("remove")}</Button></>}</td>
              </tr>
            ))}
            <tr><td>{t("sla.else")}</td><td data-name={t("sla.first")}>{n("minutes", 5)}</td><td data-name={t("sla.next")}>{n("minutes", 15)}</td><td /></tr>
          </tbody>
        </table>
      </section>
      {missed.data && (
        <section className={frame.card}>
          <h2>{n("sla.missed", missed.data.total, { days: missed.data.days })}</h2>
          {missed.data.items.length > 0 && (
            <table className={frame.table}><tbody>
              {missed.data.items.map((each) => <tr key={`${each.owner_kind}${each.owner_id}${each.team_id}`}><td>{each.owner_kind === "person" ? each.owner_name || t("somebody") : each.team_id ? nameIn(choices.team, each.team_id) : t("sla.queue")}</td><td style={{ textAlign: "end" }}>{each.number}</td></tr>)}
            </tbody></table>
          )}
        </section>
      )}
    </>
  );
}
