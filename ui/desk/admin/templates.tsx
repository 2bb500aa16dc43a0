import { Button, Group, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { line } from "../api/line";
import { useMay, useSession } from "../session/session";
import settings from "../settings/settings.module.css";
import { languageName, moment } from "../words/dates";
import classes from "./admin.module.css";
import { Asking, Empty } from "./asking";
import { Mark } from "./mark";
import type { Mood } from "./signs";
import { TemplateEditor } from "./template_editor";
import { asDraft, BLANK, type Draft } from "./template_build";
import type { Channel, Template } from "./told";
import { useDoing } from "./use_doing";
import { useAdminWords } from "./words";

const MOODS: Record<string, Mood | "plain"> = { approved: "good", pending: "waiting", rejected: "bad", paused: "waiting", disabled: "plain" };
const NEWS = ["en", "fr", "ko", "ru"];

/** What may be said to someone who has been silent for a day, and what became of each at the platform. */
export function Templates() {
  const { t } = useAdminWords();
  const channels = useQuery({ queryKey: ["accounts"], queryFn: () => line.get<{ items: Channel[] }>("/channels") });
  const [chosen, setChosen] = useState("");
  return (
    <Asking of={channels}>
      {({ items }) => {
        const numbers = items.filter((each) => each.kind === "whatsapp");
        const account = numbers.find((each) => each.id === chosen) ?? numbers[0];
        if (!account) return <Empty title={t("templates.nonumber")}>{t("templates.nonumber.do")}</Empty>;
        return (
          <>
            {numbers.length > 1 && <Select mb="md" maw={320} label={t("templates.number")} allowDeselect={false} value={account.id} data={numbers.map((each) => ({ value: each.id, label: each.name || each.external_id }))} onChange={(value) => setChosen(value ?? "")} />}
            <Of key={account.id} account={account} />
          </>
        );
      }}
    </Asking>
  );
}

interface Edited {
  draft: Draft;
  id: string;
}

function Of({ account }: { account: Channel }) {
  const { t, named, language } = useAdminWords();
  const may = useMay()("channels.write");
  const { shop } = useSession();
  const { busy, run } = useDoing("templates");
  const [edited, setEdited] = useState<Edited | null>(null);
  const [wanted, setWanted] = useState("");
  const [state, setState] = useState("");
  const path = `/channels/${account.id}/templates`;
  const templates = useQuery({ queryKey: ["templates", account.id], queryFn: () => line.get<{ items: Template[] }>(path) });
  const fits = (each: Template) => (!state || each.state === state) && `${each.name} ${each.language}`.includes(wanted.trim().toLowerCase());
  if (edited) return <TemplateEditor path={path} draft={edited.draft} id={edited.id} onDone={() => setEdited(null)} />;
  return (
    <>
      {may && (
        <Group mb="md" gap="sm">
          <Button onClick={() => setEdited({ draft: { ...BLANK, language: shop.languages[0] ?? "en" }, id: "" })}>{t("templates.add")}</Button>
          <Button variant="default" loading={busy} onClick={() => void run(() => line.post(`${path}/refresh`, {}))}>{t("templates.refresh")}</Button>
          <Select w={330} aria-label={t("templates.news")} placeholder={t("templates.news")} value={null} data={NEWS.filter((each) => shop.languages.includes(each)).map((each) => ({ value: each, label: languageName(language, each) }))} onChange={(value) => value && void run(() => line.post(`${path}/order-news`, { language: value }))} />
        </Group>
      )}
      {!account.settings["business_account_id"] && <Empty title={t("templates.nobusiness")}>{t("templates.nobusiness.do")}</Empty>}
      <Asking of={templates}>
        {({ items }) =>
          items.length === 0 ? (account.settings["business_account_id"] ? <Empty title={t("templates.none")}>{t("templates.none.do")}</Empty> : null) : (
            <>
              <Group mb="sm" gap="sm">
                <TextInput aria-label={t("templates.find")} placeholder={t("templates.find")} value={wanted} onChange={(event) => setWanted(event.currentTarget.value)} />
                <Select w={180} clearable aria-label={t("templates.state")} placeholder={t("templates.state")} value={state || null} data={Object.keys(MOODS).map((each) => ({ value: each, label: named("tstate", each) }))} onChange={(value) => setState(value ?? "")} />
              </Group>
              {items.filter(fits).map((each) => (
                <Row key={each.id} template={each} path={path} mayWrite={may} onEdit={(draft) => setEdited({ draft, id: each.id })} />
              ))}
            </>
          )
        }
      </Asking>
    </>
  );
}

interface RowProps {
  template: Template;
  path: string;
  mayWrite: boolean;
  onEdit: (draft: Draft) => void;
}

function Row({ template, path, mayWrite, onEdit }: RowProps) {
  const { t, named, language, desk } = useAdminWords();
  const { busy, run } = useDoing("templates");
  const [sure, setSure] = useState(false);
  const draft = asDraft(template);
  return (
    <section className={settings.card} data-template={template.name}>
      <div className={classes.head}>
        <h2>{template.name}</h2>
        <span className={classes.soft}>{languageName(language, template.language.slice(0, 2))} · {named("category", template.category)}{template.price && ` · ${template.price} ${template.price_currency}`}</span>
        <Mark mood={MOODS[template.state] ?? "plain"}>{named("tstate", template.state)}</Mark>
        {template.quality && template.quality !== "unknown" && <span className={classes.soft}>{t("templates.quality", { quality: named("quality", template.quality) })}</span>}
      </div>
      {template.reason && <p style={{ color: "var(--danger-text)", margin: "8px 0 0" }}>{t("templates.reason", { reason: template.reason })}</p>}
      <pre className={classes.bubble} style={{ marginBlockStart: 12 }}>{template.preview}</pre>
      <Group mt="sm" gap="xs">
        {mayWrite && draft && template.state !== "disabled" && <Button size="compact-xs" variant="default" onClick={() => onEdit(draft)}>{desk.t("edit")}</Button>}
        {mayWrite && template.state !== "disabled" && (sure
          ? <Button size="compact-xs" color="red" loading={busy} onClick={() => void run(() => line.remove(`${path}/${template.id}`))}>{t("templates.remove.sure")}</Button>
          : <Button size="compact-xs" variant="subtle" color="red" onClick={() => setSure(true)}>{desk.t("remove")}</Button>)}
        <span className={classes.soft}>{t("templates.told", { at: moment(language, template.updated_at) })}</span>
      </Group>
    </section>
  );
}
