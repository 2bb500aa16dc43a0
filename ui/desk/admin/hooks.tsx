import { Button, Checkbox, Group, Stack, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Page } from "../api/contract";
import { line } from "../api/line";
import { useMay } from "../session/session";
import settings from "../settings/settings.module.css";
import { moment } from "../words/dates";
import classes from "./admin.module.css";
import { Asking, Empty } from "./asking";
import { CopyLine } from "./copied";
import { HookLog } from "./hook_log";
import { Mark } from "./mark";
import { Notice } from "./notice";
import type { Endpoint } from "./told";
import { useDoing } from "./use_doing";
import { useAdminWords } from "./words";

/** Who is told of what happens, with which secret, and what became of each telling. */
export function Hooks() {
  const { t } = useAdminWords();
  const may = useMay();
  const hooks = useQuery({ queryKey: ["webhooks"], queryFn: () => line.get<Page<Endpoint>>("/webhooks", { query: { limit: 100 } }) });
  const [adding, setAdding] = useState(false);
  return (
    <>
      {may("webhooks.write") && !adding && <Button mb="md" onClick={() => setAdding(true)}>{t("hooks.add")}</Button>}
      {adding && <section className={settings.card}><HookForm onDone={() => setAdding(false)} /></section>}
      <Asking of={hooks}>
        {({ items }) => (items.length ? items.map((each) => <Hook key={each.id} hook={each} />) : <Empty title={t("hooks.none")}>{t("hooks.none.do")}</Empty>)}
      </Asking>
    </>
  );
}

function Hook({ hook }: { hook: Endpoint }) {
  const { t, n, language, desk } = useAdminWords();
  const may = useMay()("webhooks.write");
  const { busy, run } = useDoing("webhooks", "deliveries");
  const [open, setOpen] = useState<"" | "log" | "edit" | "secret">("");
  const [sure, setSure] = useState(false);
  const toggle = (name: typeof open) => setOpen(open === name ? "" : name);
  const isOn = hook.state === "active";
  return (
    <section className={settings.card} data-hook={hook.url}>
      <div className={classes.head}>
        <h2 className={classes.grow}>{hook.url}</h2>
        <Mark mood={!isOn ? "plain" : hook.failing_since ? "waiting" : "good"}>{t(!isOn ? "hooks.off" : hook.failing_since ? "hooks.failing" : "hooks.on")}</Mark>
      </div>
      <span className={classes.soft}>{hook.description && `${hook.description} · `}{hook.types.length ? n("hooks.types", hook.types.length) : t("hooks.types.all")}</span>
      {hook.trouble && <Notice mood="bad">{hook.trouble}</Notice>}
      {hook.failing_since && <Notice mood="waiting">{t("hooks.failing.since", { at: moment(language, hook.failing_since) })}</Notice>}
      <Group mt="md" gap="xs">
        <Button size="compact-sm" variant="light" aria-expanded={open === "log"} onClick={() => toggle("log")}>{t("hooks.log")}</Button>
        {may && <Button size="compact-sm" variant="default" loading={busy} onClick={() => void run(() => line.post(`/webhooks/${hook.id}/ping`, {})).then(() => setOpen("log"))}>{t("hooks.ping")}</Button>}
        {may && <Button size="compact-sm" variant="default" aria-expanded={open === "secret"} onClick={() => toggle("secret")}>{t("hooks.secret")}</Button>}
        {may && <Button size="compact-sm" variant="default" aria-expanded={open === "edit"} onClick={() => toggle("edit")}>{desk.t("edit")}</Button>}
        {may && <Button size="compact-sm" variant="subtle" onClick={() => void run(() => line.patch(`/webhooks/${hook.id}`, { state: isOn ? "disabled" : "active" }))}>{t(isOn ? "hooks.pause" : "hooks.resume")}</Button>}
        {may && (sure
          ? <Button size="compact-sm" color="red" onClick={() => void run(() => line.remove(`/webhooks/${hook.id}`))}>{t("hooks.remove.sure")}</Button>
          : <Button size="compact-sm" variant="subtle" color="red" onClick={() => setSure(true)}>{desk.t("remove")}</Button>)}
      </Group>
      {open === "log" && <HookLog id={hook.id} />}
      {open === "edit" && <HookForm hook={hook} onDone={() => setOpen("")} />}
      {open === "secret" && <Secret id={hook.id} />}
    </section>
  );
}

function Secret({ id }: { id: string }) {
  const { t, language } = useAdminWords();
  const { busy, run } = useDoing("secrets");
  const secrets = useQuery({ queryKey: ["secrets", id], queryFn: () => line.get<{ items: { secret: string; until: string | null }[] }>(`/webhooks/${id}/secrets`), gcTime: 0 });
  return (
    <Stack gap="xs" mt="md">
      <Asking of={secrets}>{({ items }) => items.map((each) => <CopyLine key={each.secret} label={each.until ? t("hooks.secret.until", { at: moment(language, each.until) }) : t("hooks.secret.now")} value={each.secret} />)}</Asking>
      <Group gap="xs">
        <Button size="compact-sm" variant="light" loading={busy} onClick={() => void run(() => line.post(`/webhooks/${id}/rotate-secret`, {}))}>{t("hooks.rotate")}</Button>
        <Button size="compact-sm" variant="subtle" color="red" onClick={() => void run(() => line.post(`/webhooks/${id}/rotate-secret`, { keep_hours: 0 }))}>{t("hooks.rotate.stolen")}</Button>
      </Group>
    </Stack>
  );
}

function HookForm({ hook, onDone }: { hook?: Endpoint; onDone: () => void }) {
  const { t, desk } = useAdminWords();
  const { busy, trouble, run } = useDoing("webhooks");
  const known = useQuery({ queryKey: ["event-types"], queryFn: () => line.get<{ items: string[] }>("/event-types") }).data?.items ?? [];
  const [url, setUrl] = useState(hook?.url ?? "");
  const [description, setDescription] = useState(hook?.description ?? "");
  const [types, setTypes] = useState(hook?.types ?? []);
  const groups = [...new Set(known.map((each) => each.split(".")[0] ?? ""))];
  const save = (event: FormEvent) => {
    event.preventDefault();
    const told = { url: url.trim(), description, types };
    void run(() => (hook ? line.patch(`/webhooks/${hook.id}`, told) : line.post("/webhooks", told, { key: crypto.randomUUID() })), true).then((done) => done && onDone());
  };
  return (
    <form onSubmit={save}>
      <Stack gap="sm" mt={hook ? "md" : 0}>
        <TextInput required type="url" label={t("hooks.url")} placeholder="https://shop.example/chaffer" value={url} onChange={(event) => setUrl(event.currentTarget.value)} />
        <TextInput label={t("hooks.description")} maxLength={300} value={description} onChange={(event) => setDescription(event.currentTarget.value)} />
        <Checkbox.Group label={t("hooks.topics")} description={t("hooks.topics.is")} value={types} onChange={setTypes}>
          {groups.map((group) => (
            <Group key={group} gap="md" mt={8}>{known.filter((each) => each.startsWith(`${group}.`)).map((each) => <Checkbox key={each} size="xs" value={each} label={each} />)}</Group>
          ))}
        </Checkbox.Group>
        {trouble && <Notice mood="bad">{trouble}</Notice>}
        <Group><Button type="submit" loading={busy}>{desk.t("save")}</Button><Button variant="subtle" color="gray" onClick={onDone}>{desk.t("cancel")}</Button></Group>
      </Stack>
    </form>
  );
}
