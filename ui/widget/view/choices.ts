/** Things to tap: buttons side by side, or a list one below the other that folds when it is long. */

import { h } from "../../src/dom/h";
import { items, text } from "../../src/wire/read";
import type { Words } from "../words/words";
import { arrowKeys } from "./arrows";

export interface Tapping {
  tap(choice: string, label: string): void;
  words: Words;
  language: string;
}

/** Longer lists are folded behind a button. */
const LONG = 8;

export function choices(part: unknown, tapping: Tapping): HTMLElement {
  const isList = text(part, "style") === "list" || text(part, "type") === "times";
  const group = h("div", { class: isList ? "choices list" : "choices", role: "group" });
  const label = text(part, "text").slice(0, 120);
  if (label) group.setAttribute("aria-label", label);
  const buttons = items(part, "choices").map((each) => choice(each, tapping));
  arrowKeys(group, "vertical");
  if (buttons.length <= LONG) group.append(...buttons);
  else fold(group, buttons, text(part, "open_label") || tapping.words("next"));
  return group;
}

export function choice(each: unknown, tapping: Tapping): HTMLElement {
  const id = text(each, "id");
  const label = text(each, "label");
  const more = text(each, "description");
  const button = h("button", { type: "button", class: "choice", "data-choice": id, dir: "auto" }, h("span", {}, label));
  if (more) button.append(h("small", {}, more));
  button.addEventListener("click", () => tapping.tap(id, label));
  return button;
}

function fold(group: HTMLElement, buttons: HTMLElement[], label: string): void {
  const rest = buttons.slice(LONG - 2);
  const open = h("button", { type: "button", class: "choice more" }, h("span", {}, label));
  group.append(...buttons.slice(0, LONG - 2), open);
  open.addEventListener("click", () => {
    open.replaceWith(...rest);
    rest[0]?.focus();
  });
}

/** Show which were tapped already. They can be tapped again. */
export function markTapped(within: ParentNode, tapped: ReadonlySet<string>, words: Words): void {
  for (const button of within.querySelectorAll<HTMLElement>("[data-choice]")) {
    const isTapped = tapped.has(button.dataset["choice"] ?? "");
    button.classList.toggle("tapped", isTapped);
    if (isTapped) button.setAttribute("aria-description", words("chosen"));
    else button.removeAttribute("aria-description");
  }
}
