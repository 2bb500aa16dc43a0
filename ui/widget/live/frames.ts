/** The frames of `chaffer.v1`, and reading what comes without trusting it. See docs/reference/web-chat.md. */

import { amount, at, items, text } from "../../src/wire/read";

export interface Page {
  url?: string;
  title?: string;
  sku?: string;
}

/** What is kept by the server once, under an id of ours. */
export type Lasting =
  | { type: "say"; id: string; text: string; page?: Page }
  | { type: "tap"; id: string; choice: string; label: string }
  | { type: "want_back"; id: string; sku: string }
  | { type: "link"; id: string };

/** Sent as bytes, not as a frame; held by this page alone. */
export interface Sending {
  type: "file";
  id: string;
  file: File;
}

/** What may get lost without harm. */
export type Fleeting = { type: "page"; page: Page } | { type: "typing" } | { type: "seen"; seq: number } | { type: "ping" };

export type AuthorKind = "bot" | "person" | "shopper";

/** A part of a message, as it came: its fields are read where it is drawn. */
export type Part = Record<string, unknown>;

export interface Message {
  seq: number;
  id: string;
  author: { kind: AuthorKind; name: string };
  at: string;
  parts: Part[];
}

export interface LinkOffer {
  url: string;
  code: string;
  expiresAt: string;
}

export type Told =
  | { type: "hello"; visitor: string; owner: string; seq: number; token: string; read: number }
  | { type: "ack"; id: string }
  | { type: "message"; message: Message }
  | { type: "typing" }
  | { type: "read"; seq: number }
  | { type: "state"; owner: string }
  | ({ type: "link"; id: string } & LinkOffer)
  | { type: "error"; id: string; code: string; retryAfterSeconds: number }
  | { type: "pong" };

export interface Category {
  title: string;
  choice: string;
}

export interface About {
  sku: string;
  title: string;
}

export interface Session {
  token: string;
  visitor: string;
  shop: string;
  assistant: string;
  automated: boolean;
  language: string;
  greeting: string;
  categories: Category[];
  about: About | null;
  whatsapp: boolean;
}

/** A frame, or null for one we do not know: those are passed over. */
export function readFrame(value: unknown): Told | null {
  const type = text(value, "type");
  switch (type) {
    case "hello":
      return {
        type,
        visitor: text(value, "visitor"),
        owner: text(value, "owner"),
        seq: amount(value, "seq") ?? 0,
        token: text(value, "token"),
        read: amount(value, "read") ?? 0,
      };
    case "ack":
      return { type, id: text(value, "id") };
    case "message": {
      const message = readMessage(value);
      return message && { type, message };
    }
    case "read":
      return { type, seq: amount(value, "seq") ?? 0 };
    case "state":
      return { type, owner: text(value, "owner") };
    case "link":
      return {
        type,
        id: text(value, "id"),
        url: text(value, "url"),
        code: text(value, "code"),
        expiresAt: text(value, "expires_at"),
      };
    case "error":
      return {
        type,
        id: text(value, "id"),
        code: text(value, "code"),
        retryAfterSeconds: amount(value, "retry_after_seconds") ?? 0,
      };
    case "typing":
    case "pong":
      return { type };
    default:
      return null;
  }
}

export function readMessage(value: unknown): Message | null {
  const seq = amount(value, "seq");
  if (seq === undefined) return null;
  const kind = text(value, "author", "kind");
  return {
    seq,
    id: text(value, "id") || String(seq),
    author: { kind: kind === "shopper" || kind === "person" ? kind : "bot", name: text(value, "author", "name") },
    at: text(value, "at"),
    parts: items(value, "parts").filter((part): part is Part => part !== null && typeof part === "object"),
  };
}

/** A session, or null if the answer is none. */
export function readSession(value: unknown): Session | null {
  const token = text(value, "token");
  if (!token) return null;
  const about = at(value, "about");
  return {
    token,
    visitor: text(value, "visitor"),
    shop: text(value, "shop", "name"),
    assistant: text(value, "assistant", "name"),
    automated: at(value, "assistant", "automated") !== false,
    language: text(value, "language"),
    greeting: text(value, "greeting"),
    categories: items(value, "categories").map((each) => ({ title: text(each, "title"), choice: text(each, "choice") })),
    about: about ? { sku: text(about, "sku"), title: text(about, "title") } : null,
    whatsapp: at(value, "links", "whatsapp") === true,
  };
}
