/** The conversation as a value: what arrives, what is on its way out, how far each has come. Pure. */

import { at, text } from "../wire/read";
import type { Message, Payload, Status } from "../wire/types";

export interface Entry extends Message {
  /** Stable over the change from the local id to WhatsApp's. */
  key: string;
  /** Set while it is only ours: not yet taken by the server, or refused by it. */
  local?: "sending" | "unsent";
}

export type Thread = readonly Entry[];

const RANK: Record<Status, number> = { "": 0, sent: 1, delivered: 2, read: 3, failed: 4 };

export function opened(messages: readonly Message[]): Thread {
  return messages.reduce<Thread>(arrived, []);
}

/** Add a message, or recognise one we already show: by its id, its client id, or as the echo of one being sent. */
export function arrived(thread: Thread, message: Message): Thread {
  if (thread.some((entry) => entry.id === message.id)) return moved(thread, message.id, message.status);
  const echo = message.from === "me" ? thread.find((entry) => isEcho(entry, message)) : undefined;
  if (!echo) return [...thread, { ...message, key: message.id }];
  return thread.map((entry) => (entry === echo ? { ...settled(entry), ...message, key: entry.key } : entry));
}

/** Whether what the server holds goes on from what was shown when it was asked. What arrived while it answered may not be
    in its answer, and stays. */
export function goesOn(shown: Thread, held: readonly Message[]): boolean {
  const known = new Set(held.map((message) => message.id));
  return shown.every((entry) => entry.local !== undefined || known.has(entry.id));
}

function isEcho(entry: Entry, message: Message): boolean {
  if (!entry.local) return false;
  if (message.client_id) return entry.client_id === message.client_id;
  return isSame(entry.payload, message.payload);
}

/** Equal JSON, whatever the order of its keys: the server writes them in its own. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (one === null || other === null || typeof one !== "object" || typeof other !== "object") return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => isSame(at(one, key), at(other, key)));
}

export function sending(thread: Thread, clientId: string, payload: Payload, at: string): Thread {
  const others = thread.filter((entry) => entry.key !== clientId);
  const entry: Entry = { id: clientId, client_id: clientId, key: clientId, from: "me", at, status: "", payload, local: "sending" };
  return [...others, entry];
}

/** The server took it and gave it a name. Its echo may have been quicker. */
export function accepted(thread: Thread, clientId: string, id: string): Thread {
  if (thread.some((entry) => entry.id === id && entry.key !== clientId)) {
    return thread.filter((entry) => entry.key !== clientId);
  }
  return thread.map((entry) => {
    if (entry.key !== clientId || !entry.local) return entry;
    return { ...settled(entry), id, status: entry.status || "sent" };
  });
}

export function unsent(thread: Thread, clientId: string): Thread {
  return thread.map((entry) => (entry.key === clientId && entry.local ? { ...entry, local: "unsent" as const } : entry));
}

function settled({ local: _, ...entry }: Entry): Entry {
  return entry;
}

/** A status only moves forward: `delivered` after `read` changes nothing. */
export function moved(thread: Thread, id: string, status: Status): Thread {
  return thread.map((entry) => (entry.id === id && RANK[status] > RANK[entry.status] ? { ...entry, status } : entry));
}

/** The message this one answers, if it quotes one. */
export function quoted(thread: Thread, entry: Message): Entry | undefined {
  const id = entry.reply_to || text(entry.payload, "context", "id") || text(entry.payload, "context", "message_id");
  return id ? thread.find((other) => other.id === id) : undefined;
}

/** Per message id, the ids of the buttons and rows the shopper has tapped on it. */
export function choices(thread: Thread): Map<string, Set<string>> {
  const chosen = new Map<string, Set<string>>();
  for (const entry of thread) {
    const id = text(entry.payload, "context", "id");
    const reply = entry.from === "me" && id ? replyId(entry.payload) : "";
    if (reply) chosen.set(id, (chosen.get(id) ?? new Set<string>()).add(reply));
  }
  return chosen;
}

function replyId(payload: Payload): string {
  const kind = text(payload, "interactive", "type");
  const reply = at(payload, "interactive", kind);
  return text(reply, "id") || text(payload, "button", "payload") || (text(payload, "type") === "location" ? "location" : "");
}

/** Reactions are not bubbles: they sit on the message they are about. The last one a side sends counts. */
export function reactions(thread: Thread): Map<string, string> {
  const found = new Map<string, string>();
  for (const entry of thread) {
    if (text(entry.payload, "type") !== "reaction") continue;
    found.set(text(entry.payload, "reaction", "message_id"), text(entry.payload, "reaction", "emoji"));
  }
  return found;
}

export function isReaction(entry: Message): boolean {
  return text(entry.payload, "type") === "reaction";
}
