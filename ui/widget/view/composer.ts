/** The field to write in: it grows with the words, Enter sends, Shift+Enter breaks the line. */

import { h } from "../../src/dom/h";
import type { Words } from "../words/words";
import { FILE_TYPES, LONGEST } from "../live/fit";
import { icon } from "./icons";

export interface Composer {
  element: HTMLElement;
  focus(): void;
  speak(words: Words): void;
  above: HTMLElement;
  /** Of the file under way, 0 to 1; null hides it. */
  progress(part: number | null): void;
}

const TYPING_EVERY_MS = 5000;

export function composer(
  say: (text: string) => void,
  files: (files: FileList) => void,
  writes: () => void,
  draft: { get(): string; set(text: string): void },
): Composer {
  const field = h("textarea", { rows: "1", dir: "auto", maxlength: String(LONGEST), enterkeyhint: "send", autocomplete: "off" });
  const button = h("button", { type: "submit", class: "send", disabled: true }, icon("send"));
  const picker = h("input", { type: "file", multiple: true, hidden: true, accept: FILE_TYPES });
  const clip = h("button", { type: "button", class: "tool", onclick: () => picker.click() }, icon("clip"));
  const bar = h("progress", { hidden: true, max: 1 });
  const above = h("div", { class: "above" });
  const form = h("form", { class: "composer" }, bar, above, h("div", { class: "field" }, picker, clip, field, button));
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
  picker.addEventListener("change", () => {
    if (picker.files) files(picker.files);
    picker.value = "";
  });
  field.addEventListener("paste", (event) => {
    const pasted = event.clipboardData?.files;
    // Programs that copy words often add a picture of them.
    if (!pasted?.length || event.clipboardData?.getData("text/plain")) return;
    event.preventDefault();
    files(pasted);
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
    progress(part) {
      bar.hidden = part === null;
      bar.value = part ?? 0;
    },
    speak(w) {
      field.setAttribute("aria-label", w("field"));
      field.setAttribute("placeholder", w("placeholder"));
      button.setAttribute("aria-label", w("send"));
      clip.setAttribute("aria-label", w("attach"));
      clip.title = w("attach");
      bar.setAttribute("aria-label", w("sending"));
    },
  };
}
