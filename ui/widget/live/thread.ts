/** The conversation as a value: what is on its way, what is kept, what was said. Pure. */

import { text } from "../../src/wire/read";
import type { Lasting, Message, Part, Sending } from "./frames";

/** sending: on its way. waiting: there is no line; it goes out with the next one. failed: it was refused. */
export type Fate = "" | "sending" | "waiting" | "failed";

export interface Entry {
  /** Stable from the first moment on the screen. */
  key: string;
  /** As the server knows it. */
  id: string;
  /** 0 until the server has told it. */
  seq: number;
  mine: boolean;
  person: boolean;
  name: string;
  at: string;
  parts: readonly Part[];
  fate: Fate;
  /** The product it was said about, where the shopper had one in front of them. */
  about?: string;
  frame?: Lasting | Sending;
  edited?: boolean;
  deleted?: boolean;
}

export type Thread = readonly Entry[];

/** What is said now; again under the same id, it takes the place of the first try. */
export function said(thread: Thread, frame: Lasting | Sending, at: string, about = ""): Thread {
  const parts = partsOf(frame);
  if (parts.length === 0) return thread;
  const entry: Entry = {
    key: frame.id,
    id: frame.id,
    seq: 0,
    mine: true,
    person: false,
    name: "",
    at,
    parts,
    fate: "sending",
    frame,
    ...(about ? { about } : {}),
  };
  const known = thread.find((each) => each.key === frame.id);
  if (known && known.seq > 0) return thread;
  return [...thread.filter((each) => each !== known), entry];
}

function partsOf(frame: Lasting | Sending): Part[] {
  if (frame.type === "say") return [{ type: "text", text: frame.text }];
  if (frame.type === "tap") return [{ type: "tapped", choice: frame.choice, label: frame.label }];
  if (frame.type === "want_back") return [{ type: "tapped", choice: `want_back:${frame.sku}`, label: "" }];
  if (frame.type === "file") return [{ type: "file", name: frame.file.name }];
  return [];
}

/** The server keeps it; its echo with a seq is still to come. */
export function kept(thread: Thread, id: string): Thread {
  return fated(thread, id, "");
}

export function failed(thread: Thread, id: string): Thread {
  return fated(thread, id, "failed");
}

/** Lines come and go: what is not kept yet is sending with one, waiting without. */
export function lined(thread: Thread, isUp: boolean): Thread {
  const from = isUp ? "waiting" : "sending";
  if (!thread.some((entry) => entry.fate === from)) return thread;
  return thread.map((entry) => (entry.fate === from ? { ...entry, fate: isUp ? "sending" : "waiting" } : entry));
}

/** One message of the server, in its place; one we know by its seq or as our own changes nothing but itself. */
export function arrived(thread: Thread, message: Message): Thread {
  const change = message.parts.find((part) => text(part, "type") === "edit" || text(part, "type") === "delete");
  if (change) return changed(thread, change);
  // One of theirs that is told again has moved on: what stood there before is over.
  const known = thread.find((entry) => entry.seq === message.seq || (!entry.mine && entry.id === message.id));
  if (known && known.seq >= message.seq) return thread;
  const mine = message.author.kind === "shopper";
  const echo = mine ? thread.find((entry) => entry.seq === 0 && entry.key === message.id) : undefined;
  const entry: Entry = {
    key: mine ? message.id : `${message.seq}`,
    id: message.id,
    seq: message.seq,
    mine,
    person: message.author.kind === "person",
    name: message.author.name,
    at: message.at,
    parts: message.parts,
    fate: "",
    ...(echo?.about ? { about: echo.about } : {}),
  };
  return ordered([...thread.filter((each) => each !== echo && each !== known), entry]);
}

/** By seq; what has none yet stands below, in the order it was said. */
function ordered(entries: Entry[]): Thread {
  const told = entries.filter((entry) => entry.seq > 0).sort((one, other) => one.seq - other.seq);
  return [...told, ...entries.filter((entry) => entry.seq === 0)];
}

function changed(thread: Thread, change: Part): Thread {
  const of = text(change, "of");
  const isEdit = text(change, "type") === "edit";
  return thread.map((entry) => {
    if (entry.id !== of) return entry;
    if (!isEdit) return { ...entry, deleted: true };
    return { ...entry, edited: true, parts: [{ type: "text", text: text(change, "text") }] };
  });
}

function fated(thread: Thread, id: string, fate: Fate): Thread {
  return thread.map((entry) => (entry.key === id && entry.fate !== "" ? { ...entry, fate } : entry));
}

/** Ids of the choices the shopper has tapped. */
export function tapped(thread: Thread): Set<string> {
  const chosen = new Set<string>();
  for (const entry of thread) {
    for (const part of entry.parts) if (text(part, "type") === "tapped") chosen.add(text(part, "choice"));
  }
  return chosen;
}

/** The newest seq of theirs. */
export function newest(thread: Thread): number {
  return thread.reduce((highest, entry) => (entry.mine ? highest : Math.max(highest, entry.seq)), 0);
}

export function unread(thread: Thread, seen: number): number {
  return thread.filter((entry) => !entry.mine && entry.seq > seen && !entry.deleted).length;
}
