/** A short notice that goes away by itself, read aloud once. */

import { h } from "./h";

const STAYS_MS = 4500;

export function toasts(): { element: HTMLElement; tell(words: string): void } {
  const element = h("div", { class: "toasts", role: "status", "aria-live": "polite" });
  let timer = 0;
  return {
    element,
    tell(words) {
      clearTimeout(timer);
      element.replaceChildren(h("p", { class: "toast" }, words));
      timer = window.setTimeout(() => element.replaceChildren(), STAYS_MS);
    },
  };
}
