import { IconAlarmSnooze, IconClockHour4, IconEye, IconHourglassLow, IconPencil, IconRobot, IconShoppingCart } from "@tabler/icons-react";
import { type CSSProperties, memo } from "react";
import { Link } from "react-router";
import type { InboxRow, Label } from "../api/contract";
import { Avatar } from "../look/avatar";
import { ChannelIcon, channelName } from "../look/channel";
import { nameOf } from "../look/name";
import { age, left, money, whole } from "../words/dates";
import { useWords } from "../words/words";
import { lastAuthor, lastWords, urgency, windowWord } from "./last";
import classes from "./row.module.css";

export const ROW_HEIGHT = 88;

interface Props {
  row: InboxRow;
  to: string;
  top: number;
  me: string;
  now: number;
  isHere: boolean;
  labels: readonly Label[];
  /** Names of colleagues who look at it, and whether one writes. */
  others: readonly string[];
  isTyped: boolean;
  place: number;
  of: number;
  isPicked: boolean;
  /** None where nothing can be selected. */
  onPick: ((id: string, isRange: boolean) => void) | undefined;
}

export const Row = memo(function Row({ row, to, top, me, now, isHere, labels, others, isTyped, place, of, isPicked, onPick }: Props) {
  const words = useWords();
  const { t, language, named } = words;
  const name = nameOf(row.contact.name, row.contact.id, words);
  const author = lastAuthor(row, me, words);
  const due = urgency(row.due_at, now);
  const shut = windowWord(row.window_until, now);
  return (
    <li aria-setsize={of} aria-posinset={place} className={classes.item} data-picked={isPicked}>
      <Link className={classes.row} to={to} style={{ transform: `translateY(${top}px)`, height: ROW_HEIGHT - 4 }} data-unread={row.unread > 0}
        aria-current={isHere ? "true" : undefined} data-row={row.id}>
        <span className={classes.face}>
          <Avatar name={row.contact.name ?? ""} id={row.contact.id} size={40} />
          <span className={classes.channel}>
            <ChannelIcon channel={row.channel} size={13} />
          </span>
        </span>
        <span>
          <span className={classes.line}>
            <span className={classes.name}>{name}</span>
            <span className="hidden">{channelName(row.channel) || named("channel", row.channel)}</span>
            {row.last && <time className={classes.age} dateTime={row.last.at} title={whole(language, row.last.at)}>{age(language, row.last.at, now, t("now"))}</time>}
          </span>
          <span className={classes.line}>
            <span className={classes.words}>
              {author && <span className={classes.author}>{author}: </span>}
              {lastWords(row, words)}
            </span>
            {row.unread > 0 && <span className={classes.unread} aria-label={words.n("row.unread", row.unread)}>{row.unread}</span>}
          </span>
          <span className={classes.facts}>
            {due && row.due_at && (
              <span className={classes.fact} data-urgency={due} title={t("row.due", { at: whole(language, row.due_at) })}>
                <IconClockHour4 size={13} />
                {due === "late" ? t("row.late", { by: left(language, row.due_at, now) }) : left(language, row.due_at, now)}
              </span>
            )}
            {shut && row.window_until && (
              <span className={classes.fact} data-urgency={shut === "shut" ? "calm" : "soon"} title={t("row.window", { at: whole(language, row.window_until) })}>
                <IconHourglassLow size={13} />
                {shut === "shut" ? t("row.window_shut") : left(language, row.window_until, now)}
              </span>
            )}
            {row.snoozed_until && row.state === "snoozed" && (
              <span className={classes.fact} title={whole(language, row.snoozed_until)}>
                <IconAlarmSnooze size={13} />
                {left(language, row.snoozed_until, now)}
              </span>
            )}
            {row.cart && row.cart.units > 0 && (
              <span className={classes.fact} title={words.n("row.cart", row.cart.units)}>
                <IconShoppingCart size={13} />
                {money(language, { minor: row.cart.total_minor, currency: row.cart.currency })}
              </span>
            )}
            {row.labels.slice(0, 2).map((label) => (
              <span key={label} className={classes.label} style={tint(labels, label)}>{label}</span>
            ))}
            {others.length > 0 && (
              <span className={classes.fact} title={t(isTyped ? "row.typed_by" : "row.viewed_by", { names: others.join(", ") })}>
                {isTyped ? <IconPencil size={13} /> : <IconEye size={13} />}
                <span>{others[0]?.split(" ")[0]}</span>
              </span>
            )}
            <Owner row={row} />
          </span>
        </span>
      </Link>
      {onPick && (
        <label className={classes.pick} style={{ transform: `translateY(${top}px)` }}>
          <input type="checkbox" aria-label={t("bulk.pick", { name })} checked={isPicked} onChange={() => undefined} onClick={(event) => onPick(row.id, event.shiftKey)} />
        </label>
      )}
    </li>
  );
});

function Owner({ row }: { row: InboxRow }) {
  const { t } = useWords();
  if (row.owner.kind === "bot") {
    return <span className={classes.owner} title={t("owner.bot")}><IconRobot size={16} stroke={1.75} role="img" aria-hidden={false} aria-label={t("owner.bot")} /></span>;
  }
  if (row.owner.kind === "person" && row.owner.id) {
    return (
      <span className={classes.owner} title={row.owner.name}>
        <Avatar name={row.owner.name} id={row.owner.id} size={20} />
        <span className="hidden">{t("owner.person", { name: row.owner.name })}</span>
      </span>
    );
  }
  return <span className={classes.owner}>{row.owner.name || t("owner.nobody")}</span>;
}

function tint(labels: readonly Label[], name: string): CSSProperties {
  const colour = labels.find((label) => label.name === name)?.colour ?? "";
  return /^#[0-9a-f]{6}$/i.test(colour) ? ({ "--label": colour } as CSSProperties) : {};
}
