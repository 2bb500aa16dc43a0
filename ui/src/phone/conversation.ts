/** The scrolling conversation: day lines, rows, the typing dots, and the way back down. */

import { h } from "../dom/h";
import { icon } from "../dom/icons";
import { choices, isReaction, quoted, reactions, type Entry, type Thread } from "../view/thread";
import { view } from "../view/view";
import { day } from "../view/when";
import type { Business, Catalog } from "../wire/types";
import type { Deeds } from "./deeds";
import { avatar } from "./header";
import { drawRow, type Row } from "./row";

const NEAR_THE_END_PX = 120;
const PROMISE = "Nothing here leaves this machine. The shop is a demo, the goods are drawn and no money moves.";
const NOTHING: ReadonlySet<string> = new Set();

export class Conversation {
  readonly element: HTMLElement;
  readonly #list = h("div", { class: "messages", role: "log", "aria-live": "polite", "aria-label": "Conversation" });
  readonly #scroller = h("div", { class: "scroller", tabindex: -1 });
  readonly #typing = h("div", { class: "row theirs first typing", hidden: true });
  readonly #down: HTMLButtonElement;
  readonly #rows = new Map<string, Row>();
  #name = "";
  #catalog: Catalog | undefined;
  #lastDay = "";
  #lastFrom = "";

  constructor(private readonly deeds: Deeds) {
    this.#typing.append(h("div", { class: "bubble dots", "aria-label": "Typing" }, h("i"), h("i"), h("i")));
    this.#down = h("button", { class: "down", type: "button", hidden: true, onclick: () => this.toEnd(true) }, icon("down"));
    this.#down.setAttribute("aria-label", "To the newest message");
    this.#scroller.append(this.#list, this.#typing);
    this.#scroller.addEventListener("scroll", () => this.#seen(), { passive: true });
    new ResizeObserver(() => this.#isNearEnd && this.toEnd(false)).observe(this.#scroller);
    this.element = h("div", { class: "conversation" }, this.#scroller, this.#down);
  }

  #isNearEnd = true;

  #seen(): void {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    this.#isNearEnd = scrollHeight - scrollTop - clientHeight < NEAR_THE_END_PX;
    this.#down.hidden = this.#isNearEnd;
  }

  toEnd(smoothly: boolean): void {
    this.#scroller.scrollTo({ top: this.#scroller.scrollHeight, behavior: smoothly ? "smooth" : "instant" });
  }

  begin(business: Business, catalog: Catalog | undefined): void {
    this.#name = business.name;
    this.#catalog = catalog;
    this.#rows.clear();
    this.#lastDay = "";
    this.#lastFrom = "";
    this.#isNearEnd = true;
    this.#list.replaceChildren(introduction(business), h("p", { class: "notice" }, icon("lock"), PROMISE));
  }

  show(thread: Thread, isTyping: boolean): void {
    const chosen = choices(thread);
    const reacted = reactions(thread);
    const wasNearEnd = this.#isNearEnd;
    let fresh: Entry | undefined;
    for (const entry of thread) {
      if (isReaction(entry)) continue;
      if (!this.#rows.has(entry.key)) {
        this.#add(entry, thread);
        fresh = entry;
      }
      this.#rows.get(entry.key)?.mark(entry, chosen.get(entry.id) ?? NOTHING, reacted.get(entry.id) ?? "");
    }
    this.#forget(thread);
    this.#typing.hidden = !isTyping;
    if (fresh?.from === "me" || wasNearEnd) this.toEnd(false);
    else if (fresh) this.#down.hidden = false;
  }

  #add(entry: Entry, thread: Thread): void {
    const today = day(entry.at, new Date());
    if (today && today !== this.#lastDay) {
      this.#list.append(h("div", { class: "day" }, h("span", {}, today)));
      this.#lastDay = today;
      this.#lastFrom = "";
    }
    const original = quoted(thread, entry);
    const who = original?.from === "me" ? "You" : this.#name;
    const quote = original ? { who, shown: view(original, this.#catalog) } : null;
    const row = drawRow(entry, quote, this.#name, this.deeds, this.#catalog);
    if (entry.from !== this.#lastFrom) row.element.classList.add("first");
    this.#lastFrom = entry.from;
    this.#rows.set(entry.key, row);
    this.#list.append(row.element);
    // A picture changes the height after the scroll; go along if we were at the end.
    for (const image of row.element.querySelectorAll("img")) {
      image.addEventListener("load", () => this.#isNearEnd && this.toEnd(false), { once: true });
    }
  }

  #forget(thread: Thread): void {
    const keys = new Set(thread.map((entry) => entry.key));
    for (const [key, row] of this.#rows) {
      if (keys.has(key)) continue;
      row.element.remove();
      this.#rows.delete(key);
    }
  }
}

/** The card a business conversation begins with. */
function introduction(business: Business): HTMLElement {
  return h(
    "div",
    { class: "introduction" },
    avatar(business),
    h("strong", {}, business.name, icon("verified", "tick")),
    h("span", {}, "Business account"),
    h("p", { dir: "auto" }, business.about),
  );
}
