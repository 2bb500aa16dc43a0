/** Three things to say, in each of four languages, one tap each. */

import { fill, h } from "../dom/h";
import { icon } from "../dom/icons";
import { recall, remember } from "../live/memory";
import type { Suggestion } from "../wire/types";
import { LANGUAGES } from "./words";

export interface Tries {
  element: HTMLElement;
  language(): string;
  offer(suggestions: readonly Suggestion[]): void;
}

export function tries(say: (text: string) => void, restart: () => void): Tries {
  let offered: readonly Suggestion[] = [];
  let language = recall("language") || "en";
  const chips = h("div", { class: "languages", role: "group", "aria-label": "Language" });
  const list = h("ul", { class: "try-list" });
  const again = h("button", { class: "quiet", type: "button", onclick: restart }, icon("person"), "New shopper");
  const head = h("header", { class: "card-head" }, h("h2", {}, "Three things to try"), again);
  const element = h("section", { class: "panel-card tries", "aria-label": "Things to try" }, head, chips, list);

  function draw(): void {
    const languages = [...new Set(offered.map((one) => one.language))];
    if (!languages.includes(language)) language = languages[0] ?? "en";
    fill(chips, ...languages.map((code) => languageChip(code, code === language, choose)));
    const mine = offered.filter((one) => one.language === language);
    fill(list, ...mine.map((one) => h("li", {}, tryButton(one, say))));
  }

  function choose(code: string): void {
    language = code;
    remember("language", code);
    draw();
    chips.querySelector<HTMLElement>("[aria-pressed='true']")?.focus();
  }

  return {
    element,
    language: () => language,
    offer(suggestions) {
      offered = suggestions;
      draw();
    },
  };
}

function languageChip(code: string, isOn: boolean, choose: (code: string) => void): HTMLElement {
  const props = { class: "language", type: "button", lang: code, "aria-pressed": String(isOn), onclick: () => choose(code) };
  return h("button", props, LANGUAGES[code] ?? code);
}

function tryButton(suggestion: Suggestion, say: (text: string) => void): HTMLElement {
  const props = { class: "try", type: "button", lang: suggestion.language, dir: "auto", onclick: () => say(suggestion.text) };
  return h("button", props, h("span", {}, suggestion.text), icon("sent"));
}
