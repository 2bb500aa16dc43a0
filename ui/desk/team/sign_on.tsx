import { Alert, Button, CopyButton, Group, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { line } from "../api/line";
import settings from "../settings/settings.module.css";
import type { Provider } from "./contract";
import classes from "./team.module.css";
import { useFailed } from "./use_failed";
import { useTeamWords } from "./words";

interface Looked {
  ok: boolean;
  why: string;
  sign_in: string;
}

const BLANK = { name: "", issuer: "", client_id: "", client_secret: "" };

/** Other houses whose accounts let people in (OpenID Connect). */
export function SignOn() {
  const { t, desk } = useTeamWords();
  const failed = useFailed();
  const queries = useQueryClient();
  const told = useQuery({ queryKey: ["sign-on-providers"], queryFn: () => line.get<{ items: Provider[]; back: string }>("/sign-on-providers") });
  const [fresh, setFresh] = useState(BLANK);
  const [looked, setLooked] = useState<Looked | null>(null);
  const [isBusy, setBusy] = useState(false);
  const again = () => void queries.invalidateQueries({ queryKey: ["sign-on-providers"] });
  const set = (change: Partial<typeof BLANK>) => { setFresh((before) => ({ ...before, ...change })); if (change.issuer !== undefined) setLooked(null); };
  const look = (issuer: string) => {
    setBusy(true);
    void line.post<Looked>("/sign-on-providers/look", { issuer }).then(setLooked, failed).finally(() => setBusy(false));
  };
  const add = (event: FormEvent) => {
    event.preventDefault();
    void line.post("/sign-on-providers", { ...fresh, name: fresh.name.trim(), issuer: fresh.issuer.trim() }, { key: crypto.randomUUID() }).then(() => { setFresh(BLANK); setLooked(null); }, failed).finally(again);
  };
  return (
    <>
      <p className={settings.soft}>{t("sign_on.lead")}</p>
      {told.data && (
        <section className={settings.card}>
          <h2>{t("sign_on.back")}</h2>
          <p className={settings.soft}>{t("sign_on.back.lead")}</p>
          <Group gap="sm" wrap="nowrap"><div className={settings.secret} style={{ flex: 1 }}>{told.data.back}</div>
            <CopyButton value={told.data.back}>{({ copied, copy }) => <Button size="compact-sm" variant="light" onClick={copy}>{desk.t(copied ? "copied" : "copy")}</Button>}</CopyButton></Group>
        </section>
      )}
      <section className={settings.card}>
        <h2>{t("sign_on.houses")}</h2>
        {told.data?.items.length === 0 && <span className={settings.soft}>{t("sign_on.none")}</span>}
        {told.data?.items.map((each) => (
          <div key={each.id} className={classes.provider}>
            <div><strong>{each.name}</strong><div className={settings.soft}>{each.issuer} · {each.client_id}</div></div>
            <Group gap={4} wrap="nowrap">
              <Button size="compact-sm" variant="subtle" loading={isBusy} aria-label={`${t("sign_on.try")}: ${each.name}`} onClick={() => look(each.issuer)}>{t("sign_on.try")}</Button>
              <Button size="compact-sm" variant="subtle" color="red" aria-label={`${desk.t("remove")}: ${each.name}`} onClick={() => void line.remove(`/sign-on-providers/${each.id}`).catch(failed).finally(again)}>{desk.t("remove")}</Button>
            </Group>
          </div>
        ))}
        {looked && <Alert mt="sm" color={looked.ok ? "teal" : "red"} role="status" title={t(looked.ok ? "sign_on.ok" : "sign_on.not_ok")}>{looked.ok ? t("sign_on.ok.lead", { where: looked.sign_in }) : looked.why.startsWith("unreachable") ? t("sign_on.unreachable") : looked.why}</Alert>}
      </section>
      <section className={settings.card}>
        <h2>{t("sign_on.add")}</h2>
        <form onSubmit={add}><Stack gap="sm">
          <div className={classes.fields}>
            <TextInput required label={t("sign_on.name")} placeholder="Google" value={fresh.name} maxLength={60} onChange={(event) => set({ name: event.currentTarget.value })} />
            <TextInput required type="url" label={t("sign_on.issuer")} placeholder="https://accounts.google.com" value={fresh.issuer} maxLength={500} onChange={(event) => set({ issuer: event.currentTarget.value })} />
            <TextInput required label={t("sign_on.client_id")} value={fresh.client_id} maxLength={300} autoComplete="off" onChange={(event) => set({ client_id: event.currentTarget.value })} />
            <PasswordInput label={t("sign_on.secret")} value={fresh.client_secret} maxLength={1000} autoComplete="off" onChange={(event) => set({ client_secret: event.currentTarget.value })} />
          </div>
          <Group><Button type="submit">{t("sign_on.connect")}</Button><Button variant="default" disabled={!fresh.issuer.trim()} loading={isBusy} onClick={() => look(fresh.issuer.trim())}>{t("sign_on.try")}</Button></Group>
        </Stack></form>
      </section>
    </>
  );
}
