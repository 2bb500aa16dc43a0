/** Each kind of part as elements. Every word from the wire goes in as text; every address is looked at first. */

import { h, type Child } from "../../src/dom/h";
import { amount, at, items, text } from "../../src/wire/read";
import type { Part } from "../live/frames";
import { cards } from "./cards";
import { choices, type Tapping } from "./choices";
import { icon } from "./icons";
import { link, picture, words } from "./pieces";
import { money, safeUrl } from "./prose";

export interface Drawn {
  /** What stands inside the bubble. */
  inside: Child[];
  /** What stands below it, as wide as the log. */
  below: Child[];
}

export function draw(part: Part, tapping: Tapping): Drawn {
  const said = words(text(part, "text"));
  const below = items(part, "choices").length > 0 ? [choices(part, tapping)] : [];
  switch (text(part, "type")) {
    case "text":
      return { inside: [said], below: [] };
    case "image":
      return { inside: [picture(text(part, "url"), text(part, "alt")), said], below: [] };
    case "file":
      return { inside: [file(part, tapping), said], below: [] };
    case "choices":
      return { inside: [picture(text(part, "image_url"), ""), said, small(part, "footer")], below };
    case "times":
      return { inside: [said, small(part, "time_zone")], below };
    case "products":
      return { inside: [said, small(part, "footer")], below: cards(part, tapping) };
    case "cart":
      return { inside: [said, lines(part, tapping)], below };
    case "payment":
      return { inside: [said, due(part, tapping), button(part)], below };
    case "receipt":
    case "order":
      return { inside: [said, headline(part, tapping), lines(part, tapping), button(part)], below };
    case "voucher":
      return { inside: [said, h("p", { class: "code" }, text(part, "code")), small(part, "expires"), button(part)], below };
    case "link":
      return { inside: [picture(text(part, "image_url"), ""), said, button(part)], below };
    case "location":
      return { inside: [place(part, tapping)], below: [] };
    case "ask_location":
      return { inside: [said], below: [] };
    case "contact":
      return { inside: contact(part), below: [] };
    case "tapped":
      return { inside: [words(text(part, "label") || wish(part, tapping))], below: [] };
    case "reaction":
      return { inside: [h("p", { class: "emoji" }, text(part, "emoji"))], below: [] };
    default:
      return { inside: [text(part, "text") ? said : h("p", { class: "soft" }, tapping.words("unknown"))], below };
  }
}

/** A wish told by a button of the page has no label of its own. */
function wish(part: Part, { words: w }: Tapping): string {
  return text(part, "choice").startsWith("want_back:") ? w("back") : "…";
}

function small(part: Part, name: string): Child {
  const found = text(part, name);
  return found && h("p", { class: "soft small", dir: "auto" }, found);
}

function button(part: Part): Child {
  const url = text(part, "url");
  return url ? h("p", { class: "deed" }, link(url, text(part, "label") || url, "button")) : null;
}

function due(part: Part, { language }: Tapping): Child {
  const minor = amount(part, "amount", "minor");
  const shown = minor === undefined ? "" : money(minor, text(part, "amount", "currency"), language);
  return shown && h("p", { class: "sum figures" }, shown);
}

function headline(part: Part, { words: w }: Tapping): Child {
  const number = text(part, "number");
  const status = text(part, "status");
  return h(
    "p",
    { class: "headline" },
    number && h("strong", { class: "figures" }, `${w("order")} ${number}`),
    status && h("span", { class: "status" }, status),
  );
}

function lines(part: Part, { words: w }: Tapping): Child {
  const rows = items(part, "lines").map((line) => {
    const quantity = amount(line, "quantity") ?? 1;
    return h(
      "li",
      {},
      h("span", { class: "figures soft" }, `${quantity} ×`),
      h("span", { class: "line-title", dir: "auto" }, text(line, "title") || text(line, "sku")),
      h("span", { class: "figures" }, text(line, "price")),
    );
  });
  const total = text(part, "total");
  if (rows.length === 0 && !total) return null;
  const sum = total && h("p", { class: "total" }, h("span", {}, w("total")), h("strong", { class: "figures" }, total));
  return h("div", { class: "bill" }, h("ul", { role: "list" }, ...rows), sum);
}

function file(part: Part, { words: w }: Tapping): Child {
  const url = safeUrl(text(part, "url"));
  const kind = text(part, "kind");
  if (!url) return h("p", { class: "soft", dir: "auto" }, text(part, "name") || w("unknown"));
  if (kind === "sticker") return picture(url, "");
  if (kind === "video" || kind === "audio") return h(kind, { class: "picture", src: url, controls: true, preload: "none" });
  const anchor = link(url, text(part, "name") || w("file"), "file");
  if (anchor instanceof Element) anchor.prepend(icon("file"));
  return anchor;
}

function place(part: Part, { words: w }: Tapping): Child {
  const latitude = amount(part, "latitude");
  const longitude = amount(part, "longitude");
  const name = [text(part, "name"), text(part, "address")].filter(Boolean).join(", ");
  if (latitude === undefined || longitude === undefined) return words(name);
  const url = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
  const anchor = link(url, name || w("map"), "file");
  if (anchor instanceof Element) anchor.prepend(icon("pin"));
  return anchor;
}

function contact(part: Part): Child[] {
  const list = (name: string) => items(part, name).filter((one): one is string => typeof one === "string");
  return [h("strong", { dir: "auto" }, text(part, "name")), ...[...list("phones"), ...list("emails")].map((one) => h("p", {}, one))];
}

/** The words alone: for the page's event and for the title of a notification. */
export function gist(parts: readonly Part[]): string {
  for (const part of parts) {
    const found = text(part, "text") || text(part, "label") || text(at(part, "cards", 0), "title");
    if (found) return found;
  }
  return "";
}
