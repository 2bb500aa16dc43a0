/** From messages, notes and what is still on its way to what stands one below the other. Pure. */

import type { Firing, Message, Note } from "../api/contract";
import type { Send } from "../sends/queue";
import { midnight } from "../words/dates";

export type Side = "shopper" | "bot" | "staff";

export type Item =
  | { kind: "day"; key: string; at: number }
  | { kind: "new"; key: string }
  | { kind: "handover"; key: string; to: "bot" | "staff"; name: string; at: number }
  | { kind: "message"; key: string; message: Message; side: Side; first: boolean; last: boolean }
  | { kind: "note"; key: string; note: Note }
  | { kind: "rule"; key: string; firing: Firing }
  | { kind: "send"; key: string; send: Send };

const TOGETHER = 5 * 60_000;

interface Told {
  messages: readonly Message[];
  notes: readonly Note[];
  firings?: readonly Firing[];
  sends: readonly Send[];
  /** seq of the newest message that had been read when the thread was opened. */
  readUpTo: number | null;
}

export function itemsOf({ messages, notes, firings = [], sends, readUpTo }: Told): Item[] {
  const shown = messages.filter((message) => !isFolded(message, messages));
  const entries = [
    ...shown.map((message) => ({ at: Date.parse(message.at), message, note: null, firing: null })),
    ...notes.map((note) => ({ at: Date.parse(note.at), message: null, note, firing: null })),
    ...firings.map((firing) => ({ at: Date.parse(firing.at), message: null, note: null, firing })),
  ].sort((a, b) => a.at - b.at || (a.message?.seq ?? 0) - (b.message?.seq ?? 0));

  const items: Item[] = [];
  let isNewSaid = false;
  let before: { side: Side; author: string; at: number } | null = null;
  let answering: "bot" | "staff" | null = null;
  let day = 0;
  for (const { at, message, note, firing } of entries) {
    if (midnight(at) !== day) {
      day = midnight(at);
      items.push({ kind: "day", key: `day-${day}`, at });
      before = null;
    }
    if (note) {
      items.push({ kind: "note", key: note.id, note });
      before = null;
      continue;
    }
    if (firing) {
      items.push({ kind: "rule", key: firing.id, firing });
      before = null;
      continue;
    }
    if (!message) continue;
    const side = sideOf(message);
    if (!isNewSaid && readUpTo !== null && message.direction === "in" && message.seq > readUpTo) {
      items.push({ kind: "new", key: "new" });
      isNewSaid = true;
      before = null;
    }
    if (side !== "shopper") {
      if (answering && answering !== side) {
        items.push({ kind: "handover", key: `handover-${message.id}`, to: side, name: message.author_name, at });
        before = null;
      }
      answering = side;
    }
    const first = !before || before.side !== side || before.author !== message.author_id || at - before.at > TOGETHER;
    const previous = items.at(-1);
    if (!first && previous?.kind === "message") previous.last = false;
    items.push({ kind: "message", key: message.id, message, side, first, last: true });
    before = { side, author: message.author_id, at };
  }
  return [...items, ...sends.map((send): Item => ({ kind: "send", key: send.key, send }))];
}

export function sideOf(message: Message): Side {
  if (message.direction === "in") return "shopper";
  return message.author_kind === "staff" || message.author_kind === "key" ? "staff" : "bot";
}

/** A reaction, edit or deletion that another message already shows. */
function isFolded(message: Message, all: readonly Message[]): boolean {
  const [part] = message.parts;
  if (message.parts.length !== 1 || !part) return false;
  if (part.type === "reaction") return all.some((each) => isNamed(each, part.to) || each.marks.some((mark) => mark.kind === "reaction" && mark.at === message.at));
  if (part.type === "edit" || part.type === "delete") return all.some((each) => isNamed(each, part.of));
  return false;
}

function isNamed(message: Message, id: string): boolean {
  return message.id === id || (Boolean(message.provider_id) && message.provider_id === id);
}

/** The seq up to which the shopper's messages were read; null if all of them are. */
export function readUpToOf(messages: readonly Message[]): number | null {
  const unread = messages.find((message) => message.direction === "in" && !message.read_at);
  return unread ? unread.seq - 1 : null;
}

/** Reactions that stand: of each person the last, unless taken back. */
export function reactionsOf(message: Message): { emoji: string; by: string[] }[] {
  const by = new Map<string, string>();
  for (const mark of message.marks) if (mark.kind === "reaction") by.set(`${mark.author_kind}/${mark.author_id}`, mark.emoji);
  const told = new Map<string, string[]>();
  for (const [who, emoji] of by) if (emoji) told.set(emoji, [...(told.get(emoji) ?? []), who]);
  return [...told].map(([emoji, people]) => ({ emoji, by: people }));
}
