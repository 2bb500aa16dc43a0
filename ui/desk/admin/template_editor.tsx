import { Button, Group, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useEffect, useState } from "react";
import { line } from "../api/line";
import settings from "../settings/settings.module.css";
import classes from "./admin.module.css";
import { Notice } from "./notice";
import { asTemplate, type Draft, variablesIn } from "./template_build";
import type { Verdict } from "./told";
import { useDoing } from "./use_doing";
import { useAdminWords } from "./words";

const PAUSE = 350;
const REPLIES = [0, 1, 2];

interface Props {
  path: string;
  draft: Draft;
  /** Of the one that is changed; empty for a new one. */
  id: string;
  onDone: () => void;
}

/** Written beside how it will look; what would be refused is said before it is handed in. */
export function TemplateEditor({ path, draft: first, id, onDone }: Props) {
  const { t, named, desk } = useAdminWords();
  const { busy, trouble, run } = useDoing("templates");
  const [draft, setDraft] = useState(first);
  const [verdict, setVerdict] = useState<Verdict>({ problems: [], preview: "" });
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const told = JSON.stringify(asTemplate(draft));
  useEffect(() => {
    const timer = setTimeout(() => void line.post<Verdict>(`${path}/check`, JSON.parse(told)).then(setVerdict, () => undefined), PAUSE);
    return () => clearTimeout(timer);
  }, [path, told]);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const template = asTemplate(draft);
    const change = { components: template["components"], ...(draft.category === first.category ? {} : { category: draft.category }) };
    void run(() => (id ? line.patch(`${path}/${id}`, change) : line.post(path, template, { key: crypto.randomUUID() })), true).then((done) => done && onDone());
  };
  const isBegun = Boolean(draft.name && draft.body);
  return (
    <section className={settings.card}>
      <div className={classes.two}>
        <form onSubmit={save}>
          <Stack gap="sm">
            <TextInput required disabled={Boolean(id)} label={t("template.name")} description={t("template.name.is")} pattern="[a-z0-9_]+" maxLength={512} value={draft.name} onChange={(event) => set({ name: event.currentTarget.value.toLowerCase().replace(/[\s-]+/g, "_") })} />
            <Group grow>
              <TextInput required disabled={Boolean(id)} label={t("template.language")} description={t("template.language.is")} value={draft.language} onChange={(event) => set({ language: event.currentTarget.value.trim() })} />
              <Select label={t("template.category")} description={t("template.category.is")} allowDeselect={false} value={draft.category} data={["UTILITY", "MARKETING"].map((each) => ({ value: each, label: named("category", each.toLowerCase()) }))} onChange={(value) => value && set({ category: value })} />
            </Group>
            <TextInput label={t("template.header")} maxLength={60} value={draft.header} onChange={(event) => set({ header: event.currentTarget.value })} />
            <Textarea required autosize minRows={4} label={t("template.body")} description={t("template.body.is")} maxLength={1024} value={draft.body} onChange={(event) => set({ body: event.currentTarget.value })} />
            {variablesIn(draft.body).map((name) => (
              <TextInput key={name} required label={t("template.example", { name: `{{${name}}}` })} value={draft.examples[name] ?? ""} onChange={(event) => set({ examples: { ...draft.examples, [name]: event.currentTarget.value } })} />
            ))}
            <TextInput label={t("template.footer")} maxLength={60} value={draft.footer} onChange={(event) => set({ footer: event.currentTarget.value })} />
            <Group grow align="start">{REPLIES.map((at) => (
              <TextInput key={at} label={t("template.reply", { number: at + 1 })} maxLength={25} value={draft.replies[at] ?? ""} onChange={(event) => set({ replies: REPLIES.map((each) => (each === at ? event.currentTarget.value : (draft.replies[each] ?? ""))) })} />
            ))}</Group>
            <Group grow align="start">
              <TextInput label={t("template.link")} maxLength={25} value={draft.link.label} onChange={(event) => set({ link: { ...draft.link, label: event.currentTarget.value } })} />
              <TextInput label={t("template.url")} placeholder="https://shop.example/{{1}}" value={draft.link.url} onChange={(event) => set({ link: { ...draft.link, url: event.currentTarget.value } })} />
            </Group>
            {variablesIn(draft.link.url).length > 0 && <TextInput label={t("template.url.example")} value={draft.link.example} onChange={(event) => set({ link: { ...draft.link, example: event.currentTarget.value } })} />}
            {trouble && <Notice mood="bad">{trouble}</Notice>}
            <Group>
              <Button type="submit" loading={busy} disabled={isBegun && verdict.problems.length > 0}>{t(id ? "template.hand_in.again" : "template.hand_in")}</Button>
              <Button variant="subtle" color="gray" onClick={onDone}>{desk.t("cancel")}</Button>
            </Group>
          </Stack>
        </form>
        <div>
          <span className={classes.label}>{t("template.preview")}</span>
          <pre className={classes.bubble}>{verdict.preview || draft.body || "…"}</pre>
          {isBegun && verdict.problems.length > 0 && (
            <Notice mood="waiting" title={t("template.problems")}><ul style={{ margin: 0, paddingInlineStart: 18 }}>{verdict.problems.map((each) => <li key={each}>{each}</li>)}</ul></Notice>
          )}
        </div>
      </div>
    </section>
  );
}
