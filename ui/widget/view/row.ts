/** One message in the log: drawn once, and again only if it changed. */

import { h } from "../../src/dom/h";
import type { Entry } from "../live/thread";
import type { Words } from "../words/words";
import type { Tapping } from "./choices";
import { icon } from "./icons";
import { draw } from "./parts";
import { clock } from "./when";

export interface RowDeeds extends Tapping {
  retry(key: string): void;
}

/** isFirst: of several in a row by the same author: only that one is headed with a name. */
export function drawRow(entry: Entry, isFirst: boolean, shop: string, deeds: RowDeeds): HTMLElement {
  const { words: w } = deeds;
  const bubble = h("div", { class: "bubble" });
  const element = h("div", { class: classes(entry, isFirst) });
  element.append(author(entry, isFirst, shop, w));
  if (entry.about) bubble.append(h("p", { class: "about-line", dir: "auto" }, icon("tag"), entry.about));
  const below: Node[] = [];
  if (entry.deleted) bubble.append(h("p", { class: "soft" }, w("deleted")));
  else {
    for (const part of entry.parts) {
      const drawn = draw(part, deeds);
      bubble.append(...drawn.inside.filter(isThere));
      below.push(...drawn.below.filter(isThere).map(asNode));
    }
  }
  bubble.append(meta(entry, deeds));
  if (entry.parts.length > 0) element.append(bubble);
  element.append(...below);
  if (entry.fate === "failed") element.append(again(entry, deeds));
  return element;
}

function classes(entry: Entry, isFirst: boolean): string {
  const from = entry.mine ? "mine" : "theirs";
  return ["row", from, isFirst && "first", entry.person && "person", entry.fate].filter(Boolean).join(" ");
}

function author(entry: Entry, isFirst: boolean, shop: string, w: Words): HTMLElement {
  const name = entry.mine ? w("you") : entry.name || shop || w("shop");
  if (entry.mine || !isFirst) return h("span", { class: "unseen" }, `${name}: `);
  const bot = entry.person ? null : h("span", { class: "kind" }, w("bot"));
  return h("p", { class: "author", dir: "auto" }, h("span", {}, name), bot);
}

function meta(entry: Entry, { words: w, language }: RowDeeds): HTMLElement {
  const time = h("time", { class: "figures", datetime: entry.at }, clock(entry.at, language));
  const line = h("p", { class: "meta" }, entry.edited && h("span", {}, w("edited")), time);
  if (!entry.mine || entry.fate === "failed") return line;
  const fate = entry.fate || "sent";
  const tick = h("span", { class: "tick" }, icon(fate === "sent" ? "check" : "clock"), h("span", { class: "unseen" }, w(fate)));
  if (fate === "waiting") line.prepend(h("span", { "aria-hidden": "true" }, w("waiting")));
  line.append(tick);
  return line;
}

function again(entry: Entry, { words: w, retry }: RowDeeds): HTMLElement {
  const button = h("button", { type: "button", class: "retry", onclick: () => retry(entry.key) }, w("again"));
  return h("p", { class: "trouble" }, w("failed"), " ", button);
}

function isThere(child: unknown): child is Node | string {
  return Boolean(child);
}

function asNode(child: Node | string): Node {
  return typeof child === "string" ? document.createTextNode(child) : child;
}
