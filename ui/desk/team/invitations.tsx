import { Badge, Button, Group, Select, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { line } from "../api/line";
import { useMay } from "../session/session";
import settings from "../settings/settings.module.css";
import { moment } from "../words/dates";
import type { Invitation } from "./contract";
import classes from "./team.module.css";
import { useFailed } from "./use_failed";
import { useTeamWords } from "./words";

interface InviteProps {
  choices: { value: string; label: string }[];
  onLink: (link: string) => void;
  onFailed: (fault: unknown) => void;
}

export function Invite({ choices, onLink, onFailed }: InviteProps) {
  const { desk } = useTeamWords();
  const [email, setEmail] = useState("");
  const [name, setName] = useState("");
  const [role, setRole] = useState("agent");
  const send = (event: FormEvent) => {
    event.preventDefault();
    void line.post<{ url: string }>("/invitations", { email: email.trim(), name: name.trim(), role }, { key: crypto.randomUUID() }).then((told) => { onLink(told.url); setEmail(""); setName(""); }, onFailed);
  };
  return (
    <section className={settings.card}>
      <h2>{desk.t("people.invite")}</h2>
      <form onSubmit={send}>
        <div className={classes.fields}>
          <TextInput required label={desk.t("people.name")} value={name} maxLength={100} onChange={(event) => setName(event.currentTarget.value)} />
          <TextInput required type="email" label={desk.t("door.email")} value={email} onChange={(event) => setEmail(event.currentTarget.value)} />
          <Select label={desk.t("people.role")} allowDeselect={false} data={choices} value={role} onChange={(value) => value && setRole(value)} />
          <Button type="submit">{desk.t("people.invite.send")}</Button>
        </div>
      </form>
    </section>
  );
}

/** Links nobody has followed yet. */
export function Invitations({ nameOfRole, onLink }: { nameOfRole: (id: string) => string; onLink: (link: string) => void }) {
  const { t, language } = useTeamWords();
  const may = useMay();
  const failed = useFailed();
  const queries = useQueryClient();
  const told = useQuery({ queryKey: ["invitations"], queryFn: () => line.get<{ items: Invitation[] }>("/invitations") }).data?.items ?? [];
  const again = () => void queries.invalidateQueries({ queryKey: ["invitations"] });
  if (!told.length) return null;
  return (
    <section className={settings.card}>
      <h2>{t("invitations")}</h2>
      <div className={classes.list}>
        {told.map((each) => (
          <div key={each.id} className={classes.row}>
            <div className={classes.who}>
              <strong>{each.name || each.email || t("invitations.owner")}</strong> {each.state === "expired" && <Badge size="sm" color="yellow" variant="light" tt="none">{t("invitations.expired")}</Badge>}
              <div className={settings.soft}>{[each.email, nameOfRole(each.role), t(each.state === "expired" ? "invitations.ran_out" : "invitations.until", { at: moment(language, each.expires_at) })].filter(Boolean).join(" · ")}</div>
            </div>
            {may("staff.write") && (
              <Group gap={4}>
                {each.kind === "invitation" && <Button size="compact-sm" variant="subtle" aria-label={`${t("invitations.resend")}: ${each.email}`} onClick={() => void line.post<{ url: string }>(`/invitations/${each.id}/resend`, {}, { key: crypto.randomUUID() }).then((made) => onLink(made.url), failed).finally(again)}>{t("invitations.resend")}</Button>}
                <Button size="compact-sm" variant="subtle" color="red" aria-label={`${t("invitations.withdraw")}: ${each.email}`} onClick={() => void line.remove(`/invitations/${each.id}`).catch(failed).finally(again)}>{t("invitations.withdraw")}</Button>
              </Group>
            )}
          </div>
        ))}
      </div>
    </section>
  );
}
