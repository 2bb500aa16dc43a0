import { Button, Group, MultiSelect, NumberInput, Select, Stack, Switch, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { line } from "../api/line";
import { useColleagues } from "../inbox/houses";
import { Avatar } from "../look/avatar";
import { useMay } from "../session/session";
import settings from "../settings/settings.module.css";
import { NEW_TEAM, type Routing, type Team, wrongDay } from "./contract";
import { HoursFields } from "./hours";
import classes from "./team.module.css";
import { useFailed } from "./use_failed";
import { useTeamWords } from "./words";

/** Teams: who is in them, when they answer, and how conversations find them. */
export function Teams() {
  const { t, desk } = useTeamWords();
  const may = useMay();
  const failed = useFailed();
  const queries = useQueryClient();
  const people = useColleagues();
  const teams = useQuery({ queryKey: ["teams"], queryFn: () => line.get<{ items: Team[] }>("/teams") });
  const [edited, setEdited] = useState<Team | null>(null);
  const again = () => void queries.invalidateQueries({ queryKey: ["teams"] });
  const mayWrite = may("shop.write");
  const name = (id: string) => people.find((each) => each.id === id)?.name ?? "…";
  return (
    <>
      <p className={settings.soft}>{t("teams.lead")}</p>
      {mayWrite && !edited && <Button mb="md" onClick={() => setEdited(NEW_TEAM)}>{t("teams.add")}</Button>}
      {edited && <TeamForm key={edited.id} team={edited} onDone={() => { setEdited(null); again(); }} onCancel={() => setEdited(null)} />}
      {teams.isError && !teams.data && <p role="alert">{desk.t("trouble.unreachable")} <Button size="compact-sm" variant="light" onClick={() => void teams.refetch()}>{desk.t("again")}</Button></p>}
      {teams.data?.items.length === 0 && !edited && <section className={settings.card}><strong>{t("teams.none")}</strong><p className={settings.soft}>{t("teams.none.lead")}</p></section>}
      {teams.data?.items.filter((each) => each.id !== edited?.id).map((team) => (
        <section key={team.id} className={settings.card} aria-label={team.name}>
          <div className={classes.head}>
            <h2>{team.name}</h2>
            {mayWrite && <Group gap={4}>
              <Button size="compact-sm" variant="subtle" aria-label={`${desk.t("edit")}: ${team.name}`} onClick={() => setEdited(team)}>{desk.t("edit")}</Button>
              <Button size="compact-sm" variant="subtle" color="red" aria-label={`${t("teams.dissolve")}: ${team.name}`} onClick={() => void line.remove(`/teams/${team.id}`).catch(failed).finally(again)}>{t("teams.dissolve")}</Button>
            </Group>}
          </div>
          <div className={classes.people}>
            {team.members.length === 0 && <span className={settings.soft}>{t("teams.nobody")}</span>}
            {team.members.map((id) => <span key={id} className={classes.person}><Avatar name={name(id)} id={id} size={20} />{name(id)}</span>)}
          </div>
          <p className={settings.soft}>{summary(team)}</p>
        </section>
      ))}
    </>
  );

  function summary({ routing, hours }: Team): string {
    const told = [t(`mode.${routing.mode}`)];
    if (routing.mode !== "manual") told.push(routing.capacity ? t("capacity.told", { n: routing.capacity }) : t("capacity.any"));
    if (routing.silence_minutes) told.push(t("silence.told", { n: routing.silence_minutes }));
    if (routing.takes_rest) told.push(t("rest.told"));
    told.push(t(hours ? "hours.own" : "hours.shop"));
    return told.join(" · ");
  }
}

function TeamForm({ team, onDone, onCancel }: { team: Team; onDone: () => void; onCancel: () => void }) {
  const { t, desk } = useTeamWords();
  const failed = useFailed();
  const people = useColleagues();
  const [told, setTold] = useState(team);
  const set = (change: Partial<Team>) => setTold((before) => ({ ...before, ...change }));
  const route = (change: Partial<Routing>) => set({ routing: { ...told.routing, ...change } });
  const { routing } = told;
  const save = (event: FormEvent) => {
    event.preventDefault();
    const { id, ...body } = told;
    void (id ? line.patch(`/teams/${id}`, body) : line.post("/teams", body, { key: crypto.randomUUID() })).then(onDone, failed);
  };
  return (
    <section className={settings.card}>
      <h2>{team.name || t("teams.add")}</h2>
      <form onSubmit={save}><Stack gap="md">
        <TextInput required data-autofocus label={t("teams.name")} value={told.name} maxLength={60} onChange={(event) => set({ name: event.currentTarget.value })} />
        <MultiSelect searchable label={t("teams.members")} data={people.map((each) => ({ value: each.id, label: each.name }))} value={told.members} onChange={(members) => set({ members })} />
        <fieldset className={classes.fieldset}>
          <legend>{t("routing")}</legend>
          <div className={classes.fields}>
            <Select label={t("mode")} allowDeselect={false} value={routing.mode} data={(["manual", "round_robin", "load"] as const).map((mode) => ({ value: mode, label: t(`mode.${mode}`) }))} onChange={(mode) => mode && route({ mode: mode as Routing["mode"] })} />
            <NumberInput label={t("capacity")} description={t("capacity.lead")} min={0} max={1000} allowDecimal={false} value={routing.capacity} onChange={(value) => route({ capacity: Number(value) || 0 })} />
            <NumberInput label={t("silence")} description={t("silence.lead")} min={0} max={10080} allowDecimal={false} value={routing.silence_minutes} onChange={(value) => route({ silence_minutes: Number(value) || 0 })} />
          </div>
          <Switch label={t("own_clients")} checked={routing.own_clients} onChange={(event) => route({ own_clients: event.currentTarget.checked })} />
          <Switch label={t("by_language")} checked={routing.by_language} onChange={(event) => route({ by_language: event.currentTarget.checked })} />
          <Switch label={t("by_skill")} checked={routing.by_skill} onChange={(event) => route({ by_skill: event.currentTarget.checked })} />
          <Switch label={t("takes_rest")} checked={routing.takes_rest} onChange={(event) => route({ takes_rest: event.currentTarget.checked })} />
        </fieldset>
        <HoursFields hours={told.hours} onChange={(hours) => set({ hours })} />
        <Group><Button type="submit" disabled={wrongDay(told.hours) !== null}>{desk.t("save")}</Button><Button variant="subtle" color="gray" onClick={onCancel}>{desk.t("cancel")}</Button></Group>
      </Stack></form>
    </section>
  );
}
