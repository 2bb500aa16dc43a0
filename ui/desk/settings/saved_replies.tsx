import { Button, Group, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { SavedReply } from "../api/contract";
import { line } from "../api/line";
import { useSavedReplies } from "../composer/use_composing";
import { troubleIn } from "../look/trouble";
import { useMay, useSession } from "../session/session";
import { languageName } from "../words/dates";
import { useWords } from "../words/words";
import classes from "./settings.module.css";

const BLANK = { id: "", shortcut: "", title: "", text: "", language: "" };
const VARIABLES = ["contact.first_name", "contact.name", "shop.name", "agent.first_name", "agent.name", "order.number"];

/** Answers that are written often. */
export function SavedReplies() {
  const words = useWords();
  const { t, language } = words;
  const may = useMay();
  const { shop } = useSession();
  const queries = useQueryClient();
  const replies = useSavedReplies();
  const [edited, setEdited] = useState<SavedReply | null>(null);
  const again = () => void queries.invalidateQueries({ queryKey: ["saved-replies"] });
  const failed = (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, words) });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!edited) return;
    const { id, ...told } = edited;
    void (id ? line.patch(`/saved-replies/${id}`, told) : line.post("/saved-replies", told)).then(() => setEdited(null), failed).finally(again);
  };
  const set = (change: Partial<SavedReply>) => setEdited((before) => (before ? { ...before, ...change } : before));
  return (
    <>
      {may("conversations.write") && !edited && <Button mb="md" onClick={() => setEdited(BLANK)}>{t("saved.add")}</Button>}
      {edited && (
        <section className={classes.card}>
          <form onSubmit={save}>
            <Stack gap="sm">
              <Group grow><TextInput required label={t("saved.shortcut")} leftSection="/" value={edited.shortcut} pattern="[^\s\/\{\}]+" maxLength={40} onChange={(event) => set({ shortcut: event.currentTarget.value })} />
                <TextInput required label={t("saved.name")} value={edited.title} maxLength={120} onChange={(event) => set({ title: event.currentTarget.value })} />
                <Select label={t("panel.language")} value={edited.language} allowDeselect={false} data={[{ value: "", label: t("saved.any") }, ...shop.languages.map((code) => ({ value: code, label: languageName(language, code) }))]} onChange={(value) => set({ language: value ?? "" })} /></Group>
              <Textarea required autosize minRows={3} label={t("saved.text")} value={edited.text} maxLength={4000} onChange={(event) => set({ text: event.currentTarget.value })} />
              <Group gap={6}>{VARIABLES.map((name) => <Button key={name} size="compact-xs" variant="default" onClick={() => set({ text: `${edited.text}{{${name}}}` })}>{`{{${name}}}`}</Button>)}</Group>
              <Group><Button type="submit">{t("save")}</Button><Button variant="subtle" color="gray" onClick={() => setEdited(null)}>{t("cancel")}</Button></Group>
            </Stack>
          </form>
        </section>
      )}
      <section className={classes.card}>
        {replies.length === 0 && <span className={classes.soft}>{t("saved.none")}</span>}
        <table className={classes.table}><tbody>
          {replies.map((reply) => (
            <tr key={reply.id}>
              <td><strong>/{reply.shortcut}</strong><div className={classes.soft}>{reply.title}{reply.language ? ` · ${languageName(language, reply.language)}` : ""}</div></td>
              <td>{reply.text}</td>
              <td style={{ textAlign: "end", whiteSpace: "nowrap" }}>{may("conversations.write") && <><Button size="compact-xs" variant="subtle" onClick={() => setEdited(reply)}>{t("edit")}</Button><Button size="compact-xs" variant="subtle" color="red" onClick={() => void line.remove(`/saved-replies/${reply.id}`).catch(failed).finally(again)}>{t("remove")}</Button></>}</td>
            </tr>
          ))}
        </tbody></table>
      </section>
    </>
  );
}
