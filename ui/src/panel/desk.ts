/** The desk beside the phone: be the shopper and the shop at once. It is loaded when it is asked for, and then stays. */

import { h } from "../dom/h";
import { icon } from "../dom/icons";

export interface Desk {
  /** The button that shows the desk, and what happened again. */
  seat: HTMLElement;
  place: HTMLElement;
}

export function desk(body: HTMLElement): Desk {
  const place = h("div", { class: "desk", hidden: true });
  const words = h("span", {}, "Answer at the desk");
  const seat = h("button", { class: "seat", type: "button", "aria-pressed": "false", onclick: turn }, icon("message"), words);

  function turn(): void {
    const shown = place.hidden;
    if (shown && !place.firstChild) place.append(h("iframe", { src: "/demo/desk", title: "The desk" }));
    place.hidden = !shown;
    body.hidden = shown;
    seat.setAttribute("aria-pressed", String(shown));
    words.textContent = shown ? "See what happened" : "Answer at the desk";
    document.body.classList.toggle("at-desk", shown);
  }

  return { seat, place };
}
