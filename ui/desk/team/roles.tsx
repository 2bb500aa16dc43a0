import { Badge, Button, Checkbox, Group, Stack, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Page, Staff } from "../api/contract";
import { line } from "../api/line";
import { useMay } from "../session/session";
import settings from "../settings/settings.module.css";
import { byArea, type Permission, type Role } from "./contract";
import classes from "./team.module.css";
import { useFailed } from "./use_failed";
import { useTeamWords } from "./words";

interface Told {
  items: Role[];
  permissions: Permission[];
}

/** What each role may do, in words, and who has it; and the shop's own roles. */
export function Roles() {
  const { t, n, desk } = useTeamWords();
  const may = useMay();
  const failed = useFailed();
  const queries = useQueryClient();
  const told = useQuery({ queryKey: ["roles"], queryFn: () => line.get<Told>("/roles") });
  const people = useQuery({ queryKey: ["staff"], queryFn: () => line.get<Page<Staff>>("/staff", { query: { limit: 100 } }) }).data?.items ?? [];
  const [open, setOpen] = useState("");
  const [edited, setEdited] = useState<Role | null>(null);
  const again = () => void queries.invalidateQueries({ queryKey: ["roles"] });
  const mayWrite = may("staff.write");
  const all = told.data?.permissions ?? [];
  const nameOf = (role: Role) => (role.built_in ? desk.named("role", role.id) : role.name);
  const copy = (role: Role) => setEdited({ id: "", name: t("roles.like", { name: nameOf(role) }), permissions: role.permissions.filter(may), built_in: false });
  return (
    <>
      <p className={settings.soft}>{t("roles.lead")}</p>
      {mayWrite && !edited && <Button mb="md" onClick={() => setEdited({ id: "", name: "", permissions: [], built_in: false })}>{t("roles.add")}</Button>}
      {edited && <RoleForm key={edited.id} role={edited} all={all} onDone={() => { setEdited(null); again(); }} onCancel={() => setEdited(null)} />}
      {told.isError && !told.data && <p role="alert">{desk.t("trouble.unreachable")} <Button size="compact-sm" variant="light" onClick={() => void told.refetch()}>{desk.t("again")}</Button></p>}
      {told.data?.items.filter((each) => !edited?.id || each.id !== edited.id).map((role) => {
        const has = people.filter((each) => each.role === role.id && each.state === "active");
        const areas = byArea(all.filter((each) => role.permissions.includes(each.name)));
        return (
          <section key={role.id} className={settings.card} aria-label={nameOf(role)}>
            <div className={classes.head}>
              <h2>{nameOf(role)} {role.built_in && <Badge size="sm" variant="default" tt="none">{t("roles.built_in")}</Badge>}</h2>
              <Group gap={4}>
                <Button size="compact-sm" variant="subtle" aria-expanded={open === role.id} aria-label={`${t(open === role.id ? "roles.hide" : "roles.show")}: ${nameOf(role)}`} onClick={() => setOpen(open === role.id ? "" : role.id)}>{t(open === role.id ? "roles.hide" : "roles.show")}</Button>
                {mayWrite && <Button size="compact-sm" variant="subtle" aria-label={`${t("roles.copy")}: ${nameOf(role)}`} onClick={() => copy(role)}>{t("roles.copy")}</Button>}
                {mayWrite && !role.built_in && <>
                  <Button size="compact-sm" variant="subtle" aria-label={`${desk.t("edit")}: ${role.name}`} onClick={() => setEdited(role)}>{desk.t("edit")}</Button>
                  <Button size="compact-sm" variant="subtle" color="red" aria-label={`${desk.t("remove")}: ${role.name}`} disabled={has.length > 0} onClick={() => void line.remove(`/roles/${role.id}`).catch(failed).finally(again)}>{desk.t("remove")}</Button>
                </>}
              </Group>
            </div>
            <p className={settings.soft}>{n("roles.may", role.permissions.length)} · {has.length ? has.map((each) => each.name).join(", ") : t("roles.nobody")}</p>
            {open === role.id && (
              <dl className={classes.may}>
                {areas.map(([area, some]) => <div key={area}><dt><Area name={area} /></dt><dd>{some.map((each) => <Meaning key={each.name} permission={each} />)}</dd></div>)}
              </dl>
            )}
          </section>
        );
      })}
    </>
  );
}

function Area({ name }: { name: string }) {
  const { named } = useTeamWords();
  return <>{named("area", name)}</>;
}

/** In English the server's own words; elsewhere the verb, which the heading completes. */
function Meaning({ permission }: { permission: Permission }) {
  const { named, language } = useTeamWords();
  const verb = permission.name.split(".")[1] ?? "use";
  return <span>{language === "en" ? permission.meaning : named("verb", verb)}</span>;
}

function RoleForm({ role, all, onDone, onCancel }: { role: Role; all: readonly Permission[]; onDone: () => void; onCancel: () => void }) {
  const { t, n, named, desk } = useTeamWords();
  const may = useMay();
  const failed = useFailed();
  const [name, setName] = useState(role.name);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(role.permissions));
  const turn = (names: readonly string[], isOn: boolean) => setChosen((before) => new Set(isOn ? [...before, ...names] : [...before].filter((each) => !names.includes(each))));
  const save = (event: FormEvent) => {
    event.preventDefault();
    const body = { name: name.trim(), permissions: [...chosen].sort() };
    void (role.id ? line.patch(`/roles/${role.id}`, body) : line.post("/roles", body, { key: crypto.randomUUID() })).then(onDone, failed);
  };
  return (
    <section className={settings.card}>
      <h2>{role.id ? role.name : t("roles.add")}</h2>
      <form onSubmit={save}><Stack gap="md">
        <TextInput required label={t("roles.name")} value={name} maxLength={60} onChange={(event) => setName(event.currentTarget.value)} />
        <div className={classes.areas}>
          {byArea(all).map(([area, some]) => {
            const names = some.map((each) => each.name).filter(may);
            const on = names.filter((each) => chosen.has(each)).length;
            return (
              <fieldset key={area} className={classes.area}>
                <legend><Checkbox size="xs" label={named("area", area)} disabled={!names.length} checked={on > 0 && on === names.length} indeterminate={on > 0 && on < names.length} onChange={(event) => turn(names, event.currentTarget.checked)} /></legend>
                {some.map((each) => <Checkbox key={each.name} size="xs" disabled={!may(each.name)} label={<Meaning permission={each} />} description={<code>{each.name}</code>} checked={chosen.has(each.name)} onChange={(event) => turn([each.name], event.currentTarget.checked)} />)}
              </fieldset>
            );
          })}
        </div>
        <Group><Button type="submit" disabled={!name.trim()}>{desk.t("save")}</Button><Button variant="subtle" color="gray" onClick={onCancel}>{desk.t("cancel")}</Button><span className={settings.soft}>{n("roles.may", chosen.size)}</span></Group>
      </Stack></form>
    </section>
  );
}
