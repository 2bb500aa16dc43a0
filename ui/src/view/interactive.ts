/** The `interactive` messages a business sends: buttons, lists, links, cards, products. */

import { at, items, text } from "../wire/read";
import type { Catalog } from "../wire/types";
import { bubble, type Bubble, type Card, type Item, type Section, type Tap } from "./bubble";
import { attachment, picture } from "./media";

const NOT_HERE = "This phone does not play this kind of form yet";

export function interactive(body: unknown, catalog?: Catalog): Bubble {
  const type = text(body, "type");
  const frame = framed(type, body);
  const action = at(body, "action");
  switch (type) {
    case "button":
      return { ...frame, taps: items(action, "buttons").map(replyTap) };
    case "list":
      return { ...frame, taps: [listTap(frame.heading, action)] };
    case "cta_url":
      return { ...frame, taps: [linkTap(action)] };
    case "location_request_message":
      return { ...frame, taps: [{ kind: "location", title: "Send location" }] };
    case "carousel":
      return { ...frame, cards: items(action, "cards").map((card) => carouselCard(card, catalog)) };
    case "product":
      return { ...frame, items: [productItem(text(action, "product_retailer_id"), catalog)], taps: [productTap(action, frame, catalog)] };
    case "product_list":
      return { ...frame, items: listed(action, catalog).slice(0, 3), taps: [productTap(action, frame, catalog)] };
    case "catalog_message":
      return { ...frame, items: thumbnail(action, catalog), taps: [productTap(action, frame, catalog)] };
    default:
      return { ...frame, taps: [plainTap(type, action)] };
  }
}

function framed(type: string, body: unknown): Bubble {
  const header = at(body, "header");
  const kind = text(header, "type");
  return bubble(type || "interactive", {
    heading: kind === "text" ? text(header, "text") : "",
    picture: picture(kind, at(header, kind), text(body, "body", "text")),
    attachment: kind === "document" ? attachment(kind, at(header, kind)) : null,
    body: text(body, "body", "text"),
    footer: text(body, "footer", "text"),
  });
}

/** Both spellings of a button: `reply` below a message, `quick_reply` below a card. */
function replyTap(button: unknown): Tap {
  const said = at(button, "reply") ?? at(button, "quick_reply");
  return { kind: "reply", id: text(said, "id"), title: text(said, "title") || "Choose" };
}

function linkTap(action: unknown): Tap {
  const url = text(action, "parameters", "url");
  return { kind: "link", title: text(action, "parameters", "display_text") || url, url };
}

function listTap(heading: string, action: unknown): Tap {
  const sections: Section[] = items(action, "sections").map((section) => ({
    title: text(section, "title"),
    rows: items(section, "rows").map((row) => ({
      id: text(row, "id"),
      title: text(row, "title"),
      description: text(row, "description"),
    })),
  }));
  const title = text(action, "button") || "Choose";
  return { kind: "list", title, heading: heading || title, sections };
}

function carouselCard(card: unknown, catalog?: Catalog): Card {
  const action = at(card, "action");
  const kind = text(card, "header", "type");
  const words = text(card, "body", "text");
  const product = text(action, "product_retailer_id");
  if (product) {
    const item = productItem(product, catalog);
    const shown = item.image ? { kind: "image" as const, url: item.image, alt: item.title } : null;
    return { picture: shown, title: item.title, body: words || item.price, taps: [productTap(action, bubble("product"), catalog)] };
  }
  const taps = items(action, "buttons").map(replyTap);
  if (at(action, "parameters")) taps.push(linkTap(action));
  return { picture: picture(kind, at(card, "header", kind), words), title: "", body: words, taps };
}

export function productItem(id: string, catalog?: Catalog): Item {
  const known = catalog?.products.find((product) => product.product_retailer_id === id);
  if (!known) return { id, title: id, detail: "", price: "", image: "" };
  return { id, title: known.title, detail: "", price: known.price, image: known.image ?? "" };
}

function listed(action: unknown, catalog?: Catalog): Item[] {
  return items(action, "sections").flatMap((section) =>
    items(section, "product_items").map((item) => productItem(text(item, "product_retailer_id"), catalog)),
  );
}

function thumbnail(action: unknown, catalog?: Catalog): Item[] {
  const id = text(action, "parameters", "thumbnail_product_retailer_id");
  return id ? [productItem(id, catalog)] : [];
}

function productTap(action: unknown, frame: Bubble, catalog?: Catalog): Tap {
  const one = text(action, "product_retailer_id");
  const several = listed(action, catalog);
  const every = (catalog?.products ?? []).map((product) => productItem(product.product_retailer_id, catalog));
  const offered = one ? [productItem(one, catalog)] : several.length ? several : every;
  const title = one ? "View" : several.length ? "View items" : "View catalogue";
  return { kind: "products", title, heading: frame.heading || title, items: offered, catalog: text(action, "catalog_id") || catalog?.id || "" };
}

/** Flows, address forms, order details: named honestly, with the label the business gave its button. */
function plainTap(type: string, action: unknown): Tap {
  const label = text(action, "parameters", "flow_cta") || text(action, "button") || text(action, "name") || type;
  return { kind: "plain", title: label.replaceAll("_", " ") || "Open", why: NOT_HERE };
}
