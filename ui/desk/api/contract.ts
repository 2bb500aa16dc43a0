/** The server's shapes that the desk reads; each part of a message stands in parts.ts. */

import type { Part } from "./parts";

export interface Page<T> {
  items: T[];
  next_cursor: string;
}

export interface Money {
  minor: number;
  currency: string;
}

export interface Session {
  id: string;
  staff: { id: string; name: string; email: string; role: string; language: string; settings: DeskSettings };
  shop: { id: string; slug: string; name: string; currency: string; languages: string[]; time_zone: string };
  permissions: string[];
  csrf: string;
  second_factor: boolean;
  /** For whom of a marketplace's sellers this person sells; they see nothing else then. */
  seller: { id: string; name: string } | null;
}

/** What a person set for themselves; the server keeps it and does not look into it. */
export interface DeskSettings {
  theme?: "light" | "dark" | "auto";
  sounds?: boolean;
  enter_sends?: boolean;
  /** What is worth a sound and a line from the system; what is not named is. */
  notify?: { mine?: boolean; unassigned?: boolean; mentions?: boolean; followed?: boolean; system?: boolean };
  panel?: boolean;
}

export interface Staff {
  id: string;
  name: string;
  email: string;
  role: string;
  language: string;
  state: string;
}

export interface Team {
  id: string;
  name: string;
}

export interface Label {
  id: string;
  name: string;
  colour: string;
}

export type Direction = "in" | "out";

export interface InboxRow {
  id: string;
  contact: { id: string; name: string | null };
  channel: string;
  account_id: string;
  state: "open" | "snoozed" | "closed";
  owner: { kind: "bot" | "person" | "team"; id: string; name: string };
  team_id: string;
  unread: number;
  last: { id: string; seq: number; at: string; direction: Direction; author_kind: string; kind: string; text: string } | null;
  labels: string[];
  waiting_since: string | null;
  due_at: string | null;
  window_until: string | null;
  cart: { total_minor: number; currency: string; units: number } | null;
  snoozed_until: string | null;
  priority: string;
  updated_at: string;
}

export interface Counts {
  views: Record<string, number>;
  channels: Record<string, number>;
  labels: Record<string, number>;
  teams: Record<string, number>;
  saved: Record<string, number>;
}

export interface Conversation {
  id: string;
  contact_id: string;
  contact_name: string | null;
  channel: string;
  account_id: string;
  state: "open" | "snoozed" | "closed";
  owner_kind: "bot" | "person" | "team";
  owner_id: string;
  language: string;
  window_until: string | null;
  last_in_at: string | null;
  last_out_at: string | null;
  labels: string[];
  created_at: string;
  team_id: string;
  priority: string;
  snoozed_until: string | null;
}

export interface Mark {
  kind: string;
  author_kind: string;
  author_id: string;
  author_name: string;
  emoji: string;
  before: Part[];
  at: string;
}

export type MessageState =
  | "taken" | "scheduled" | "promised" | "held" | "sending" | "sent" | "delivered" | "read" | "failed" | "unknown" | "withdrawn"; // prettier-ignore

export interface Message {
  id: string;
  seq: number;
  direction: Direction;
  author_kind: string;
  author_id: string;
  author_name: string;
  purpose: string;
  parts: Part[];
  state: MessageState;
  language: string;
  at: string;
  sent_at: string | null;
  delivered_at: string | null;
  read_at: string | null;
  reason: string;
  reply_to: string;
  provider_id: string;
  marks: Mark[];
  quoted: { id: string; seq: number; direction: Direction; kind: string; text: string } | null;
  attachments: { file_id: string; url: string; mime: string; name: string; bytes: number }[];
  failure: { code: string; words: string; again: boolean } | null;
  /** Of a scheduled one, its hour. */
  leaves_at: string | null;
  retries: number;
  /** In a marketplace, whose side of the thread it is on. */
  seller_id: string;
  seller_name: string;
}

/** A page of a thread, the latest first, with the notes written in its time. */
/** A rule followed. outcome: done, partly, stopped. */
export interface Firing {
  id: string;
  rule_id: string;
  name: string;
  event: string;
  conversation_id: string;
  outcome: string;
  at: string;
}

export interface ThreadPage extends Page<Message> {
  notes: Note[];
  firings?: Firing[];
}

export interface Proof {
  id: string;
  state: string;
  steps: { name: string; at: string; details: Record<string, unknown> }[];
  provider_id: string;
  reason: string;
}

export interface Note {
  id: string;
  text: string;
  actor_kind: string;
  actor_id: string;
  at: string;
  actor_name: string;
  mentions: string[];
  /** note; whisper: for the person to_id; moved: taken from the person mentioned, to_id has it now. */
  kind: string;
  to_id: string;
  aside: boolean;
}

export interface Contact {
  id: string;
  name: string;
  email: string;
  language: string;
  country: string;
  time_zone: string;
  identities: { channel: string; kind: string; value: string }[];
  created_at: string;
  seen_at: string | null;
  blocked_at: string | null;
}

export interface Consent {
  id?: string;
  channel: string;
  purpose: string;
  state: string;
  method: string;
  wording: string;
  locale?: string;
  proof?: Record<string, unknown>;
  at: string;
}

export interface CartLine {
  id: string;
  variant_id: string;
  product_id: string;
  sku: string;
  title: string;
  options: Record<string, string>;
  quantity: number;
  unit: Money;
  total: Money;
  image_url: string;
  available: number;
  sold: boolean;
}

export interface Cart {
  id: string;
  contact_id: string;
  version: number;
  currency: string;
  lines: CartLine[];
  subtotal: Money;
  count: number;
  off: { kind: string; code: string; label: string; amount: Money }[];
  /** After discounts, as the shopper is told it. */
  total: Money;
  note: string;
  voucher: string;
}

export interface Order {
  id: string;
  number: string;
  contact_id: string;
  state: string;
  payment_state: string;
  fulfilment_state: string;
  total: Money;
  refunded: Money;
  placed_at: string;
  lines: { id: string; title: string; quantity: number; image_url: string; options: Record<string, string>; total: Money }[];
}

export interface Verdict {
  allowed: boolean;
  why?: string;
  reason?: string;
}

export interface TimelineEntry {
  id: string;
  kind: string;
  at: string;
  details: Record<string, unknown>;
}

export interface SavedReply {
  id: string;
  shortcut: string;
  title: string;
  text: string;
  language: string;
}

export interface Template {
  name: string;
  language: string;
  category: string;
  preview: string;
  /** The same with each variable's key in braces. */
  words: string;
  variables: { key: string; where: string; name: string; value: string; example: string }[];
  header: string;
  /** Of a carousel, the kind of file on each card. */
  cards: string[];
  why_not: string;
  cost: { amount: string; currency: string; category: string; country: string } | null;
}

/** What a thread's channel can carry now; lengths in characters. */
export interface Limits {
  channel: string;
  text: number;
  caption: number;
  media: { kind: string; mime_types: string[]; bytes: number }[];
  window_until: string | null;
  open: boolean;
  templates: boolean;
}

export interface Found {
  people: { id: string; name: string; email: string }[];
  messages: { id: string; conversation_id: string; contact_id: string; contact_name: string; excerpt: string; at: string }[];
  orders: { id: string; number: string; contact_id: string; contact_name: string }[];
}

/** Who is at the desk. load: open conversations now. capacity: 0: as the team has it. skills: labels they know how to handle. */
export interface Agent {
  staff_id: string;
  name: string;
  away: boolean;
  load: number;
  capacity: number;
  languages: string[];
  skills: string[];
  replied_at: string | null;
}

export interface SavedFilter {
  id: string;
  name: string;
  /** What is empty is left out. */
  filter: { view?: string; channel?: string; team?: string; label?: string; owner?: string };
  shared: boolean;
}
