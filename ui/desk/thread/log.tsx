import { ActionIcon, Button, Loader, Skeleton } from "@mantine/core";
import { IconArrowDown, IconEar, IconNote, IconRobot, IconTrash, IconUserCheck } from "@tabler/icons-react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Conversation, Message, Note } from "../api/contract";
import { useColleagues } from "../inbox/houses";
import { Avatar } from "../look/avatar";
import { nameOf } from "../look/name";
import { troubleIn } from "../look/trouble";
import { useOutbox, useSends } from "../sends/use_outbox";
import type { Send } from "../sends/queue";
import { useSession } from "../session/session";
import { clock, day, whole } from "../words/dates";
import { useNow } from "../words/clock";
import { useWords } from "../words/words";
import { Bubble } from "./bubble";
import bubble from "./bubble.module.css";
import { useThread } from "./held";
import { itemsOf, readUpToOf } from "./items";
import classes from "./log.module.css";
import { Prose } from "./prose";
import { useReading } from "./reading";

interface Props {
  conversation: Conversation;
  mayWrite: boolean;
  onQuote: (message: Message) => void;
}

export function Log({ conversation, mayWrite, onQuote }: Props) {
  const words = useWords();
  const { t, language } = words;
  const { id } = conversation;
  const thread = useThread(id);
  const sends = useSends(id);
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const top = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const { data, loadOlder } = thread;
  const [readUpTo, setReadUpTo] = useState<number | null | undefined>(undefined);
  // Remembered as it was when the thread was opened: the line stays where it was while one reads.
  if (data && readUpTo === undefined) setReadUpTo(readUpToOf(data.messages));
  const items = useMemo(() => itemsOf({ messages: data?.messages ?? [], notes: data?.notes ?? [], sends, readUpTo: readUpTo ?? null }), [data, sends, readUpTo]);
  const me = useSession().staff.id;
  const call = data?.notes.find((note) => note.mentions.includes(me))?.id ?? "";
  useReading(id, data?.messages ?? NONE, isAtEnd && mayWrite, call);

  useEffect(() => {
    const end = top.current;
    if (!end || !data?.older) return undefined;
    const seen = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && void loadOlder(), { root: scroller.current, rootMargin: "400px" });
    seen.observe(end);
    return () => seen.disconnect();
  }, [data?.older, loadOlder]);
  const sendCount = sends.length;
  useEffect(() => {
    if (sendCount) scroller.current?.scrollTo({ top: 0 });
  }, [sendCount]);

  const shopper = nameOf(conversation.contact_name, conversation.contact_id, words);
  return (
    <div className={classes.frame}>
      <div className={classes.scroll} ref={scroller} onScroll={(event) => setAtEnd(event.currentTarget.scrollTop > -80)}>
        <div className={classes.inner} role="log" aria-label={t("thread.log", { name: shopper })} tabIndex={0}>
          <div ref={top} className={classes.older}>{thread.isLoadingOlder && <Loader size="xs" />}</div>
          {thread.isPending && <Bones />}
          {thread.isError && !data && <p className={classes.trouble}>{troubleIn(thread.error, words)} <Button size="compact-xs" variant="light" onClick={() => void thread.refetch()}>{t("again")}</Button></p>}
          {items.map((item) => {
            switch (item.kind) {
              case "day":
                return <div key={item.key} className={bubble.rule}><span>{day(language, item.at, now, t("today"), t("yesterday"))}</span></div>;
              case "new":
                return <div key={item.key} className={bubble.rule} data-kind="new"><span>{t("thread.new")}</span></div>;
              case "handover":
                return (
                  <div key={item.key} className={bubble.rule} data-kind="handover">
                    <span>{item.to === "staff" ? <IconUserCheck size={15} /> : <IconRobot size={15} />}{item.to === "staff" ? t("thread.taken", { name: item.name || t("row.us") }) : t("thread.given_back")}</span>
                  </div>
                );
              case "note":
                return item.note.kind === "moved" ? <MovedLine key={item.key} note={item.note} /> : <NoteLine key={item.key} note={item.note} />;
              case "send":
                return <Pending key={item.key} send={item.send} />;
              case "message":
                return (
                  <Bubble key={item.key} message={item.message} side={item.side} first={item.first} last={item.last} shopperId={conversation.contact_id} mayWrite={mayWrite} onQuote={onQuote} face={item.side === "shopper" ? (conversation.contact_name ?? "") : item.message.author_name}
                    name={beside(item.side === "shopper" ? shopper : item.side === "bot" ? t("row.bot") : item.message.author_name || t("row.us"), item.message.seller_name)} />
                );
            }
          })}
        </div>
      </div>
      {!isAtEnd && (
        <ActionIcon className={classes.down ?? ""} variant="default" radius="xl" size="lg" aria-label={t("thread.down")} onClick={() => scroller.current?.scrollTo({ top: 0, behavior: "smooth" })}>
          <IconArrowDown size={18} />
        </ActionIcon>
      )}
    </div>
  );
}

const NONE: readonly Message[] = [];

/** A colleague's conversation was taken, or given to another. */
function MovedLine({ note }: { note: Note }) {
  const { t } = useWords();
  const people = useColleagues();
  const name = (id: string | undefined) => people.find((each) => each.id === id)?.name ?? t("row.us");
  const from = name(note.mentions[0]);
  const told = note.to_id === note.actor_id ? "thread.taken_from" : note.to_id ? "thread.moved" : "thread.put_back";
  return (
    <div className={bubble.rule} data-kind="handover">
      <span><IconUserCheck size={15} />{t(told, { by: note.actor_name || t("row.us"), from, to: name(note.to_id) })}</span>
    </div>
  );
}

function NoteLine({ note }: { note: Note }) {
  const { t, language } = useWords();
  const people = useColleagues();
  const isWhisper = note.kind === "whisper";
  return (
    <div className={bubble.note}>
      {isWhisper ? <IconEar size={17} role="img" aria-hidden={false} aria-label={t("whisper")} /> : <IconNote size={17} role="img" aria-hidden={false} aria-label={t("note")} />}
      <div style={{ minWidth: 0 }}>
        <div className={bubble.notehead}><strong>{note.actor_name || t("note")}</strong>{isWhisper && <span>{t("whisper.to", { name: people.find((each) => each.id === note.to_id)?.name ?? t("row.us") })}</span>}<time dateTime={note.at} title={whole(language, note.at)}>{clock(language, note.at)}</time></div>
        <Prose text={note.text} />
      </div>
    </div>
  );
}

/** Written, and on its way to the server: it is there at once, and says so if it cannot go. */
function Pending({ send }: { send: Send }) {
  const { t, named } = useWords();
  const { staff } = useSession();
  const outbox = useOutbox();
  const stopped = send.state === "refused" || send.state === "stale";
  if (send.kind === "note" && !stopped) {
    return <div className={bubble.note} style={{ opacity: 0.7 }}><IconNote size={17} /><Prose text={send.text} /></div>;
  }
  return (
    <div className={bubble.line} data-side="staff" data-first="true" data-last="true">
      <span className={bubble.face}><Avatar name={staff.name} id={staff.id} size={28} /></span>
      <div className={bubble.stack}>
        <div className={bubble.bubble} data-pending={!stopped} data-trouble={stopped}><Prose text={send.text} /></div>
        {!stopped && <div className={bubble.foot}>{t(send.tries > 1 ? "send.waiting" : "send.going")}</div>}
        {stopped && (
          <div className={bubble.trouble} role="alert">
            <span>{send.state === "stale" ? t("send.stale") : `${named("refused", send.trouble?.code ?? "")}`}{send.trouble?.detail ? ` (${send.trouble.detail})` : ""}</span>
            <Button size="compact-xs" variant="light" color="red" onClick={() => outbox.again(send.key)}>{t("send_again")}</Button>
            <Button size="compact-xs" variant="subtle" color="gray" leftSection={<IconTrash size={13} />} onClick={() => outbox.drop(send.key)}>{t("discard")}</Button>
          </div>
        )}
      </div>
    </div>
  );
}

function Bones() {
  return (
    <div aria-hidden="true" style={{ display: "grid", gap: 18, padding: "24px 0" }}>
      <Skeleton height={44} width="46%" radius={14} />
      <Skeleton height={64} width="54%" radius={14} ml="auto" />
      <Skeleton height={38} width="32%" radius={14} />
    </div>
  );
}

/** Who speaks and, in a marketplace, on whose side of the thread. */
function beside(name: string, seller: string): string {
  return seller ? `${name} · ${seller}` : name;
}
