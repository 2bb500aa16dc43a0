import { ActionIcon, Button, Menu, Popover, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { IconChevronDown, IconCornerUpLeft, IconHourglassLow, IconLock, IconMoodSmile, IconPaperclip, IconSend, IconX } from "@tabler/icons-react";
import { type ClipboardEvent, type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Conversation, Message, SavedReply } from "../api/contract";
import { useCommand } from "../keys/bus";
import { troubleIn } from "../look/trouble";
import { findRow, guessRow } from "../inbox/rows";
import { useOutbox } from "../sends/use_outbox";
import { useSession } from "../session/session";
import { excerptOf } from "../thread/excerpt";
import { LaterItems, OwnHour } from "../thread/later_menu";
import { useNow } from "../words/clock";
import { left } from "../words/dates";
import { useWords } from "../words/words";
import { type Attached, AttachedFile, upload } from "./attached";
import { bodyOf, type Then } from "./body";
import classes from "./composer.module.css";
import { keepDraft, readDraft } from "./draft";
import { EMOJI } from "./emoji";
import { unfit } from "./fits";
import { InsertMenu } from "./insert";
import { Mentions, mentioned } from "./mentions";
import { fitting, replaced, slashAt } from "./slash";
import { TemplatePicker } from "./templates";
import { filled, useLimits, useSavedReplies } from "./use_composing";

/** So long before the end of the time to answer it is said below the words. */
const CLOSING = 2 * 3600_000;

interface Props {
  conversation: Conversation;
  quote: Message | null;
  onQuoteGone: () => void;
  onTyping: () => void;
  /** Sent, and done with: on to the next. */
  onGone: () => void;
}

export function Composer({ conversation, quote, onQuoteGone, onTyping, onGone }: Props) {
  const words = useWords();
  const { t } = words;
  const { id } = conversation;
  const { shop, staff } = useSession();
  const queries = useQueryClient();
  const outbox = useOutbox();
  const limits = useLimits(id);
  const replies = useSavedReplies();
  const [draft, setDraft] = useState(() => readDraft(shop.id, staff.id, id));
  const [files, setFiles] = useState<Attached[]>([]);
  const [cursor, setCursor] = useState(0);
  const [picked, setPicked] = useState(0);
  const [slashShut, setSlashShut] = useState(false);
  const [later, setLater] = useState<"send" | "snooze" | null>(null);
  const [templates, setTemplates] = useState(false);
  const [isDragged, setDragged] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const { mode } = draft;
  const text = draft[mode];
  const isNote = mode === "note";
  const now = useNow();
  const until = limits?.open ? limits.window_until : null;
  const isPast = until !== null && Date.parse(until) <= now;
  const isShut = !isNote && (limits?.open === false || isPast);
  const most = isNote ? 10_000 : files.length ? (limits?.caption ?? 1024) : (limits?.text ?? 4096);
  const isOver = [...text].length > most;
  const uploading = files.some((file) => file.state === "going");
  const ready = files.filter((file) => file.state === "there");
  const canSend = !isOver && !uploading && !isShut && (isNote ? text.trim() !== "" : text.trim() !== "" || ready.length > 0);
  const slash = !isNote && !slashShut ? slashAt(text, cursor) : null;
  const options = slash ? fitting(replies, slash.asked, conversation.language) : [];

  useEffect(() => keepDraft(shop.id, staff.id, id, draft), [draft, shop.id, staff.id, id]);
  useEffect(() => setPicked(0), [slash?.asked]);
  useEffect(() => {
    if (quote) field.current?.focus();
  }, [quote]);
  const turn = (to: "reply" | "note") => {
    setDraft((before) => ({ ...before, mode: to }));
    requestAnimationFrame(() => field.current?.focus());
  };
  useCommand("reply", () => turn("reply"));
  useCommand("note", () => turn("note"));
  useCommand("send_and_close", () => send({ then: "close" }));

  function write(value: string, at?: number) {
    setDraft((before) => ({ ...before, [mode]: value }));
    setSlashShut(false);
    if (!isNote && value) onTyping();
    if (at === undefined) return;
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(at, at);
      setCursor(at);
    });
  }

  function insert(words: string) {
    const from = field.current?.selectionStart ?? text.length;
    const to = field.current?.selectionEnd ?? from;
    write(text.slice(0, from) + words + text.slice(to), from + words.length);
  }

  async function use(reply: SavedReply) {
    if (!slash) return;
    const words_ = await filled(reply, id).catch(() => reply.text);
    const next = replaced(text, slash, words_);
    write(next.text, next.cursor);
  }

  function send(told: { then?: Then; until?: Date; at?: Date } = {}) {
    if (!canSend) return;
    if (isNote) {
      const note = text.trim();
      outbox.add({ conversation: id, kind: "note", text: note, body: { text: note, mentions: mentioned(note, queries) } });
    } else {
      for (const [body, shown] of bodyOf(text, ready, quote, told)) outbox.add({ conversation: id, kind: "reply", text: shown, body });
      const row = findRow(queries, id);
      if (row) guessRow(queries, id, staff.id, (before) => ({ ...before, owner: { kind: "person", id: staff.id, name: staff.name }, unread: 0, waiting_since: null }));
    }
    for (const file of files) if (file.preview) URL.revokeObjectURL(file.preview);
    setFiles([]);
    onQuoteGone();
    const next = { ...draft, [mode]: "" };
    keepDraft(shop.id, staff.id, id, next);
    setDraft(next);
    if (told.then) onGone();
    else field.current?.focus();
  }

  function press(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    if (options.length) {
      const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      if (step) {
        event.preventDefault();
        return setPicked((picked + step + options.length) % options.length);
      }
      const option = options[picked];
      if ((event.key === "Enter" || event.key === "Tab") && option) {
        event.preventDefault();
        return void use(option);
      }
    }
    if (event.key === "Escape") {
      event.stopPropagation();
      if (slash) return setSlashShut(true);
      return event.currentTarget.blur();
    }
    const enterSends = staff.settings.enter_sends !== false;
    const withCtrl = event.ctrlKey || event.metaKey;
    if (event.key === "Enter" && !event.shiftKey && (enterSends || withCtrl)) {
      event.preventDefault();
      send();
    }
  }

  function attach(list: Iterable<File>) {
    for (const file of list) {
      const no = unfit(file, limits?.media ?? []);
      if (no) {
        notifications.show({ color: "red", title: file.name, message: t(no.why === "kind" ? "attach.no_kind" : "attach.too_big", { most: no.most }) });
        continue;
      }
      const key = crypto.randomUUID();
      const preview = file.type.startsWith("image/") ? URL.createObjectURL(file) : "";
      setFiles((before) => [...before, { key, name: file.name, mime: file.type, preview, state: "going", id: "" }]);
      upload(file)
        .then((fileId) => setFiles((before) => before.map((each) => (each.key === key ? { ...each, state: "there", id: fileId } : each))))
        .catch((fault: unknown) => {
          setFiles((before) => before.filter((each) => each.key !== key));
          notifications.show({ color: "red", title: file.name, message: troubleIn(fault, words) });
        });
    }
  }

  function paste(event: ClipboardEvent) {
    if (event.clipboardData.files.length && !isNote) {
      event.preventDefault();
      attach(event.clipboardData.files);
    }
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setDragged(false);
    if (!isNote) attach(event.dataTransfer.files);
  }

  return (
    <section className={classes.composer} data-mode={mode} data-drag={isDragged} aria-label={t("composer.name")} onDrop={drop}
      onDragOver={(event) => { event.preventDefault(); setDragged(true); }} onDragLeave={() => setDragged(false)}>
      <div className={classes.modes} role="tablist" aria-label={t("composer.mode")}>
        {(["reply", "note"] as const).map((each) => (
          <button key={each} type="button" role="tab" className={classes.mode} aria-selected={mode === each} title={`${t(each)} (${each === "reply" ? "R" : "N"})`} onClick={() => turn(each)}>
            {each === "note" && <IconLock size={13} style={{ verticalAlign: -2, marginInlineEnd: 4 }} />}{t(each)}
          </button>
        ))}
      </div>
      {quote && !isNote && (
        <div className={classes.attached}>
          <span className={classes.chip}><IconCornerUpLeft size={14} /><span>{excerptOf(quote.parts) || t("kind.media")}</span>
            <ActionIcon size="xs" variant="subtle" color="gray" aria-label={t("remove")} onClick={onQuoteGone}><IconX size={13} /></ActionIcon></span>
        </div>
      )}
      {files.length > 0 && <div className={classes.attached}>{files.map((file) => <AttachedFile key={file.key} file={file} onRemove={() => setFiles(files.filter((each) => each !== file))} />)}</div>}
      {isShut ? (
        <div className={classes.shut} role="status">
          <IconHourglassLow size={20} />
          <span>{t(limits?.templates ? "composer.shut" : "composer.shut_hard")}</span>
          {limits?.templates && <Button size="xs" onClick={() => setTemplates(true)}>{t("template.choose")}</Button>}
        </div>
      ) : (
        <Popover opened={slash !== null} position="top-start" width={380} withinPortal={false} trapFocus={false} returnFocus={false}>
          <Popover.Target>
            <textarea ref={field} className={classes.text} rows={2} dir="auto" value={text} aria-label={t(isNote ? "composer.note" : "composer.reply")} placeholder={t(isNote ? "composer.note.hint" : "composer.reply.hint")}
              aria-controls="slash-list" aria-expanded={slash !== null} aria-activedescendant={options[picked] ? `slash-${options[picked].id}` : undefined} role="combobox" aria-autocomplete="list" aria-haspopup="listbox"
              onChange={(event) => { write(event.currentTarget.value); setCursor(event.currentTarget.selectionStart); }} onSelect={(event) => setCursor(event.currentTarget.selectionStart)} onKeyDown={press} onPaste={paste} />
          </Popover.Target>
          <Popover.Dropdown p={0}>
            <div className={classes.menu} role="listbox" id="slash-list" aria-label={t("saved.title")}>
              {options.length === 0 && <div className={classes.empty}>{t(replies.length ? "saved.none_fits" : "saved.none")}</div>}
              {options.map((reply, at) => (
                <button key={reply.id} id={`slash-${reply.id}`} type="button" role="option" tabIndex={-1} aria-selected={at === picked} className={classes.option} onMouseDown={(event) => event.preventDefault()} onMouseEnter={() => setPicked(at)} onClick={() => void use(reply)}>
                  <code>/{reply.shortcut}</code> {reply.title}
                  <small>{reply.text}</small>
                </button>
              ))}
            </div>
          </Popover.Dropdown>
        </Popover>
      )}
      {isNote && <Mentions text={text} cursor={cursor} onWrite={write} />}
      <div className={classes.bar}>
        {!isNote && !isShut && (
          <>
            <Tooltip label={t("attach")}><ActionIcon variant="subtle" color="gray" aria-label={t("attach")} onClick={() => chooser.current?.click()}><IconPaperclip size={18} /></ActionIcon></Tooltip>
            <input ref={chooser} type="file" multiple hidden accept={limits?.media.flatMap((each) => each.mime_types).join(",")} onChange={(event) => { attach(event.currentTarget.files ?? []); event.currentTarget.value = ""; }} />
            <InsertMenu conversation={conversation} onTemplates={limits?.templates || conversation.channel === "whatsapp" ? () => setTemplates(true) : null} onSlash={() => insert(text && !/\s$/.test(text.slice(0, cursor)) ? " /" : "/")} />
          </>
        )}
        {!isShut && (
          <Popover position="top-start" withinPortal>
            <Popover.Target><ActionIcon variant="subtle" color="gray" aria-label={t("emoji")}><IconMoodSmile size={18} /></ActionIcon></Popover.Target>
            <Popover.Dropdown p={6}><div className={classes.emojis}>{EMOJI.map((each) => <button key={each} type="button" onClick={() => insert(each)}>{each}</button>)}</div></Popover.Dropdown>
          </Popover>
        )}
        <span className={classes.space} />
        {!isNote && !isShut && until && Date.parse(until) - now < CLOSING && <span className={classes.count} role="timer">{t("window.open", { left: left(words.language, until, now) })}</span>}
        {(isOver || [...text].length > most * 0.8) && <span className={classes.count} data-over={isOver} role="status">{t("composer.length", { n: [...text].length, most })}</span>}
        {isNote ? (
          <Button size="xs" h={32} className={classes.keep ?? ""} disabled={!canSend} onClick={() => send()}>{t("note.keep")}</Button>
        ) : (
          <Button.Group>
            <Button size="xs" h={32} disabled={!canSend} leftSection={<IconSend size={15} />} onClick={() => send()}>{t("send")}</Button>
            <Menu position="top-end">
              <Menu.Target><Button size="xs" h={32} px={6} disabled={!canSend} aria-label={t("send.more")} style={{ borderInlineStart: "1px solid color-mix(in srgb, var(--on-accent) 30%, transparent)" }}><IconChevronDown size={15} /></Button></Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => send({ then: "close" })}>{t("send.close")}</Menu.Item>
                <Menu.Sub>
                  <Menu.Sub.Target><Menu.Sub.Item>{t("send.snooze")}</Menu.Sub.Item></Menu.Sub.Target>
                  <Menu.Sub.Dropdown><LaterItems onChoose={(until) => send({ then: "snooze", until })} onOwn={() => setLater("snooze")} /></Menu.Sub.Dropdown>
                </Menu.Sub>
                <Menu.Sub>
                  <Menu.Sub.Target><Menu.Sub.Item>{t("send.later")}</Menu.Sub.Item></Menu.Sub.Target>
                  <Menu.Sub.Dropdown><LaterItems onChoose={(at) => send({ at })} onOwn={() => setLater("send")} /></Menu.Sub.Dropdown>
                </Menu.Sub>
              </Menu.Dropdown>
            </Menu>
          </Button.Group>
        )}
      </div>
      <OwnHour opened={later !== null} onClose={() => setLater(null)} title={t(later === "snooze" ? "send.snooze" : "send.later")} onChoose={(at) => send(later === "snooze" ? { then: "snooze", until: at } : { at })} />
      {templates && <TemplatePicker conversation={conversation} onClose={() => setTemplates(false)} />}
    </section>
  );
}
