/** One message in the conversation: drawn once, then only marked (ticks, taps, reactions) as things happen to it. */

import { h } from "../dom/h";
import { icon } from "../dom/icons";
import type { Entry } from "../view/thread";
import { view } from "../view/view";
import { clock } from "../view/when";
import type { Catalog } from "../wire/types";
import { drawBubble, type Quote } from "./bubble";
import type { Deeds } from "./deeds";
import { markChosen } from "./taps";

export interface Row {
  element: HTMLElement;
  mark(entry: Entry, chosen: ReadonlySet<string>, reaction: string): void;
}

const SAID = { sending: "Sending", unsent: "Not sent", "": "", sent: "Sent", delivered: "Delivered", read: "Read", failed: "Not delivered" };
const NOTHING: ReadonlySet<string> = new Set();

export function drawRow(entry: Entry, quote: Quote | null, name: string, deeds: Deeds, catalog?: Catalog): Row {
  const mine = entry.from === "me";
  const ticks = h("span", { class: "ticks" });
  const meta = h("span", { class: "meta" }, h("time", { class: "figures", datetime: entry.at }, clock(entry.at)), mine && ticks);
  const reaction = h("span", { class: "reaction", hidden: true });
  const retry = h("button", { class: "retry", type: "button", hidden: true, onclick: () => deeds.retry(entry.key) });
  retry.append(icon("alert"), "Not sent. Tap to try again");
  let current = entry;
  // Buttons must answer with the id WhatsApp gave, so the parts are drawn again once it is known.
  const stack = h("div", { class: "stack" });
  const draw = (id: string) => {
    const parts = drawBubble(view(current, catalog), quote, meta, id, deeds);
    parts[0]?.append(reaction);
    stack.replaceChildren(...parts, retry);
  };
  draw(entry.id);
  const whose = h("span", { class: "unseen" }, `${mine ? "You" : name}:`);
  const element = h("div", { class: `row ${mine ? "mine" : "theirs"}` }, whose, stack);

  let shownStatus = "unmarked";
  function mark(next: Entry, chosen: ReadonlySet<string> = NOTHING, emoji = ""): void {
    if (next.id !== current.id && !mine) draw(next.id);
    current = next;
    const status = next.local ?? next.status;
    if (mine && status !== shownStatus) {
      shownStatus = status;
      drawTicks(ticks, status);
      retry.hidden = status !== "unsent";
      element.classList.toggle("trouble", status === "unsent" || status === "failed");
    }
    markChosen(stack, chosen);
    reaction.hidden = !emoji;
    reaction.textContent = emoji;
  }
  mark(entry);
  return { element, mark };
}

function drawTicks(ticks: HTMLElement, status: keyof typeof SAID): void {
  const drawn = {
    sending: "clock",
    unsent: "alert",
    failed: "alert",
    "": "check",
    sent: "check",
    delivered: "checks",
    read: "checks",
  } as const;
  ticks.className = `ticks ticks-${status || "sent"}`;
  ticks.replaceChildren(icon(drawn[status]), h("span", { class: "unseen" }, SAID[status]));
}
