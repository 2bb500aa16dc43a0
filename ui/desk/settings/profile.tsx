import { Button, Group, PasswordInput, Stack, Switch, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Session } from "../api/contract";
import { line } from "../api/line";
import { troubleIn } from "../look/trouble";
import { useSession, useSessionState } from "../session/session";
import { Notices } from "../team/notices";
import { SecondFactor } from "../team/second_factor";
import { moment } from "../words/dates";
import { useWords } from "../words/words";
import classes from "./settings.module.css";

export function Profile() {
  const words = useWords();
  const { t } = words;
  const { staff } = useSession();
  const { change } = useSessionState();
  const [name, setName] = useState(staff.name);
  const failed = (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, words) });
  return (
    <>
      <section className={classes.card}>
        <Stack gap="md">
          <Group align="end"><TextInput label={t("welcome.name")} value={name} maxLength={100} onChange={(event) => setName(event.currentTarget.value)} style={{ flex: 1 }} />
            <Button disabled={!name.trim() || name === staff.name} onClick={() => void change({ name: name.trim() }).then(() => notifications.show({ message: t("saved_it") }), failed)}>{t("save")}</Button></Group>
          <Switch label={t("profile.enter_sends")} checked={staff.settings.enter_sends !== false} onChange={(event) => void change({ settings: { enter_sends: event.currentTarget.checked } }).catch(failed)} />
        </Stack>
      </section>
      <Password onFailed={failed} />
      <SecondFactor onFailed={failed} />
      <Notices onFailed={failed} />
      <Sessions />
    </>
  );
}

function Password({ onFailed }: { onFailed: (fault: unknown) => void }) {
  const { t } = useWords();
  const { signedIn } = useSessionState();
  const [old, setOld] = useState("");
  const [next, setNext] = useState("");
  const save = (event: FormEvent) => {
    event.preventDefault();
    void line.put<Session>("/session/password", { old, new: next }).then((session) => { signedIn(session); setOld(""); setNext(""); notifications.show({ message: t("saved_it") }); }, onFailed);
  };
  return (
    <section className={classes.card}>
      <h2>{t("profile.password")}</h2>
      <form onSubmit={save}><Stack gap="sm">
        <PasswordInput label={t("profile.password.old")} autoComplete="current-password" value={old} onChange={(event) => setOld(event.currentTarget.value)} />
        <PasswordInput label={t("profile.password.new")} autoComplete="new-password" value={next} onChange={(event) => setNext(event.currentTarget.value)} />
        <Button type="submit" w="fit-content" disabled={!old || next.length < 12}>{t("save")}</Button>
      </Stack></form>
    </section>
  );
}

interface SessionRow {
  id: string;
  agent: string;
  origin: string;
  seen_at: string;
  current: boolean;
}

function Sessions() {
  const { t, language } = useWords();
  const queries = useQueryClient();
  const sessions = useQuery({ queryKey: ["sessions"], queryFn: () => line.get<{ items: SessionRow[] }>("/sessions") }).data?.items ?? [];
  if (!sessions.length) return null;
  return (
    <section className={classes.card}>
      <h2>{t("profile.sessions")}</h2>
      <table className={classes.table}><tbody>
        {sessions.map((each) => (
          <tr key={each.id}>
            <td>{browserOf(each.agent)}<div className={classes.soft} title={each.agent}>{each.origin} · {moment(language, each.seen_at)}</div></td>
            <td style={{ textAlign: "end" }}>{each.current ? <span className={classes.soft}>{t("profile.sessions.here")}</span> : <Button size="compact-xs" variant="subtle" color="red" onClick={() => void line.remove(`/sessions/${each.id}`).finally(() => void queries.invalidateQueries({ queryKey: ["sessions"] }))}>{t("profile.sessions.end")}</Button>}</td>
          </tr>
        ))}
      </tbody></table>
    </section>
  );
}

/** "Firefox · Windows" out of what a browser calls itself. */
export function browserOf(agent: string): string {
  const browser = /(Edg|OPR|Firefox|CriOS|FxiOS|HeadlessChrome|Chrome|Safari)\//.exec(agent)?.[1];
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|CrOS|Linux)/.exec(agent)?.[1];
  const names: Record<string, string> = { Edg: "Edge", OPR: "Opera", CriOS: "Chrome", FxiOS: "Firefox", HeadlessChrome: "Chrome", "Mac OS X": "macOS", CrOS: "ChromeOS" };
  return [browser, system].flatMap((each) => (each ? [names[each] ?? each] : [])).join(" · ") || "…";
}
