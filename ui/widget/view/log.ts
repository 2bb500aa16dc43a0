/** The messages, oldest above. Only what is new is added, so that a screen reader tells it and nothing twice. */

import { h } from "../../src/dom/h";
import type { Entry, Thread } from "../live/thread";
import { tapped } from "../live/thread";
import { markTapped } from "./choices";
import { drawRow, type RowDeeds } from "./row";
import { dayName, dayOf } from "./when";

export interface Log {
  element: HTMLElement;
  /** readUpTo: the shop has read what the shopper said up to this seq. */
  show(thread: Thread, name: string, isTyping: boolean, readUpTo: number): void;
  /** What stands in the empty chat: a greeting and where to begin. */
  greet(nodes: readonly Node[]): void;
  /** Something that is not a message, below all of them. */
  aside(node: Node | null): void;
  clear(): void;
  toEnd(): void;
}

interface Shown {
  entry: Entry;
  isFirst: boolean;
  element: HTMLElement;
}

const NEAR_PX = 90;

export function messageLog(deeds: () => RowDeeds, earlier: () => void, now: () => number): Log {
  const greeting = h("div", { class: "greeting" });
  const list = h("div", { class: "rows" });
  const asides = h("div", { class: "asides" });
  const dots = h("div", { class: "typing", hidden: true }, h("i"), h("i"), h("i"), h("span", { class: "unseen" }));
  const more = h("button", { type: "button", class: "earlier", hidden: true, onclick: earlier });
  const element = h("div", { class: "log", role: "log", "aria-live": "polite", "aria-relevant": "additions", tabindex: "0" });
  element.append(more, greeting, list, asides, dots);
  const shown = new Map<string, Shown>();
  let days = new Map<string, HTMLElement>();
  /** The reader is at the end, and stays there whatever comes or grows. */
  let stays = true;

  const toEnd = () => {
    stays = true;
    const last = [...list.children].at(-1) as HTMLElement | undefined;
    const top = last?.classList.contains("theirs") ? last.offsetTop - element.offsetTop - 8 : Infinity;
    // What is higher than the window is read from its beginning.
    element.scrollTop = asides.childElementCount > 0 ? element.scrollHeight : Math.min(top, element.scrollHeight);
  };
  const grown = new ResizeObserver(() => stays && toEnd());
  for (const each of [greeting, list, asides, element]) grown.observe(each);
  element.addEventListener("wheel", () => (stays = false), { passive: true });
  element.addEventListener("touchmove", () => (stays = false), { passive: true });
  element.addEventListener("keydown", (event) => {
    if (event.target === element) stays = false;
  });
  element.addEventListener("scroll", () => (stays ||= isNearEnd()), { passive: true });

  function isNearEnd(): boolean {
    return element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
  }

  function row(entry: Entry, isFirst: boolean, shop: string): HTMLElement {
    const known = shown.get(entry.key);
    if (known && known.entry === entry && known.isFirst === isFirst) return known.element;
    const drawn = drawRow(entry, isFirst, shop, deeds());
    known?.element.replaceWith(drawn);
    shown.set(entry.key, { entry, isFirst, element: drawn });
    return drawn;
  }

  function day(entry: Entry): HTMLElement {
    const key = dayOf(entry.at);
    const { words: w, language } = deeds();
    const name = dayName(entry.at, now(), language, { today: w("today"), yesterday: w("yesterday") });
    return days.get(key) ?? h("p", { class: "day" }, h("span", {}, name));
  }

  function show(thread: Thread, shop: string, isTyping: boolean, readUpTo: number): void {
    const { words: w } = deeds();
    stays ||= isNearEnd();
    const topBefore = list.firstElementChild;
    const heightBefore = element.scrollHeight;
    const wanted: HTMLElement[] = [];
    const daysNow = new Map<string, HTMLElement>();
    let before: Entry | undefined;
    for (const entry of thread) {
      const key = dayOf(entry.at);
      const isNewDay = key !== "" && !daysNow.has(key);
      if (isNewDay) {
        daysNow.set(key, day(entry));
        wanted.push(daysNow.get(key) as HTMLElement);
      }
      wanted.push(row(entry, isNewDay || !before || before.mine !== entry.mine || before.name !== entry.name, shop));
      before = entry;
    }
    days = daysNow;
    place(list, wanted);
    for (const { entry, element: drawn } of shown.values()) {
      // Changed in place, so that a screen reader is not told the message again.
      if (!entry.mine || !entry.seq || entry.seq > readUpTo || drawn.classList.contains("seen")) continue;
      drawn.classList.add("seen");
      const fate = drawn.querySelector(".tick .unseen");
      if (fate) fate.textContent = w("seen");
    }
    const keys = new Set(thread.map((entry) => entry.key));
    for (const key of shown.keys()) if (!keys.has(key)) shown.delete(key);
    greeting.hidden = thread.length > 0;
    more.hidden = (thread[0]?.seq ?? 0) <= 1;
    more.textContent = w("earlier");
    dots.hidden = !isTyping;
    (dots.lastElementChild as HTMLElement).textContent = isTyping ? `${shop || w("shop")} ${w("typing")}` : "";
    markTapped(list, tapped(thread), w);
    element.setAttribute("aria-label", w("log"));
    const isJustSaid = thread.at(-1)?.mine === true && thread.at(-1)?.fate === "sending";
    if (stays || isJustSaid) toEnd();
    else if (topBefore && topBefore !== list.firstElementChild) element.scrollTop += element.scrollHeight - heightBefore;
  }

  return {
    element,
    show,
    greet: (nodes) => greeting.replaceChildren(...nodes),
    aside(node) {
      asides.replaceChildren(...(node ? [node] : []));
      toEnd();
    },
    clear() {
      shown.clear();
      days.clear();
      list.replaceChildren();
      asides.replaceChildren();
    },
    toEnd,
  };
}

/** Bring the children into this order, moving as little as possible: what is moved is told again by screen readers. */
function place(list: HTMLElement, wanted: readonly HTMLElement[]): void {
  const keep = new Set<Element>(wanted);
  for (const child of [...list.children]) if (!keep.has(child)) child.remove();
  wanted.forEach((element, index) => {
    const there = list.children[index];
    if (there !== element) list.insertBefore(element, there ?? null);
  });
}
