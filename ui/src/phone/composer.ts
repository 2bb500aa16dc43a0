/** Where the shopper writes. Unsent words survive a reload; Enter sends, except while a syllable is being composed. */

import { h } from "../dom/h";
import { icon } from "../dom/icons";
import { recall, remember } from "../live/memory";
import { written } from "../view/answer";
import type { Deeds } from "./deeds";

/** WhatsApp's own limit for one text. */
const LONGEST = 4096;

export interface Composer {
  element: HTMLElement;
  focus(): void;
}

export function composer(deeds: Deeds, attach: (opener: HTMLElement) => void): Composer {
  const field = h("textarea", {
    id: "composer",
    rows: 1,
    maxlength: LONGEST,
    dir: "auto",
    placeholder: "Message",
    "aria-label": "Message",
    enterkeyhint: "send",
    autocomplete: "off",
  });
  const plus = h("button", { class: "composer-plus", type: "button", "aria-label": "Send something else" }, icon("plus"));
  const go = h("button", { class: "composer-go", type: "submit" });
  const form = h("form", { class: "composer" }, h("div", { class: "composer-pill" }, plus, field), go);

  const update = () => {
    const hasWords = field.value.trim() !== "";
    go.replaceChildren(icon(hasWords ? "send" : "mic"));
    go.setAttribute("aria-label", hasWords ? "Send" : "Voice message: not in this demo yet");
    go.setAttribute("aria-disabled", String(!hasWords));
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
    remember("draft", field.value);
  };
  const send = () => {
    const words = field.value.trim();
    if (!words) return deeds.tell("Voice messages come with a later version. Writing works.");
    deeds.say(written(words));
    field.value = "";
    update();
  };

  field.value = recall("draft");
  field.addEventListener("input", update);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (field.value.trim()) send();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
    field.focus();
  });
  plus.addEventListener("click", () => attach(plus));
  update();
  requestAnimationFrame(update);
  return { element: form, focus: () => field.focus({ preventScroll: true }) };
}
