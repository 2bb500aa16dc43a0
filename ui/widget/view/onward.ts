/** Going on in WhatsApp: the link, the code, and how. */

import { h } from "../../src/dom/h";
import type { LinkOffer } from "../live/frames";
import type { Words } from "../words/words";
import { link } from "./pieces";
import { qr } from "./qr";

/** A phone in the hand needs no picture of its own screen. */
const HAS_MOUSE = "(hover: hover) and (pointer: fine)";
const QUIET = 3;

export function onward(offer: LinkOffer | null, w: Words): HTMLElement {
  if (!offer) return h("div", { class: "onward" }, h("p", {}, w("whatsappNo")));
  return h(
    "div",
    { class: "onward" },
    h("strong", {}, w("whatsapp")),
    h("p", { class: "small" }, w("whatsappHow")),
    h("p", { class: "code figures", "aria-label": `${w("code")} ${offer.code}` }, offer.code),
    h("p", { class: "deed" }, link(offer.url, w("whatsappOpen"), "button")),
    matchMedia(HAS_MOUSE).matches && scannable(offer.url, w("scan")),
  );
}

function scannable(url: string, label: string): HTMLElement | null {
  const code = qr(url);
  const size = (code?.length ?? 0) + 2 * QUIET;
  const canvas = h("canvas", { width: size, height: size, role: "img", "aria-label": label });
  const pen = canvas.getContext("2d");
  if (!code || !pen) return null;
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, size, size);
  pen.fillStyle = "#000";
  code.forEach((row, y) => row.forEach((isDark, x) => isDark && pen.fillRect(x + QUIET, y + QUIET, 1, 1)));
  return h("figure", {}, canvas, h("figcaption", { class: "small soft" }, label));
}
