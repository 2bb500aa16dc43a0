import { ActionIcon, Button, Menu, Popover, Tooltip, UnstyledButton } from "@mantine/core";
import { IconCornerUpLeft, IconListCheck, IconMoodSmile, IconRobot } from "@tabler/icons-react";
import { memo, useState } from "react";
import type { Message } from "../api/contract";
import type { Media, Part } from "../api/parts";
import { Avatar } from "../look/avatar";
import { clock, moment, whole } from "../words/dates";
import { useWords } from "../words/words";
import classes from "./bubble.module.css";
import { excerptOf } from "./excerpt";
import { reactionsOf, type Side } from "./items";
import { LaterItems, OwnHour } from "./later_menu";
import { PartView } from "./part";
import { ProofPanel } from "./proof";
import { Ticks } from "./ticks";
import { useMessageActions } from "./message_actions";

const QUICK = ["👍", "❤️", "😂", "😮", "🙏"];
const SENT_AGAIN_AT_MOST = 3;

interface Props {
  message: Message;
  side: Side;
  first: boolean;
  last: boolean;
  name: string;
  /** As known, for the letters on the avatar. */
  face: string;
  shopperId: string;
  mayWrite: boolean;
  onQuote: (message: Message) => void;
}

export const Bubble = memo(function Bubble({ message, side, first, last, name, face, shopperId, mayWrite, onQuote }: Props) {
  const { t, language, named } = useWords();
  const [proof, setProof] = useState(false);
  const { react, again, settle, takeBack, move } = useMessageActions(message);
  const deleted = message.marks.some((mark) => mark.kind === "deleted");
  const edited = message.marks.find((mark) => mark.kind === "edited");
  const reactions = reactionsOf(message);
  const trouble = message.state === "failed" || message.state === "unknown";
  return (
    <div className={classes.line} data-side={side} data-first={first} data-last={last} data-message={message.id} id={`message-${message.id}`}>
      <span className={classes.face}>
        {last && (side === "bot" ? <span className={classes.robot}><IconRobot size={17} stroke={1.75} /></span> : <Avatar name={face} id={side === "shopper" ? shopperId : message.author_id} size={28} />)}
      </span>
      <div className={classes.stack}>
        {first && <div className={classes.author}><strong>{name}</strong></div>}
        <div className={classes.bubble} data-trouble={trouble} data-gone={deleted} data-pending={message.state === "scheduled" || message.state === "withdrawn"}>
          {message.quoted && <Quote quoted={message.quoted} />}
          {deleted && <div className={classes.foot} style={{ textDecoration: "none" }}>{t("part.deleted")}</div>}
          {message.parts.map((part, at) => <PartView key={at} part={withFile(part, message)} />)}
        </div>
        {reactions.length > 0 && (
          <div className={classes.reactions}>
            {reactions.map(({ emoji, by }) => <span key={emoji} title={t("row.reacted", { emoji })}>{emoji}{by.length > 1 ? ` ${by.length}` : ""}</span>)}
          </div>
        )}
        {(last || edited || trouble || message.state === "scheduled") && (
          <div className={classes.foot}>
            <time dateTime={message.at} title={whole(language, message.at)}>{clock(language, message.at)}</time>
            {edited && <span title={excerptOf(edited.before)}>· {t("edited")}</span>}
            {message.state === "scheduled" && message.leaves_at && <span>· {t("tick.scheduled", { at: moment(language, message.leaves_at) })}</span>}
            {message.retries > 0 && <span>· {t("retried", { n: message.retries })}</span>}
            {message.direction === "out" && <Ticks message={message} />}
          </div>
        )}
        {(trouble || message.state === "held" || message.state === "withdrawn" || (message.state === "promised" && message.failure)) && (
          <div className={classes.trouble} role="note">
            <span>{named("failure", message.failure?.code ?? message.state)}</span>
            {mayWrite && message.state === "failed" && message.failure?.again !== false && message.retries < SENT_AGAIN_AT_MOST && (
              <Button size="compact-xs" variant="light" color="red" onClick={again}>{t("send_again")}</Button>
            )}
            {mayWrite && message.state === "unknown" && (
              <>
                <Button size="compact-xs" variant="light" color="red" onClick={() => settle("arrived")}>{t("unknown.arrived")}</Button>
                <Button size="compact-xs" variant="light" color="red" onClick={() => settle("again")}>{t("send_again")}</Button>
              </>
            )}
          </div>
        )}
        {message.state === "scheduled" && mayWrite && <Waiting onMove={move} onTakeBack={takeBack} />}
      </div>
      <div className={classes.tools}>
        {mayWrite && message.provider_id && (
          <Menu position="top">
            <Menu.Target><ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("react")}><IconMoodSmile size={16} /></ActionIcon></Menu.Target>
            <Menu.Dropdown>
              <div style={{ display: "flex" }}>
                {QUICK.map((emoji) => <Menu.Item key={emoji} fz={18} px={8} onClick={() => react(emoji)}>{emoji}</Menu.Item>)}
              </div>
            </Menu.Dropdown>
          </Menu>
        )}
        {mayWrite && <Tooltip label={t("quote")}><ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("quote")} onClick={() => onQuote(message)}><IconCornerUpLeft size={16} /></ActionIcon></Tooltip>}
        <Popover opened={proof} onChange={setProof} position="left-start" width={340} withinPortal trapFocus>
          <Popover.Target>
            <Tooltip label={t("proof.title")}><ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("proof.title")} onClick={() => setProof(!proof)}><IconListCheck size={16} /></ActionIcon></Tooltip>
          </Popover.Target>
          <Popover.Dropdown p={0}>{proof && <ProofPanel id={message.id} />}</Popover.Dropdown>
        </Popover>
      </div>
    </div>
  );
});

/** It waits for its hour: another one, or none. */
function Waiting({ onMove, onTakeBack }: { onMove: (at: Date) => void; onTakeBack: () => void }) {
  const { t } = useWords();
  const [own, setOwn] = useState(false);
  return (
    <div className={classes.waits}>
      <Menu position="bottom-end">
        <Menu.Target><Button size="compact-xs" variant="subtle">{t("move_hour")}</Button></Menu.Target>
        <Menu.Dropdown><LaterItems onChoose={onMove} onOwn={() => setOwn(true)} /></Menu.Dropdown>
      </Menu>
      <Button size="compact-xs" variant="subtle" onClick={onTakeBack}>{t("take_back")}</Button>
      <OwnHour opened={own} onClose={() => setOwn(false)} title={t("move_hour")} onChoose={onMove} />
    </div>
  );
}

function Quote({ quoted }: { quoted: NonNullable<Message["quoted"]> }) {
  const { named } = useWords();
  return (
    <UnstyledButton className={classes.quote ?? ""} dir="auto" onClick={() => document.getElementById(`message-${quoted.id}`)?.scrollIntoView({ block: "center", behavior: "smooth" })}>
      {quoted.text || named("kind", quoted.kind)}
    </UnstyledButton>
  );
}

/** The signed address of a file of ours takes the place of its id. */
function withFile(part: Part, message: Message): Part {
  if (part.type === "media") return placed(part, message);
  if (part.type !== "template") return part;
  return { ...part, ...(part.header ? { header: placed(part.header, message) } : {}), cards: (part.cards ?? []).map((card) => ({ ...card, header: placed(card.header, message) })) };
}

function placed(part: Media, message: Message): Media {
  const file = message.attachments.find((each) => each.file_id === part.file_id);
  if (!file) return part;
  const found: Media = { ...part, url: own(file.url) };
  if (file.name && !part.filename) found.filename = file.name;
  return found;
}

/** Our own files come from where the page comes from, under whatever name the server is reached. */
function own(url: string): string {
  try {
    const { pathname, search } = new URL(url, location.href);
    return pathname.startsWith("/files/") ? pathname + search : url;
  } catch {
    return url;
  }
}
