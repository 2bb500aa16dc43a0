import { ActionIcon, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { line } from "../api/line";
import { useMay } from "../session/session";
import { Prose } from "../thread/prose";
import { date } from "../words/dates";
import { useWords } from "../words/words";
import classes from "./panel.module.css";
import { Section } from "./panel";
import { useContactNotes } from "./use_shopper";

/** What the house writes down about a shopper; they never see it. */
export function NotesSection({ contact }: { contact: string }) {
  const { t, language } = useWords();
  const may = useMay();
  const queries = useQueryClient();
  const notes = useContactNotes(contact).data?.items ?? [];
  const [text, setText] = useState("");
  const again = () => void queries.invalidateQueries({ queryKey: ["contact", contact, "notes"] });
  const keep = () => {
    if (!text.trim()) return;
    void line.post(`/contacts/${contact}/notes`, { text: text.trim() }, { key: crypto.randomUUID() }).then(() => setText("")).finally(again);
  };
  return (
    <Section name="notes" title={t("panel.notes")} side={notes.length || ""}>
      {notes.map((note) => (
        <div key={note.id} className={classes.note}>
          <Prose text={note.text} />
          <div className={classes.row} style={{ padding: 0 }}>
            <span className={`${classes.soft} ${classes.grow}`}>{note.actor_name} · {date(language, note.at)}</span>
            {may("contacts.write") && <ActionIcon size="xs" variant="subtle" color="gray" aria-label={t("remove")} onClick={() => void line.remove(`/contacts/${contact}/notes/${note.id}`).finally(again)}><IconTrash size={13} /></ActionIcon>}
          </div>
        </div>
      ))}
      {may("contacts.write") && (
        <Textarea size="xs" autosize minRows={1} maxRows={6} value={text} placeholder={t("panel.notes.hint")} aria-label={t("panel.notes.hint")} onChange={(event) => setText(event.currentTarget.value)} onBlur={keep}
          onKeyDown={(event) => { if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) { event.preventDefault(); keep(); } }} />
      )}
    </Section>
  );
}
