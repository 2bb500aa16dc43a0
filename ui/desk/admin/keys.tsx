import { Button, Checkbox, Group, Select, Stack, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { line } from "../api/line";
import { useMay } from "../session/session";
import settings from "../settings/settings.module.css";
import { date, moment } from "../words/dates";
import classes from "./admin.module.css";
import { Asking, Empty } from "./asking";
import { CopyLine } from "./copied";
import { Mark } from "./mark";
import { Notice } from "./notice";
import type { ApiKey, Permission } from "./told";
import { useDoing } from "./use_doing";
import { useAdminWords } from "./words";

const DAY = 86_400_000;
const LASTS = ["0", "7", "30", "90", "365"];

/** Keys of the API: made with just what they need, shown once, ended at once. */
export function Keys() {
  const { t } = useAdminWords();
  const may = useMay();
  const keys = useQuery({ queryKey: ["keys"], queryFn: () => line.get<{ items: ApiKey[] }>("/keys") });
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState("");
  return (
    <>
      {secret && <Notice mood="waiting" onClose={() => setSecret("")} title={t("keys.once")}><CopyLine label={t("keys.key")} value={secret} /></Notice>}
      {may("staff.write") && !making && <Button mb="md" onClick={() => setMaking(true)}>{t("keys.make")}</Button>}
      {making && <NewKey onDone={(made) => { setMaking(false); setSecret(made); }} />}
      <Asking of={keys}>
        {({ items }) => (items.length ? <section className={settings.card}>{[...items].reverse().map((each) => <Row key={each.id} row={each} />)}</section> : <Empty title={t("keys.none")}>{t("keys.none.do")}</Empty>)}
      </Asking>
    </>
  );
}

function Row({ row }: { row: ApiKey }) {
  const { t, n, language } = useAdminWords();
  const may = useMay();
  const { busy, run } = useDoing("keys");
  const [sure, setSure] = useState(false);
  const [open, setOpen] = useState(false);
  const isOver = row.expires_at !== null && Date.parse(row.expires_at) <= Date.now();
  const ended = row.revoked_at ? t("keys.revoked") : isOver ? t("keys.over") : "";
  return (
    <div style={{ padding: "10px 0", borderBlockEnd: "1px solid var(--line)" }} data-key={row.name}>
      <div className={classes.head}>
        <strong className={classes.grow}>{row.name || row.id}</strong>
        {ended && <Mark mood="plain">{ended}</Mark>}
        <span className={classes.soft}>{row.last_used_at ? t("keys.used", { at: moment(language, row.last_used_at) }) : t("keys.unused")}</span>
        {row.expires_at && !ended && <span className={classes.soft}>{t("keys.until", { at: date(language, row.expires_at) })}</span>}
        <Button size="compact-xs" variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>{n("keys.may", row.permissions.length)}</Button>
        {!ended && may("staff.write") && (sure
          ? <Button size="compact-xs" color="red" loading={busy} onClick={() => void run(() => line.remove(`/keys/${row.id}`))}>{t("keys.revoke.sure")}</Button>
          : <Button size="compact-xs" color="red" variant="subtle" onClick={() => setSure(true)}>{t("keys.revoke")}</Button>)}
      </div>
      {open && <div className={classes.code}>{row.permissions.join("\n")}</div>}
    </div>
  );
}

function NewKey({ onDone }: { onDone: (secret: string) => void }) {
  const { t, desk } = useAdminWords();
  const { busy, trouble, run } = useDoing("keys");
  const permissions = useQuery({ queryKey: ["permissions"], queryFn: () => line.get<{ items: Permission[] }>("/permissions") });
  const [name, setName] = useState("");
  const [lasts, setLasts] = useState("90");
  const [chosen, setChosen] = useState<string[]>([]);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const expires_at = lasts === "0" ? null : new Date(Date.now() + Number(lasts) * DAY).toISOString();
    const told = { name: name.trim(), permissions: chosen, expires_at };
    void run(() => line.post<{ secret: string }>("/keys", told, { key: crypto.randomUUID() }), true).then((made) => made && onDone(made.secret));
  };
  return (
    <section className={settings.card}>
      <form onSubmit={save}>
        <Stack gap="sm">
          <Group grow align="start">
            <TextInput required label={t("keys.name")} description={t("keys.name.is")} maxLength={100} value={name} onChange={(event) => setName(event.currentTarget.value)} />
            <Select label={t("keys.lasts")} description={t("keys.lasts.is")} allowDeselect={false} value={lasts} data={LASTS.map((each) => ({ value: each, label: each === "0" ? t("keys.lasts.ever") : t("keys.lasts.days", { days: each }) }))} onChange={(value) => value && setLasts(value)} />
          </Group>
          <Asking of={permissions}>
            {({ items }) => (
              <Checkbox.Group label={t("keys.permissions")} value={chosen} onChange={setChosen}>
                <Stack gap={6} mt="xs">{items.filter((each) => each.granted).map((each) => <Checkbox key={each.name} value={each.name} label={each.name} description={each.meaning} />)}</Stack>
              </Checkbox.Group>
            )}
          </Asking>
          {trouble && <Notice mood="bad">{trouble}</Notice>}
          <Group><Button type="submit" loading={busy} disabled={!name.trim() || chosen.length === 0}>{t("keys.make")}</Button><Button variant="subtle" color="gray" onClick={() => onDone("")}>{desk.t("cancel")}</Button></Group>
        </Stack>
      </form>
    </section>
  );
}
