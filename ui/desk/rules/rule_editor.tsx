import { Button, Checkbox, Group, NumberInput, SegmentedControl, Select, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Link } from "react-router";
import { line } from "../api/line";
import { nameOf } from "../look/name";
import { troubleIn } from "../look/trouble";
import frame from "../settings/settings.module.css";
import { whole } from "../words/dates";
import { Actions } from "./actions";
import { useChoices } from "./choices";
import { Conditions } from "./conditions";
import classes from "./rules.module.css";
import { BY_THE_CLOCK, type Definition, type EventName, EVENTS, type Firing, isWhole, type Met, type Rule } from "./shapes";
import { useRuleWords } from "./words";

const BLANK: Definition = { event: "shopper_wrote", actions: [], conditions: [], match: "all", minutes: 0, version: 1 };

/** One rule: when, if, then. It can be tried on the last conversations before it is kept. */
export function RuleEditor({ rule, onDone }: { rule: Rule | null; onDone: () => void }) {
  const { t, named, desk } = useRuleWords();
  const choices = useChoices();
  const [name, setName] = useState(rule?.name ?? "");
  const [stops, setStops] = useState(rule?.stops ?? false);
  const [told, setTold] = useState<Definition>(rule?.definition ?? BLANK);
  const [met, setMet] = useState<Met | null>(null);
  const isTimed = BY_THE_CLOCK.includes(told.event);
  const isReady = told.actions.length > 0 && [...told.actions, ...told.conditions].every(isWhole) && (!isTimed || told.minutes > 0);
  const set = (change: Partial<Definition>) => {
    setTold((before) => ({ ...before, ...change }));
    setMet(null);
  };
  const failed = (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) });
  const save = (event: FormEvent) => {
    event.preventDefault();
    const body = { name, stops, definition: told };
    void (rule ? line.patch(`/rules/${rule.id}`, body) : line.post("/rules", body)).then(onDone, failed);
  };
  const trial = () => void line.post<Met>("/rules/trial", { definition: told }).then(setMet, failed);
  return (
    <form onSubmit={save}>
      <section className={frame.card}>
        <TextInput required label={t("name")} maxLength={80} value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
        <h2 className={classes.part}>{t("when")}</h2>
        <Group align="end" gap="sm">
          <Select aria-label={t("when")} w={320} maw="100%" allowDeselect={false} searchable value={told.event} data={EVENTS.map((value) => ({ value, label: named("event", value) }))} onChange={(value) => set({ event: (value ?? "opened") as EventName, minutes: BY_THE_CLOCK.includes(value as EventName) ? told.minutes || 10 : 0 })} />
          {isTimed && <NumberInput aria-label={t("minutes_of", { what: named("event", told.event) })} w={150} min={1} max={43_200} suffix={` ${t("minutes_short")}`} value={told.minutes} onChange={(value) => set({ minutes: Number(value) || 0 })} />}
        </Group>
        <h2 className={classes.part}>{t("if")}</h2>
        {told.conditions.length > 1 && <SegmentedControl mb="sm" size="xs" aria-label={t("match")} value={told.match} data={[{ value: "all", label: t("match.all") }, { value: "any", label: t("match.any") }]} onChange={(match) => set({ match: match as "all" })} />}
        <Conditions conditions={told.conditions} choices={choices} onChange={(conditions) => set({ conditions })} />
        <h2 className={classes.part}>{t("then")}</h2>
        <Actions actions={told.actions} choices={choices} hasMe={false} onChange={(actions) => set({ actions })} />
        <Checkbox mt="lg" label={t("rules.stops")} checked={stops} onChange={(event) => setStops(event.currentTarget.checked)} />
        <Group mt="lg">
          <Button type="submit" disabled={!isReady || !name.trim()}>{desk.t("save")}</Button>
          <Button variant="default" disabled={!isReady} onClick={trial}>{t("try_it")}</Button>
          <Button variant="subtle" color="gray" onClick={onDone}>{desk.t("cancel")}</Button>
        </Group>
        {met && <MetList met={met} />}
      </section>
      {rule && <Lately rule={rule} />}
    </form>
  );
}

function MetList({ met }: { met: Met }) {
  const { n, t, desk } = useRuleWords();
  return (
    <div className={classes.met} role="status">
      <strong>{met.items.length ? n("met", met.items.length, { of: met.looked_at }) : t("met.none", { of: met.looked_at })}</strong>
      {met.items.length > 0 && <ul>{met.items.slice(0, 12).map((each) => <li key={each.conversation_id}><Link to={`/inbox/all/${each.conversation_id}`}>{nameOf(each.contact_name, each.conversation_id, desk)}</Link></li>)}</ul>}
      {met.items.length > 12 && <p>{n("met.more", met.items.length - 12)}</p>}
    </div>
  );
}

/** When it followed last, and what came of it. */
function Lately({ rule }: { rule: Rule }) {
  const { t, named, language } = useRuleWords();
  const firings = useQuery({ queryKey: ["rules", rule.id, "firings"], queryFn: () => line.get<{ items: Firing[] }>(`/rules/${rule.id}/firings`) });
  const items = firings.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className={frame.card}>
      <h2>{t("lately")}</h2>
      <table className={frame.table}><tbody>
        {items.map((each) => (
          <tr key={each.id}>
            <td><Link to={`/inbox/all/${each.conversation_id}`}>{whole(language, each.at)}</Link></td>
            <td>{named("outcome", each.outcome)}</td>
            <td className={frame.soft}>{each.steps.filter(({ why }) => why).map(({ do: what, why }) => (what ? `${named("do", what)}: ${named("why", why)}` : named("why", why))).join(", ")}</td>
          </tr>
        ))}
      </tbody></table>
    </section>
  );
}
