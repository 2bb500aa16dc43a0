import { Button, Group, MultiSelect, NumberInput, Select, TagsInput, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Agent } from "../api/contract";
import { line } from "../api/line";
import { useLabels } from "../inbox/houses";
import { tellDone } from "../look/undoable";
import { useMay, useSession } from "../session/session";
import { languageName } from "../words/dates";
import type { Person } from "./contract";
import classes from "./team.module.css";
import { useFailed } from "./use_failed";
import { useTeamWords } from "./words";

interface Props {
  person: Person;
  agent: Agent | undefined;
  isMe: boolean;
  choices: { value: string; label: string }[];
  onLink: (link: string) => void;
  onDone: () => void;
}

const SPOKEN = ["en", "fr", "ko", "ru", "de", "es", "it", "ja", "nl", "pl", "pt", "tr", "uk", "ar", "zh", "vi"];

/** What somebody may do and can carry, and what becomes of their way in. */
export function PersonForm({ person, agent, isMe, choices, onLink, onDone }: Props) {
  const { t, language, desk } = useTeamWords();
  const may = useMay();
  const failed = useFailed();
  const { shop } = useSession();
  const labels = useLabels();
  const [name, setName] = useState(person.name);
  const [role, setRole] = useState(person.role);
  const [capacity, setCapacity] = useState(agent?.capacity ?? 0);
  const [languages, setLanguages] = useState(agent?.languages ?? []);
  const [skills, setSkills] = useState(agent?.skills ?? []);
  const mayWrite = may("staff.write");
  const mayCarry = may("conversations.supervise") && agent !== undefined;
  const isOff = person.state === "disabled";
  const run = (work: Promise<unknown>, done = desk.t("saved_it")) => void work.then(() => tellDone(done), failed).finally(onDone);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const own = { ...(name.trim() !== person.name && { name: name.trim() }), ...(role !== person.role && { role }) };
    const steps = [];
    if (mayWrite && Object.keys(own).length) steps.push(line.patch(`/staff/${person.id}`, own));
    if (mayCarry) steps.push(line.patch(`/agents/${person.id}`, { capacity, languages, skills }));
    run(Promise.all(steps));
  };
  const spoken = [...new Set([...shop.languages.map((each) => each.split("-")[0] ?? each), ...SPOKEN, ...languages])];
  return (
    <form className={classes.details} onSubmit={save}>
      <div className={classes.fields}>
        {mayWrite && <TextInput label={desk.t("people.name")} value={name} maxLength={100} onChange={(event) => setName(event.currentTarget.value)} />}
        {mayWrite && <Select label={desk.t("people.role")} disabled={isMe} allowDeselect={false} data={choices} value={role} onChange={(value) => value && setRole(value)} />}
        {mayCarry && <NumberInput label={t("people.capacity")} description={t("people.capacity.lead")} min={0} max={1000} allowDecimal={false} value={capacity} onChange={(value) => setCapacity(Number(value) || 0)} />}
        {mayCarry && <MultiSelect searchable label={t("people.languages")} data={spoken.map((code) => ({ value: code, label: languageName(language, code) }))} value={languages} onChange={setLanguages} />}
        {mayCarry && <TagsInput label={t("people.skills")} description={t("people.skills.lead")} data={labels.map((each) => each.name)} value={skills} onChange={setSkills} maxTags={50} />}
      </div>
      <Group gap="xs">
        <Button type="submit" size="sm" disabled={!name.trim()}>{desk.t("save")}</Button>
        {mayCarry && !isOff && (agent.away
          ? <Button size="sm" variant="default" onClick={() => run(line.patch(`/agents/${person.id}`, { away: false }))}>{t("people.back")}</Button>
          : <Button size="sm" variant="default" onClick={() => run(line.patch(`/agents/${person.id}`, { away: true, reassign: true }))}>{t("people.away")}</Button>)}
        {mayWrite && !isMe && <>
          <Button size="sm" variant="default" disabled={!person.sessions} onClick={() => run(line.remove(`/staff/${person.id}/sessions`), t("people.signed_out"))}>{t("people.sign_out")}</Button>
          <Button size="sm" variant="default" onClick={() => void line.post<{ url: string }>(`/staff/${person.id}/reset`, {}, { key: crypto.randomUUID() }).then((told) => onLink(told.url), failed)}>{desk.t("people.reset")}</Button>
          {person.second_factor && <Button size="sm" variant="default" onClick={() => void line.post<{ url: string }>(`/staff/${person.id}/reset`, { second_factor: true }, { key: crypto.randomUUID() }).then((told) => onLink(told.url), failed)}>{t("people.reset_factor")}</Button>}
          <Button size="sm" variant="light" color={isOff ? "gray" : "red"} onClick={() => run(line.patch(`/staff/${person.id}`, { state: isOff ? "active" : "disabled" }))}>{desk.t(isOff ? "people.enable" : "people.disable")}</Button>
        </>}
      </Group>
    </form>
  );
}
