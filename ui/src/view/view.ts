/** From a payload, either direction, to what is shown. Pure; an unknown payload is shown as what it is. */

import { amount, at, items, text } from "../wire/read";
import type { Catalog, Message, Payload } from "../wire/types";
import { bubble, isBlank, type Bubble, type Item } from "./bubble";
import { interactive, productItem } from "./interactive";
import { attachment, picture } from "./media";
import { price } from "./price";
import { template } from "./template";

export function view(message: Pick<Message, "payload" | "rendered">, catalog?: Catalog): Bubble {
  const shown = known(message.payload, message.rendered, catalog);
  return shown && !isBlank(shown) ? shown : unknown(message.payload);
}

function known(payload: Payload, rendered: Payload | undefined, catalog?: Catalog): Bubble | null {
  const type = text(payload, "type");
  const body = at(payload, type);
  switch (type) {
    case "text":
      return bubble("text", { body: text(body, "body") });
    case "image":
    case "video":
    case "sticker":
    case "document":
    case "audio":
      return media(type, body);
    case "location":
      return location(body);
    case "contacts":
      return contacts(items(payload, "contacts"));
    case "order":
      return order(body, catalog);
    case "button":
      return bubble("text", { body: text(body, "text") });
    case "template":
      return template(body, rendered);
    case "interactive":
      return replied(body) ?? interactive(body, catalog);
    default:
      return null;
  }
}

function media(type: string, body: unknown): Bubble {
  const shown = picture(type, body);
  return bubble(type, {
    picture: shown,
    attachment: shown ? null : attachment(type, body),
    body: text(body, "caption"),
  });
}

function location(body: unknown): Bubble | null {
  const latitude = amount(body, "latitude");
  const longitude = amount(body, "longitude");
  if (latitude === undefined || longitude === undefined) return null;
  return bubble("location", { place: { latitude, longitude, name: text(body, "name"), address: text(body, "address") } });
}

function contacts(people: unknown[]): Bubble | null {
  const first = people[0];
  if (!first) return null;
  const title = text(first, "name", "formatted_name") || text(first, "name", "first_name") || "Contact";
  return bubble("contacts", { attachment: { kind: "contact", title, detail: text(first, "phones", 0, "phone"), url: "" } });
}

function order(body: unknown, catalog?: Catalog): Bubble {
  const lines = items(body, "product_items").map((line) => orderLine(line, catalog));
  const count = items(body, "product_items").reduce<number>((sum, line) => sum + (amount(line, "quantity") ?? 1), 0);
  return bubble("order", { items: lines, body: text(body, "text"), note: count === 1 ? "1 item" : `${count} items` });
}

function orderLine(line: unknown, catalog?: Catalog): Item {
  const item = productItem(text(line, "product_retailer_id"), catalog);
  const each = amount(line, "item_price");
  const currency = text(line, "currency");
  const shown = each !== undefined && currency ? price(each, currency) : item.price;
  return { ...item, price: shown, detail: `Quantity ${amount(line, "quantity") ?? 1}` };
}

/** My own tap, coming back as the webhook carries it. */
function replied(body: unknown): Bubble | null {
  switch (text(body, "type")) {
    case "button_reply":
      return bubble("text", { body: text(body, "button_reply", "title") });
    case "list_reply":
      return bubble("text", { body: text(body, "list_reply", "title"), footer: text(body, "list_reply", "description") });
    case "nfm_reply":
      return bubble("text", { body: text(body, "nfm_reply", "body") || "Form sent" });
    default:
      return null;
  }
}

function unknown(payload: Payload): Bubble {
  const type = text(payload, "type") || "untyped";
  const inner = text(payload, type, "type");
  const name = [type, inner].filter(Boolean).join(" / ").replaceAll("_", " ");
  return bubble("unknown", { note: `A message of the kind “${name}”`, body: firstWords(payload[type]) });
}

/** The first sentence a person could read inside an unknown payload. */
function firstWords(value: unknown, depth = 0): string {
  if (value === null || typeof value !== "object" || depth > 4) return "";
  for (const name of ["body", "text", "caption", "title", "name"]) {
    const found = text(value, name);
    if (found) return found;
  }
  for (const inner of Object.values(value)) {
    const found = firstWords(inner, depth + 1);
    if (found) return found;
  }
  return "";
}
