/** The carousel: swiped on a touch screen, turned by its two buttons or the arrow keys elsewhere. */

import { h } from "../dom/h";
import { icon } from "../dom/icons";
import type { Card } from "../view/bubble";
import type { Deeds } from "./deeds";
import { drawPicture } from "./picture";
import { drawTap } from "./taps";
import { words } from "./words";

export function drawCards(cards: readonly Card[], messageId: string, deeds: Deeds): HTMLElement {
  const strip = h("ul", { class: "cards", tabindex: 0, "aria-label": `${cards.length} cards` });
  strip.append(...cards.map((card, index) => drawCard(card, index, cards.length, messageId, deeds)));
  const back = turner("back", "Previous card", () => turn(strip, -1));
  const forward = turner("forward", "Next card", () => turn(strip, 1));
  const update = () => {
    const room = strip.scrollWidth - strip.clientWidth;
    const gone = Math.abs(strip.scrollLeft);
    back.disabled = gone < 4;
    forward.disabled = gone > room - 4;
  };
  strip.addEventListener("scroll", update, { passive: true });
  strip.addEventListener("keydown", (event) => onKey(event, strip));
  new ResizeObserver(update).observe(strip);
  return h("div", { class: "carousel", role: "group", "aria-roledescription": "carousel" }, strip, back, forward);
}

function turner(name: "back" | "forward", label: string, deed: () => void): HTMLButtonElement {
  return h("button", { class: `turn turn-${name}`, type: "button", "aria-label": label, onclick: deed }, icon(name));
}

function turn(strip: HTMLElement, by: number): void {
  const card = strip.firstElementChild;
  const step = card ? card.getBoundingClientRect().width + 8 : strip.clientWidth;
  const leftToRight = getComputedStyle(strip).direction === "rtl" ? -1 : 1;
  strip.scrollBy({ left: step * by * leftToRight, behavior: "smooth" });
}

function onKey(event: KeyboardEvent, strip: HTMLElement): void {
  if (event.target !== strip) return;
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!by) return;
  event.preventDefault();
  turn(strip, getComputedStyle(strip).direction === "rtl" ? -by : by);
}

function drawCard(card: Card, index: number, count: number, messageId: string, deeds: Deeds): HTMLElement {
  return h(
    "li",
    { class: "card", "aria-label": `Card ${index + 1} of ${count}` },
    card.picture && drawPicture(card.picture),
    h(
      "div",
      { class: "card-words" },
      card.title && h("strong", {}, card.title),
      card.body && h("p", {}, ...words(card.body, deeds.follow)),
    ),
    ...card.taps.map((tap) => drawTap(tap, messageId, deeds)),
  );
}
