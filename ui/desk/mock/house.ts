/** What the mock knows and does: enough of the API to work a day at the desk. */

import { belongs, filterOf, inOrder } from "../inbox/filter";
import type { Cart, InboxRow, Message } from "../api/contract";
import type { Part } from "../api/parts";

type Json = Record<string, unknown>;

interface Said {
  side: "shopper" | "bot" | "staff";
  minutes: number;
  parts: Part[];
  state?: string;
  more?: Partial<Message>;
}

interface Talk {
  id: string;
  name: string;
  channel: string;
  row: Partial<InboxRow> & { due_minutes?: number; window_minutes?: number };
  said: Said[];
  notes?: { text: string; minutes: number }[];
}

export interface Data {
  session: Json;
  staff: Json[];
  teams: Json[];
  labels: Json[];
  replies: Json[];
  templates: Json[];
  talks: Talk[];
  cart: Cart;
  orders: Json[];
  contact: Json;
  more: number;
}

interface Answer {
  status: number;
  answer?: unknown;
}

const MINUTE = 60_000;

export class House {
  private readonly began = Date.now();
  private readonly messages = new Map<string, Message[]>();
  private readonly notes = new Map<string, Json[]>();
  private readonly rows = new Map<string, InboxRow>();
  private cart: Cart;
  private isIn = false;
  private count = 0;

  constructor(private readonly data: Data, private readonly changed: (topic: string, id: string) => void) {
    this.cart = data.cart;
    for (const talk of data.talks) this.put(talk);
    for (let at = 0; at < data.more; at += 1) {
      const model = data.talks[at % data.talks.length];
      if (model) this.put({ ...model, id: `cnv_more_${at}`, name: `${model.name.split(" ")[0]} ${at + 1}`, said: model.said.slice(-2).map((each) => ({ ...each, minutes: each.minutes + 300 + at * 7 })), notes: [] });
    }
  }

  answer(method: string, path: string, query: URLSearchParams, body: Json): Answer {
    const [, first = "", id = "", what = "", which = ""] = path.split("/");
    const ok = (answer: unknown): Answer => ({ status: 200, answer });
    switch (`${method} ${first}`) {
      case "POST session":
        if (body["password"] === "code" && !body["code"]) return refusal(401, "second-factor-needed");
        this.isIn = true;
        return ok(this.data.session);
      case "GET session":
        return this.isIn ? ok(this.data.session) : refusal(401, "unauthorized");
      case "DELETE session":
        this.isIn = false;
        return { status: 204 };
      case "PATCH session":
        return ok(this.data.session);
      case "GET agents":
        return ok({ items: this.data.staff.map((each) => ({ staff_id: each["id"], name: each["name"], away: false, capacity: 0, languages: [], load: 3 })) });
      case "GET staff":
      case "GET teams":
      case "GET labels":
        return ok({ items: this.data[first as "staff" | "teams" | "labels"], next_cursor: "" });
      case "GET saved-replies":
        return ok({ items: this.data.replies });
      case "POST saved-replies":
        return ok({ text: String(this.data.replies.find((each) => each["id"] === id)?.["text"] ?? "").replace("{{contact.first_name}}", "Camille"), missing: [] });
      case "GET inbox":
        return this.inbox(id, query);
      case "GET orders":
        return what ? ok({ cancel: { allowed: true }, change_address: { allowed: true }, lines: [], waiting: [] }) : ok({ items: this.data.orders, next_cursor: "" });
      case "GET contacts":
        return this.contact(id, what);
      case "PATCH carts":
      case "POST carts":
        return ok(this.changeCart(which, Number(body["quantity"])));
      case "GET find":
        return ok({ people: this.list().filter((row) => row.contact.name?.toLowerCase().includes((query.get("q") ?? "").toLowerCase())).slice(0, 5).map((row) => ({ id: row.contact.id, name: row.contact.name, email: "" })), messages: [], orders: [] });
      case "GET messages":
        return ok({ id, state: "sent", provider_id: "wamid.HBgL", reason: "", steps: ["kept", "understood", "decided", "promised", "sent", "delivered"].map((name, at) => ({ name, at: new Date(this.began + at * 41).toISOString(), details: name === "understood" ? { intent: "find_product", language: "en" } : {} })) });
      case "PATCH conversations":
        return ok(this.change(id, body));
      case "GET conversations":
      case "POST conversations":
        return id ? this.conversation(method, id, what, body) : ok({ items: [], next_cursor: "" });
    }
    return method === "GET" ? ok({ items: [], next_cursor: "" }) : ok({});
  }

  private list(): InboxRow[] {
    return [...this.rows.values()];
  }

  private inbox(id: string, query: URLSearchParams): Answer {
    if (id === "counts") {
      const views = Object.fromEntries(["mine", "unassigned", "all", "waiting", "bot", "snoozed", "closed"].map((view) => [view, this.list().filter((row) => belongs(row, filterOf(view, new URLSearchParams()), "stf_1")).length]));
      const channels: Record<string, number> = {};
      for (const row of this.list()) if (row.state === "open") channels[row.channel] = (channels[row.channel] ?? 0) + 1;
      return { status: 200, answer: { views: { ...views, mentions: 1 }, channels, labels: {}, teams: { tem_1: 3 }, saved: {} } };
    }
    if (id === "rows") return { status: 200, answer: { items: (query.get("ids") ?? "").split(",").flatMap((each) => this.rows.get(each) ?? []) } };
    if (id) return { status: 200, answer: this.rows.get(id) };
    const filter = filterOf(query.get("view") ?? "all", query);
    const rows = this.list().filter((row) => belongs(row, filter, "stf_1")).sort((a, b) => inOrder(a, b, filter.sort));
    const from = Number(query.get("cursor") ?? 0);
    return { status: 200, answer: { items: rows.slice(from, from + 50), next_cursor: rows.length > from + 50 ? String(from + 50) : "" } };
  }

  private contact(id: string, what: string): Answer {
    const row = this.list().find((each) => each.contact.id === id);
    if (what === "cart") return row?.cart ? { status: 200, answer: this.cart } : refusal(404, "not_found");
    if (what) return { status: 200, answer: (this.data.contact[what] as Json | undefined) ?? { items: [], next_cursor: "" } };
    return { status: 200, answer: { ...(this.data.contact["one"] as Json), id, name: row?.contact.name ?? "" } };
  }

  private conversation(method: string, id: string, what: string, body: Json): Answer {
    const row = this.rows.get(id);
    if (!row) return refusal(404, "not_found");
    const ok = (answer: unknown): Answer => ({ status: 200, answer });
    if (method === "GET") {
      if (what === "messages") return ok({ items: [...(this.messages.get(id) ?? [])].reverse(), next_cursor: "", notes: this.notes.get(id) ?? [] });
      if (what === "limits") return ok({ channel: row.channel, text: 4096, caption: 1024, media: [], window_until: row.window_until, open: !row.window_until || Date.parse(row.window_until) > Date.now(), templates: row.channel === "whatsapp" });
      if (what === "templates") return ok({ items: this.data.templates, open: true });
      return ok(told(row));
    }
    switch (what) {
      case "messages":
        this.say(id, { side: "staff", minutes: 0, parts: [{ type: "text", text: String(body["text"] ?? "…") }], state: "sent" });
        return { status: 202, answer: { ids: [] } };
      case "notes":
        this.notes.set(id, [...(this.notes.get(id) ?? []), this.note(String(body["text"]), 0)]);
        break;
      case "take-over":
        this.rows.set(id, { ...row, owner: { kind: "person", id: "stf_1", name: "Mara Lindqvist" } });
        break;
      case "hand-back":
        this.rows.set(id, { ...row, owner: { kind: "bot", id: "", name: "" } });
        break;
      case "read":
        this.rows.set(id, { ...row, unread: 0 });
        this.changed("conversation", id);
        return ok({ marked: 1 });
      case "presence":
        return { status: 204 };
    }
    this.changed("conversation", id);
    const now = this.rows.get(id);
    return ok(now ? told(now) : {});
  }

  private change(id: string, body: Json): unknown {
    const row = this.rows.get(id);
    if (!row) return {};
    const { assign_to: to, team: _, ...more } = body;
    const person = this.data.staff.find((each) => each["id"] === to);
    const owner = to === undefined ? row.owner : person ? { kind: "person" as const, id: String(to), name: String(person["name"]) } : { kind: "team" as const, id: "", name: "" };
    const next = { ...row, ...(more as Partial<InboxRow>), owner };
    this.rows.set(id, next);
    this.changed("conversation", id);
    return told(next);
  }

  private changeCart(lineId: string, quantity: number): Cart {
    const lines = this.cart.lines.flatMap((line) => (line.id === lineId ? (quantity ? [{ ...line, quantity, total: { ...line.unit, minor: line.unit.minor * quantity } }] : []) : [line]));
    this.cart = { ...this.cart, lines, subtotal: { ...this.cart.subtotal, minor: lines.reduce((sum, line) => sum + line.total.minor, 0) } };
    this.changed("cart", this.cart.id);
    return this.cart;
  }

  private put(talk: Talk): void {
    const { due_minutes: due, window_minutes: window, ...row } = talk.row;
    const from = (minutes: number | undefined) => (minutes === undefined ? null : new Date(this.began + minutes * MINUTE).toISOString());
    this.rows.set(talk.id, {
      id: talk.id, contact: { id: `per_${talk.id}`, name: talk.name }, channel: talk.channel, account_id: "acc_1", state: "open", owner: { kind: "bot", id: "", name: "" },
      team_id: "", unread: 0, last: null, labels: [], waiting_since: null, due_at: from(due), window_until: from(window), cart: null, snoozed_until: null,
      priority: "normal", updated_at: new Date(this.began).toISOString(), ...row,
    });
    this.notes.set(talk.id, (talk.notes ?? []).map((note) => this.note(note.text, note.minutes)));
    for (const said of talk.said) this.say(talk.id, said);
  }

  private say(id: string, said: Said): void {
    const list = this.messages.get(id) ?? [];
    const at = new Date(Date.now() - said.minutes * MINUTE).toISOString();
    this.count += 1;
    const inbound = said.side === "shopper";
    const message: Message = {
      id: `msg_${this.count}`, seq: list.length + 1, direction: inbound ? "in" : "out", author_kind: said.side, author_id: said.side === "staff" ? "stf_1" : "",
      author_name: said.side === "staff" ? "Mara Lindqvist" : "", purpose: "reply", parts: said.parts, state: (said.state ?? (inbound ? "taken" : "read")) as Message["state"], language: "en", at, sent_at: at,
      delivered_at: null, read_at: inbound ? at : null, reason: "", reply_to: "", provider_id: `wamid.${this.count}`, marks: [], quoted: null, attachments: [], failure: null,
      leaves_at: null, retries: 0, seller_id: "", seller_name: "", ...said.more,
    };
    this.messages.set(id, [...list, message]);
    const row = this.rows.get(id);
    const [part] = said.parts;
    if (row && part) this.rows.set(id, { ...row, last: { id: message.id, seq: message.seq, at, direction: message.direction, author_kind: message.author_kind, kind: part.type, text: "text" in part ? part.text : "body" in part ? (part.body ?? "") : "" } });
    this.changed("conversation", id);
  }

  private note(text: string, minutes: number): Json {
    this.count += 1;
    return { id: `not_${this.count}`, text, actor_kind: "staff", actor_id: "stf_2", actor_name: "Jun Park", at: new Date(Date.now() - minutes * MINUTE).toISOString(), mentions: [] };
  }
}

function told(row: InboxRow): Json {
  return {
    id: row.id, contact_id: row.contact.id, contact_name: row.contact.name, channel: row.channel, account_id: row.account_id, state: row.state, owner_kind: row.owner.kind,
    owner_id: row.owner.id, language: "en", window_until: row.window_until, last_in_at: row.updated_at, last_out_at: null, labels: row.labels, created_at: row.updated_at,
    team_id: row.team_id, priority: row.priority, snoozed_until: row.snoozed_until,
  };
}

function refusal(status: number, code: string): Answer {
  return { status, answer: { type: `urn:chaffer:problem:${code}`, title: "", status, code, detail: "", details: {} } };
}
