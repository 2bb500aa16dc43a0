/** Going on in WhatsApp: the link, the code, and how. */

import { h } from "../../src/dom/h";
import type { LinkOffer } from "../live/frames";
import type { Words } from "../words/words";
import { link } from "./pieces";

export function onward(offer: LinkOffer | null, w: Words): HTMLElement {
  if (!offer) return h("div", { class: "onward" }, h("p", {}, w("whatsappNo")));
  return h(
    "div",
    { class: "onward" },
    h("strong", {}, w("whatsapp")),
    h("p", { class: "small" }, w("whatsappHow")),
    h("p", { class: "code figures", "aria-label": `${w("code")} ${offer.code}` }, offer.code),
    h("p", { class: "deed" }, link(offer.url, w("whatsappOpen"), "button")),
  );
}
