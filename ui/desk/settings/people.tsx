import { Alert, Button, CopyButton, Group, Select, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Page, Staff } from "../api/contract";
import { line } from "../api/line";
import { Avatar } from "../look/avatar";
import { troubleIn } from "../look/trouble";
import { useMay, useSession } from "../session/session";
import { useWords } from "../words/words";
import classes from "./settings.module.css";

interface Role {
  id: string;
  name: string;
  built_in: boolean;
}

/** The house's people: who they are, what they may do, and asking others in. */
export function People() {
  const words = useWords();
  const { t, named } = words;
  const may = useMay();
  const me = useSession().staff.id;
  const queries = useQueryClient();
  const people = useQuery({ queryKey: ["staff"], queryFn: () => line.get<Page<Staff>>("/staff", { query: { limit: 100 } }) }).data?.items ?? [];
  const roles = useQuery({ queryKey: ["roles"], queryFn: () => line.get<{ items: Role[] }>("/roles") }).data?.items ?? [];
  const [link, setLink] = useState("");
  const again = () => void queries.invalidateQueries({ queryKey: ["staff"] });
  const failed = (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, words) });
  const change = (person: Staff, told: { role?: string; state?: string }) => void line.patch(`/staff/${person.id}`, told).catch(failed).finally(again);
  const choices = roles.map((role) => ({ value: role.id, label: roleName(role) }));
  const mayWrite = may("staff.write");
  function roleName(role: Role): string {
    return role.built_in ? named("role", role.id) : role.name;
  }
  const nameOfRole = (id: string) => choices.find((each) => each.value === id)?.label ?? named("role", id);
  return (
    <>
      {mayWrite && <Invite choices={choices} onLink={setLink} onFailed={failed} />}
      {link && (
        <Alert mb="md" title={t("people.link")} withCloseButton onClose={() => setLink("")}>
          <div className={classes.secret}>{link}</div>
          <CopyButton value={link}>{({ copied, copy }) => <Button size="compact-sm" mt="xs" variant="light" onClick={copy}>{t(copied ? "copied" : "copy")}</Button>}</CopyButton>
        </Alert>
      )}
      <section className={classes.card}>
        <table className={classes.table}>
          <thead><tr><th>{t("people.name")}</th><th>{t("people.role")}</th><th /></tr></thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id}>
                <td><span className={classes.person}><Avatar name={person.name} id={person.id} size={28} /><span>{person.name}<div className={classes.soft}>{person.email}</div></span></span></td>
                <td>{mayWrite && person.id !== me ? <Select size="xs" aria-label={t("people.role")} allowDeselect={false} data={choices} value={person.role} onChange={(role) => role && change(person, { role })} /> : nameOfRole(person.role)}</td>
                <td style={{ textAlign: "end" }}>
                  {mayWrite && person.id !== me && (
                    <Group gap={4} justify="end">
                      <Button size="compact-xs" variant="subtle" onClick={() => void line.post<{ url: string }>(`/staff/${person.id}/reset`, {}, { key: crypto.randomUUID() }).then((told) => setLink(told.url), failed)}>{t("people.reset")}</Button>
                      <Button size="compact-xs" variant="subtle" color={person.state === "disabled" ? "gray" : "red"} onClick={() => change(person, { state: person.state === "disabled" ? "active" : "disabled" })}>{t(person.state === "disabled" ? "people.enable" : "people.disable")}</Button>
                    </Group>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

interface InviteProps {
  choices: { value: string; label: string }[];
  onLink: (link: string) => void;
  onFailed: (fault: unknown) => void;
}

function Invite({ choices, onLink, onFailed }: InviteProps) {
  const { t } = useWords();
  const [email, setEmail] = useState("");
  const [name, setName] = useState("");
  const [role, setRole] = useState("agent");
  const send = (event: FormEvent) => {
    event.preventDefault();
    void line.post<{ url: string }>("/invitations", { email: email.trim(), name: name.trim(), role }, { key: crypto.randomUUID() }).then((told) => { onLink(told.url); setEmail(""); setName(""); }, onFailed);
  };
  return (
    <section className={classes.card}>
      <h2>{t("people.invite")}</h2>
      <form onSubmit={send}>
        <Group align="end" gap="sm">
          <TextInput required label={t("people.name")} value={name} onChange={(event) => setName(event.currentTarget.value)} style={{ flex: 1 }} />
          <TextInput required type="email" label={t("door.email")} value={email} onChange={(event) => setEmail(event.currentTarget.value)} style={{ flex: 1.4 }} />
          <Select label={t("people.role")} allowDeselect={false} data={choices} value={role} onChange={(value) => value && setRole(value)} w={140} />
          <Button type="submit">{t("people.invite.send")}</Button>
        </Group>
      </form>
    </section>
  );
}
