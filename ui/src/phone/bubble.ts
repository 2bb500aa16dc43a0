/** A bubble and what hangs below it, as elements. */

import { h } from "../dom/h";
import { drawing, icon, type IconName } from "../dom/icons";
import { isFollowable, source } from "../view/address";
import type { Attachment, Bubble, Item, Place } from "../view/bubble";
import { plain } from "../view/markup";
import { drawCards } from "./cards";
import type { Deeds } from "./deeds";
import mapSource from "./map.svg?raw";
import { drawPicture, thumbnail } from "./picture";
import { drawTap } from "./taps";
import { words } from "./words";

export interface Quote {
  who: string;
  shown: Bubble;
}

/** `meta` is the line with the time and the ticks; it belongs to whoever keeps them up to date. */
export function drawBubble(shown: Bubble, quote: Quote | null, meta: HTMLElement, messageId: string, deeds: Deeds): HTMLElement[] {
  const bubble = h(
    "div",
    { class: `bubble bubble-${shown.kind}${shown.cards.length ? " bubble-wide" : ""}` },
    quote && drawQuote(quote),
    shown.picture && drawPicture(shown.picture),
    shown.place && drawPlace(shown.place),
    shown.attachment && drawAttachment(shown.attachment, deeds),
    shown.items.length > 0 && h("ul", { class: "items" }, ...shown.items.map(drawItem)),
    h(
      "div",
      { class: "bubble-words" },
      shown.note && h("p", { class: "note" }, shown.note),
      shown.heading && h("p", { class: "heading", dir: "auto" }, shown.heading),
      shown.body && h("p", { class: "body", dir: "auto" }, ...words(shown.body, deeds.follow)),
      shown.footer && h("p", { class: "footer", dir: "auto" }, shown.footer),
      meta,
    ),
  );
  const parts: HTMLElement[] = [bubble];
  if (shown.cards.length) parts.push(drawCards(shown.cards, messageId, deeds));
  if (shown.taps.length) parts.push(h("div", { class: "taps" }, ...shown.taps.map((tap) => drawTap(tap, messageId, deeds))));
  return parts;
}

/** One line of a message, for quotes. */
export function gist(shown: Bubble): string {
  const words = plain(shown.body || shown.heading || shown.cards[0]?.body || "").replace(/\s+/g, " ");
  return words || shown.note || shown.attachment?.title || shown.place?.name || shown.items[0]?.title || "Photo";
}

function drawQuote(quote: Quote): HTMLElement {
  return h("div", { class: "quote" }, h("strong", {}, quote.who), h("span", { dir: "auto" }, gist(quote.shown)));
}

function drawPlace(place: Place): HTMLElement {
  const where = place.name || `${place.latitude.toFixed(4)}, ${place.longitude.toFixed(4)}`;
  return h(
    "div",
    { class: "place" },
    h("div", { class: "map" }, drawing(mapSource, "map-drawing"), icon("pin", "map-pin")),
    h("p", { class: "place-words" }, h("strong", {}, where), place.address && h("span", {}, place.address)),
  );
}

const ATTACHED: Record<Attachment["kind"], IconName> = { document: "file", audio: "mic", flow: "list", contact: "person" };

function drawAttachment(attachment: Attachment, deeds: Deeds): HTMLElement {
  const inner = [
    icon(ATTACHED[attachment.kind]),
    h("span", { class: "attachment-words" }, h("strong", {}, attachment.title), attachment.detail && h("span", {}, attachment.detail)),
  ];
  const { url } = attachment;
  if (attachment.kind === "audio" && url) return h("audio", { class: "audio", src: source(url, location.href), controls: true, "aria-label": attachment.title });
  if (!url || !isFollowable(url)) return h("div", { class: "attachment" }, ...inner);
  return h("button", { class: "attachment", type: "button", onclick: () => deeds.follow(url) }, ...inner);
}

function drawItem(item: Item): HTMLElement {
  return h(
    "li",
    { class: "item" },
    thumbnail(item.image, item.title),
    h("span", { class: "item-words" }, h("strong", {}, item.title), item.detail && h("span", {}, item.detail)),
    item.price && h("span", { class: "item-price figures" }, item.price),
  );
}
