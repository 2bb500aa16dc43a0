import { Button, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconEar } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { useNavigate, useParams } from "react-router";
import type { Conversation, Note } from "../api/contract";
import { line } from "../api/line";
import { useColleagues } from "../inbox/houses";
import { troubleIn } from "../look/trouble";
import { useMay, useSession } from "../session/session";
import { useThread } from "../thread/held";
import { useWords } from "../words/words";
import classes from "./whispers.module.css";
import { useWhisperWords } from "./words";

interface Props {
  conversation: Conversation;
  isListening: boolean;
  /** A colleague answers it. */
  isColleagues: boolean;
  take: (from: string) => Promise<boolean>;
}

/** What a supervisor whispers: above the composer of who answers; and the line to whisper on, for those who may. */
export function Whispers({ conversation, isListening, isColleagues, take }: Props) {
  const { staff } = useSession();
  const may = useMay();
  const notes = useThread(conversation.id).data?.notes ?? [];
  const told = notes.find((each) => each.kind === "whisper" && each.to_id === staff.id && !each.aside);
  return (
    <>
      {told && <Pinned key={told.id} note={told} conversation={conversation.id} />}
      {isColleagues && may("conversations.supervise") && <Line conversation={conversation} isListening={isListening} take={take} />}
    </>
  );
}

function Pinned({ note, conversation }: { note: Note; conversation: string }) {
  const { t, desk } = useWhisperWords();
  const queries = useQueryClient();
  const [gone, setGone] = useState(false);
  if (gone) return null;
  const aside = () => {
    setGone(true);
    line.remove(`/conversations/${conversation}/whispers/${note.id}`)
      .catch((fault: unknown) => { setGone(false); notifications.show({ color: "red", message: troubleIn(fault, desk) }); })
      .finally(() => void queries.invalidateQueries({ queryKey: ["thread", conversation] }));
  };
  return (
    <div className={classes.pinned} role="status" data-whisper={note.id}>
      <IconEar size={18} />
      <div><strong>{t("for_you", { name: note.actor_name || desk.t("row.us") })}</strong><p dir="auto">{note.text}</p></div>
      <Button size="compact-sm" variant="default" onClick={aside}>{t("aside")}</Button>
    </div>
  );
}

function Line({ conversation, isListening, take }: Omit<Props, "isColleagues">) {
  const words = useWords();
  const { t } = useWhisperWords();
  const queries = useQueryClient();
  const go = useNavigate();
  const { view = "all" } = useParams();
  const [text, setText] = useState("");
  // A double press whispers once: the key stands for these words.
  const key = useRef(crypto.randomUUID());
  const name = useColleagues().find((each) => each.id === conversation.owner_id)?.name ?? words.t("row.us");
  const send = (event: FormEvent) => {
    event.preventDefault();
    const said = text.trim();
    if (!said) return;
    void line.post(`/conversations/${conversation.id}/whispers`, { text: said }, { key: key.current }).then(
      () => {
        key.current = crypto.randomUUID();
        setText("");
        void queries.invalidateQueries({ queryKey: ["thread", conversation.id] });
      },
      (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, words) }),
    );
  };
  return (
    <form className={classes.line} data-listening={isListening} onSubmit={send}>
      {isListening && (
        <div className={classes.listening}>
          <IconEar size={17} /><span>{t("listening", { name })}</span>
          <Button size="compact-sm" variant="default" onClick={() => void go(`/inbox/${view}/${conversation.id}`, { replace: true })}>{t("leave")}</Button>
          <Button size="compact-sm" onClick={() => void take(conversation.owner_id)}>{t("take")}</Button>
        </div>
      )}
      <TextInput className={classes.field ?? ""} size="sm" leftSection={<IconEar size={16} />} aria-label={t("write", { name })} placeholder={t("hint", { name })} value={text} maxLength={2000} onChange={(event) => { setText(event.currentTarget.value); key.current = crypto.randomUUID(); }} />
      <Button type="submit" size="sm" variant="light" disabled={!text.trim()}>{t("send")}</Button>
    </form>
  );
}
