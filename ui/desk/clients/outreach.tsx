import { Button, Group, Loader, Modal, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { IconArrowLeft, IconCheck, IconClockHour3, IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { Page, Template } from "../api/contract";
import { line } from "../api/line";
import { ChannelIcon } from "../look/channel";
import { nameOf } from "../look/name";
import { troubleIn } from "../look/trouble";
import classes from "./clients.module.css";
import type { Board, Client, Reached } from "./shapes";
import { useClientWords } from "./words";

const TOGETHER = 20; // the server takes so many at once
const VARIABLES = ["contact.first_name", "agent.first_name", "shop.name"];

interface Props {
  people: Client[];
  onClose: () => void;
  onSent: () => void;
}

interface Wish {
  text: string;
  board_id: string;
  template: { name: string; language: string; values: Record<string, string> } | null;
}

/** First the words, then who would get them and who not and why, then each gets them alone. */
export function WriteTo({ people, onClose, onSent }: Props) {
  const { t, n, desk } = useClientWords();
  const queries = useQueryClient();
  const [wish, setWish] = useState<Wish>({ text: "", board_id: "", template: null });
  const [looked, setLooked] = useState<Reached[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [keys] = useState(() => new Map<number, string>());
  const bodies = () => pieces(people.map((each) => each.contact_id)).map((contact_ids) => ({ contact_ids, text: wish.text, board_id: wish.board_id, ...(wish.template ? { template: wish.template } : {}) }));
  const failed = (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) });

  async function all(path: string, isKeyed: boolean): Promise<Reached[]> {
    const told: Reached[] = [];
    for (const [at, body] of bodies().entries()) {
      const key = keys.get(at) ?? crypto.randomUUID();
      keys.set(at, key);
      told.push(...(await line.post<{ items: Reached[] }>(path, body, isKeyed ? { key } : {})).items);
    }
    return told;
  }
  const look = () => {
    setBusy(true);
    keys.clear();
    void all("/outreach/look", false).then(setLooked, failed).finally(() => setBusy(false));
  };
  const send = () => {
    setBusy(true);
    void all("/outreach", true).then((told) => {
      notifications.show({ message: n("sent", told.filter((each) => each.message_ids.length).length) });
      void queries.invalidateQueries({ queryKey: ["clients"] });
      onSent();
    }, failed).finally(() => setBusy(false));
  };
  const getting = looked?.filter((each) => each.how) ?? [];
  return (
    <Modal opened closeButtonProps={{ "aria-label": desk.t("close") }} onClose={onClose} size="lg" title={n("write_to", people.length)}>
      {looked === null ? (
        <Stack gap="sm">
          <p className={classes.soft}>{t("outreach.lead")}</p>
          <Textarea data-autofocus required autosize minRows={4} maxRows={12} maxLength={4000} label={t("outreach.text")} value={wish.text} onChange={(event) => setWish({ ...wish, text: event.currentTarget.value })} />
          <Group gap={6}>{VARIABLES.map((name) => <Button key={name} size="compact-xs" variant="default" onClick={() => setWish({ ...wish, text: `${wish.text}{{${name}}}` })}>{t(`variable.${name}` as "variable.shop.name")}</Button>)}</Group>
          <BoardSelect value={wish.board_id} onChange={(board_id) => setWish({ ...wish, board_id })} />
          <TemplateChoice people={people} value={wish.template} onChange={(template) => setWish({ ...wish, template })} />
          <Group justify="flex-end"><Button variant="subtle" color="gray" onClick={onClose}>{desk.t("cancel")}</Button><Button loading={busy} disabled={!wish.text.trim()} onClick={look}>{t("outreach.look")}</Button></Group>
        </Stack>
      ) : (
        <Stack gap="sm">
          <p className={classes.verdict} data-tone={getting.length ? "good" : "bad"} role="status">{n("outreach.will", getting.length, { all: looked.length })}</p>
          <ul className={classes.reached}>{looked.map((each) => <ReachedRow key={each.contact_id} one={each} />)}</ul>
          <Group justify="space-between">
            <Button variant="subtle" color="gray" leftSection={<IconArrowLeft size={16} />} onClick={() => setLooked(null)}>{t("outreach.back")}</Button>
            <Button loading={busy} disabled={!getting.length} onClick={send}>{n("outreach.send", getting.length)}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

function ReachedRow({ one }: { one: Reached }) {
  const { t, named, desk } = useClientWords();
  return (
    <li data-how={one.how || "none"}>
      {one.how ? one.waits ? <IconClockHour3 size={16} aria-hidden /> : <IconCheck size={16} aria-hidden /> : <IconX size={16} aria-hidden />}
      <div>
        <strong>{nameOf(one.name, one.contact_id, desk)}</strong> {one.channel && <ChannelIcon channel={one.channel} size={13} />}
        <div className={classes.soft}>{one.how ? (one.waits ? t("how.waits") : named("how", one.how)) : named("why", one.why_not)}</div>
        {one.how && <div className={classes.said}>{one.text}</div>}
      </div>
    </li>
  );
}

function BoardSelect({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { t } = useClientWords();
  const boards = useQuery({ queryKey: ["look-boards", "all"], queryFn: () => line.get<Page<Board>>("/look-boards", { query: { limit: 100 } }), staleTime: 30_000 });
  const items = boards.data?.items ?? [];
  if (!items.length) return null;
  return <Select clearable searchable label={t("outreach.board")} value={value || null} onChange={(id) => onChange(id ?? "")} data={items.map((each) => ({ value: each.id, label: each.name }))} nothingFoundMessage={t("none.found")} />;
}

/** For those whose window is shut: one approved template of the channel most of them are on. */
function TemplateChoice({ people, value, onChange }: { people: Client[]; value: Wish["template"]; onChange: (value: Wish["template"]) => void }) {
  const { t } = useClientWords();
  const now = Date.now();
  const shut = people.find((each) => each.conversation_id && each.window_until !== null && Date.parse(each.window_until) <= now);
  const found = useQuery({ queryKey: ["templates", shut?.conversation_id], queryFn: () => line.get<{ items: Template[] }>(`/conversations/${shut?.conversation_id}/templates`), enabled: Boolean(shut), staleTime: 60_000 });
  if (!shut) return null;
  if (found.isPending) return <Loader size="xs" />;
  const items = (found.data?.items ?? []).filter((each) => !each.header);
  if (!items.length) return <p className={classes.soft}>{t("template.none")}</p>;
  const named = (each: { name: string; language: string }) => `${each.name} · ${each.language}`;
  const chosen = items.find((each) => value && named(each) === named(value));
  const pick = (name: string | null) => {
    const one = items.find((each) => named(each) === name);
    onChange(one ? { name: one.name, language: one.language, values: Object.fromEntries(one.variables.map((each) => [each.key, /name/.test(each.name) || each.value ? "{{contact.first_name}}" : ""])) } : null);
  };
  return (
    <Stack gap={6}>
      <Select clearable label={t("template.label")} description={t("template.lead")} value={value ? named(value) : null} onChange={pick} data={items.map(named)} />
      {chosen && value && (
        <>
          <div className={classes.said}>{chosen.preview}</div>
          {chosen.variables.map((each) => <TextInput key={each.key} size="xs" required label={each.name} value={value.values[each.key] ?? ""} onChange={(event) => onChange({ ...value, values: { ...value.values, [each.key]: event.currentTarget.value } })} />)}
        </>
      )}
    </Stack>
  );
}

function pieces(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / TOGETHER) }, (_, at) => ids.slice(at * TOGETHER, (at + 1) * TOGETHER));
}
