import { Alert, Badge, Button, CopyButton, Group } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Agent, Page } from "../api/contract";
import { line } from "../api/line";
import { Avatar } from "../look/avatar";
import { useMay, useSession } from "../session/session";
import settings from "../settings/settings.module.css";
import { useNow } from "../words/clock";
import { age, whole } from "../words/dates";
import type { Person, Role } from "./contract";
import { PersonForm } from "./person_form";
import { Invitations, Invite } from "./invitations";
import classes from "./team.module.css";
import { useFailed } from "./use_failed";
import { useTeamWords } from "./words";

/** The house's people: who they are, what they may do, how they stand with the door; and asking others in. */
export function People() {
  const { t, n, desk, language } = useTeamWords();
  const may = useMay();
  const failed = useFailed();
  const now = useNow();
  const me = useSession().staff.id;
  const queries = useQueryClient();
  const people = useQuery({ queryKey: ["staff"], queryFn: () => line.get<Page<Person>>("/staff", { query: { limit: 100 } }) });
  const agents = useQuery({ queryKey: ["agents"], queryFn: () => line.get<{ items: Agent[] }>("/agents") }).data?.items ?? [];
  const roles = useQuery({ queryKey: ["roles"], queryFn: () => line.get<{ items: Role[] }>("/roles") }).data?.items ?? [];
  const [link, setLink] = useState("");
  const [open, setOpen] = useState("");
  const choices = roles.map((role) => ({ value: role.id, label: role.built_in ? desk.named("role", role.id) : role.name }));
  const nameOfRole = (id: string) => choices.find((each) => each.value === id)?.label ?? desk.named("role", id);
  const mayWrite = may("staff.write");
  const again = () => {
    for (const key of ["staff", "agents", "invitations"]) void queries.invalidateQueries({ queryKey: [key] });
  };
  return (
    <>
      {mayWrite && <Invite choices={choices} onLink={(told) => { setLink(told); again(); }} onFailed={failed} />}
      {link && (
        <Alert mb="md" title={desk.t("people.link")} withCloseButton closeButtonLabel={desk.t("close")} onClose={() => setLink("")}>
          <div className={settings.secret}>{link}</div>
          <CopyButton value={link}>{({ copied, copy }) => <Button size="compact-sm" mt="xs" variant="light" onClick={copy}>{desk.t(copied ? "copied" : "copy")}</Button>}</CopyButton>
        </Alert>
      )}
      <Invitations nameOfRole={nameOfRole} onLink={setLink} />
      <section className={settings.card}>
        <h2>{desk.t("settings.people")}</h2>
        {people.isError && !people.data && <p role="alert">{desk.t("trouble.unreachable")} <Button size="compact-sm" variant="light" onClick={() => void people.refetch()}>{desk.t("again")}</Button></p>}
        <div className={classes.list}>
          {(people.data?.items ?? []).map((person) => {
            const agent = agents.find((each) => each.staff_id === person.id);
            const isOff = person.state === "disabled";
            return (
              <div key={person.id} className={classes.one} data-off={isOff}>
                <div className={classes.row}>
                  <Avatar name={person.name} id={person.id} size={36} />
                  <div className={classes.who}>
                    <strong>{person.name}</strong> {isOff && <Badge size="sm" variant="default" tt="none">{t("people.disabled")}</Badge>} {agent?.away && <Badge size="sm" variant="default" tt="none">{desk.t("assign.away")}</Badge>}
                    <div className={settings.soft}>{person.email} · {nameOfRole(person.role)}</div>
                    <div className={classes.facts}>
                      <span className={person.second_factor ? "" : (classes.off ?? "")}>{t(person.second_factor ? "people.factor" : "people.no_factor")}</span>
                      <span title={person.seen_at ? whole(language, person.seen_at) : ""}>{person.seen_at ? t("people.seen", { at: age(language, person.seen_at, now, desk.t("now")) }) : t("people.never_seen")}</span>
                      {person.sessions > 0 && <span>{n("people.sessions", person.sessions)}</span>}
                      {agent && !isOff && <span>{agent.capacity ? t("people.load", { n: agent.load, most: agent.capacity }) : n("people.open", agent.load)}</span>}
                      {agent && agent.languages.length > 0 && <span>{agent.languages.join(", ")}</span>}
                      {agent && agent.skills.length > 0 && <span>{agent.skills.join(", ")}</span>}
                    </div>
                  </div>
                  {(mayWrite || may("conversations.supervise")) && (
                    <Group gap={4}><Button size="compact-sm" variant="subtle" aria-expanded={open === person.id} aria-label={`${desk.t("edit")}: ${person.name}`} onClick={() => setOpen(open === person.id ? "" : person.id)}>{desk.t("edit")}</Button></Group>
                  )}
                </div>
                {open === person.id && <PersonForm key={person.id} person={person} agent={agent} isMe={person.id === me} choices={choices} onLink={setLink} onDone={again} />}
              </div>
            );
          })}
        </div>
      </section>
    </>
  );
}
