/** What opens over the phone's screen: sheets, the browser. One at a time; Escape and the back cloth close it. */

import { h } from "../dom/h";

export interface Overlay {
  /** Show this; returns the way to close it. `after` runs once it is gone. */
  open(content: HTMLElement, label: string, kind: "sheet" | "browser", after?: () => void): () => void;
}

const FOCUSABLE = "button:not([disabled]), a[href], input, textarea, iframe, [tabindex='0']";

/** `behind` is what must not be reached while something is open over it. */
export function overlayOn(screen: HTMLElement, behind: () => Element[]): Overlay {
  let closeCurrent = () => {};

  function open(content: HTMLElement, label: string, kind: "sheet" | "browser", after = () => {}): () => void {
    closeCurrent();
    const opener = document.activeElement;
    const cloth = h("div", { class: "cloth" });
    const dialog = h("div", { class: kind, role: "dialog", "aria-modal": "true", "aria-label": label, tabindex: -1 }, content);
    const layer = h("div", { class: `overlay overlay-${kind}` }, cloth, dialog);
    let isOpen = true;

    const close = () => {
      if (!isOpen) return;
      isOpen = false;
      closeCurrent = () => {};
      document.removeEventListener("keydown", onKey);
      for (const element of behind()) element.removeAttribute("inert");
      layer.remove();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
      after();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") close();
      if (event.key === "Tab") keepInside(event, dialog);
    };

    cloth.addEventListener("click", close);
    document.addEventListener("keydown", onKey);
    for (const element of behind()) element.setAttribute("inert", "");
    screen.append(layer);
    (dialog.querySelector<HTMLElement>("[data-first]") ?? dialog).focus({ preventScroll: true });
    closeCurrent = close;
    return close;
  }

  return { open };
}

function keepInside(event: KeyboardEvent, dialog: HTMLElement): void {
  const stops = [...dialog.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const last = stops.at(-1);
  const first = stops[0];
  if (event.shiftKey && (document.activeElement === first || document.activeElement === dialog)) {
    event.preventDefault();
    last?.focus();
  } else if (!event.shiftKey && document.activeElement === last) {
    event.preventDefault();
    first?.focus();
  }
}
