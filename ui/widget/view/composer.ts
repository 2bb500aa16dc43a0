/** The field to write in: it grows with the words, Enter sends, Shift+Enter breaks the line. */

import { h } from "../../src/dom/h";
import type { Words } from "../words/words";
import { LONGEST } from "../live/fit";
import { icon } from "./icons";

export interface Composer {
  element: HTMLElement;
  focus(): void;
  speak(words: Words): void;
  above: HTMLElement;
}

const TYPING_EVERY_MS = 5000;

export function composer(say: (text: string) => void, writes: () => void, draft: { get(): string; set(text: string): void }): Composer {
  const field = h("textarea", { rows: "1", dir: "auto", maxlength: String(LONGEST), enterkeyhint: "send", autocomplete: "off" });
  const button = h("button", { type: "submit", class: "send", disabled: true }, icon("send"));
  const above = h("div", { class: "above" });
  const form = h("form", { class: "composer" }, above, h("div", { class: "field" }, field, button));
  let told = 0;
  field.value = draft.get();

  function changed(): void {
    button.disabled = field.value.trim() === "";
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight, 140)}px`;
    draft.set(field.value);
  }

  function send(): void {
    const text = field.value.trim();
    if (!text) return;
    say(text);
    field.value = "";
    changed();
    field.focus();
  }

  field.addEventListener("input", () => {
    changed();
    if (field.value.trim() === "" || Date.now() - told < TYPING_EVERY_MS) return;
    told = Date.now();
    writes();
  });
  field.addEventListener("keydown", (event) => {
    // A key that ends the composing of a Korean syllable is not the end of the message.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  button.disabled = field.value.trim() === "";
  return {
    element: form,
    above,
    focus: () => field.focus(),
    speak(w) {
      field.setAttribute("aria-label", w("field"));
      field.setAttribute("placeholder", w("placeholder"));
      button.setAttribute("aria-label", w("send"));
    },
  };
}
