/** A shop that plays a script: the shapes of the real server, none of its work. For development and screenshots. */

import { text } from "../src/wire/read";
import type { Chip, Message, Order, Payload, PhoneEvent, Step } from "../src/wire/types";
import script from "./conversation.json";

interface Turn {
  chips: Chip[];
  decided: string;
  replies: unknown[];
}

type Tell = (stream: "phone" | "trace", event: PhoneEvent | Step) => void;

export class Shop {
  messages: Message[] = [];
  steps: Step[] = [];
  orders: Order[] = [];
  readonly #taken = new Map<string, string>();
  #count = 0;

  constructor(
    private readonly tell: Tell,
    private readonly pace: number,
  ) {}

  state(): unknown {
    return {
      me: { wa_id: "15551230001", name: "You" },
      business: {
        name: "Marlow & Fig",
        about: "A small department store with taste: dresses, shoes, gifts and toys, flowers, things for the home. Fig, our assistant, answers at any hour.",
        avatar: "/mock/pictures/avatar.svg",
        number: "+1 555 000 1111",
      },
      channels: [
        { kind: "whatsapp", ready: true },
        { kind: "web", ready: true, url: "/site" },
        ...["messenger", "instagram", "sms", "wechat", "alexa"].map((kind) => ({ kind, ready: false, coming: true })),
      ],
      suggestions: script.suggestions,
      messages: this.messages,
      catalog: {
        id: "c1",
        products: [
          { product_retailer_id: "DR-ELODIE-M", title: "Elodie, cornflower blue", price: "$149.00", image: "/mock/pictures/elodie.svg", item_price: 149, currency: "USD" },
          { product_retailer_id: "DR-MAREN-M", title: "Maren, pale blue", price: "$98.00", image: "/mock/pictures/maren.svg", item_price: 98, currency: "USD" },
          { product_retailer_id: "DR-OPAL-M", title: "Opal, midnight blue", price: "$175.00", image: "/mock/pictures/opal.svg", item_price: 175, currency: "USD" },
        ],
      },
    };
  }

  reset(): void {
    this.messages = [];
    this.steps = [];
    this.orders = [];
    this.tell("phone", { kind: "reset" });
  }

  hear(payload: Payload, clientId: string): string {
    const known = this.#taken.get(clientId);
    if (known) return known;
    const id = this.#next("wamid.");
    this.#taken.set(clientId, id);
    this.messages.push({ id, from: "me", at: new Date().toISOString(), status: "sent", payload });
    void this.#answer(id, payload);
    return id;
  }

  async #answer(id: string, payload: Payload): Promise<void> {
    const said = sayable(payload);
    const turn = this.#turnFor(said);
    await this.#wait(160);
    this.#status(id, "delivered");
    this.#step(id, "kept", 0, "Written to disk, then answered 200", [], { source: "whatsapp", external_id: id, slice: payload });
    await this.#wait(300);
    this.#status(id, "read");
    this.tell("phone", { kind: "typing" });
    const chips = turn.chips.map((chip) => ({ ...chip, value: chip.value.replace("{{language}}", languageOf(said)) }));
    this.#step(id, "understood", 3.4, "From rules and the shop's own words", chips, { text: said, slots: Object.fromEntries(chips.map((chip) => [chip.label, chip.value])) });
    this.#step(id, "decided", 7.9, turn.decided, [], { effects: [{ query: "catalog.find" }, { say: "found" }], thread_version: 4 });
    this.#step(id, "promised", 11.2, "Change and reply in one transaction", [], { key: `${id}/1`, purpose: "reply", payload: turn.replies[0] });
    await this.#wait(900);
    for (const reply of turn.replies) this.say(filled(reply, { message: id, text: said }));
    this.#step(id, "sent", 84.6, "WhatsApp took it", [], { status: 200, messages: [{ id: this.messages.at(-1)?.id, message_status: "accepted" }] });
    await this.#wait(250);
    this.#step(id, "delivered", 240.1, "On the shopper's phone", [], { statuses: [{ status: "delivered", id: this.messages.at(-1)?.id }] });
  }

  #turnFor(said: string): Turn {
    return script.turns.find((turn) => new RegExp(turn.says, "i").test(said)) ?? script.otherwise;
  }

  say(payload: Payload): void {
    const message: Message = { id: this.#next("wamid."), from: "business", at: new Date().toISOString(), status: "", payload };
    this.messages.push(message);
    this.tell("phone", { kind: "message", message });
  }

  pay(): void {
    if (this.orders.length) return;
    const lines = ["1 × Elodie, M, cornflower blue"];
    this.orders = [{ id: "o1", number: "MF-1042", total: "$168.76", status: "paid", can: ["pack", "ship"], lines }];
    this.#step(this.#lastOfMine(), "paid", 61_000, "Card ending 4242, confirmed by the provider's webhook", [{ label: "amount", value: "$168.76" }], { type: "payment_captured", amount: { minor: 16876, currency: "USD" }, postings: 3 });
    this.say(script.paid);
  }

  async act(deed: string): Promise<void> {
    const [order] = this.orders;
    if (!order) return;
    if (deed === "pack") {
      this.#order({ ...order, status: "packed", can: ["ship"] });
      this.#step("", "packed", undefined, "MF-1042 is ready for the carrier", [], { type: "order_packed", order_id: "o1" });
      return this.say(script.pack);
    }
    this.#order({ ...order, status: "shipped", can: [] });
    this.#step("", "shipped", undefined, "Swift Parcel, SP-40 771 882", [], { type: "shipment_created", carrier: "swift", tracking: "SP-40771882" });
    this.say(script.ship);
    const statuses = ["shipped", "in_transit", "in_transit", "delivered"];
    for (const [index, scan] of script.scans.entries()) {
      await this.#wait(1800);
      this.#order({ ...order, status: statuses[index] ?? "shipped", can: [] });
      this.#step("", "scan", undefined, scan, [], { type: "carrier_scan", place: scan, number: index + 1 });
      if (index > 1) this.say({ type: "text", text: { body: `${scan}.` } });
    }
  }

  #order(order: Order): void {
    this.orders = [order];
  }

  #lastOfMine(): string {
    return this.messages.filter((message) => message.from === "me").at(-1)?.id ?? "";
  }

  #status(id: string, status: Message["status"]): void {
    const message = this.messages.find((one) => one.id === id);
    if (message) message.status = status;
    this.tell("phone", { kind: "status", id, status });
  }

  #step(message: string, stage: string, ms: number | undefined, title: string, chips: Chip[], record: unknown): void {
    const step: Step = { id: this.#next("evt."), message, stage, at: new Date().toISOString(), title, chips, record };
    if (ms !== undefined) step.ms = ms;
    this.steps.push(step);
    this.tell("trace", step);
  }

  #next(prefix: string): string {
    this.#count += 1;
    return `${prefix}${Date.now().toString(36)}${this.#count}`;
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms * this.pace));
  }
}

function sayable(payload: Payload): string {
  const kind = text(payload, "interactive", "type");
  return (
    text(payload, "text", "body") ||
    text(payload, "interactive", kind, "id") ||
    text(payload, "button", "payload") ||
    text(payload, "type")
  );
}

function languageOf(said: string): string {
  if (/[가-힣]/.test(said)) return "Korean";
  if (/[а-я]/i.test(said)) return "Russian";
  return /[àéèê]|robe|chemise/i.test(said) ? "French" : "English";
}

function filled(reply: unknown, names: Record<string, string>): Payload {
  const source = JSON.stringify(reply).replace(/\{\{(\w+)\}\}/g, (_, name: string) => JSON.stringify(names[name] ?? "").slice(1, -1));
  return JSON.parse(source) as Payload;
}
