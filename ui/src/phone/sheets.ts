/** The sheets that rise from the bottom of the phone: a list to pick from, places, the shop's card. */

import { h, type Child } from "../dom/h";
import { icon, type IconName } from "../dom/icons";
import type { Place, Row, Section } from "../view/bubble";
import type { Business } from "../wire/types";

/** A heading with a way out, and what stands below it. */
export function sheet(title: string, close: () => void, ...children: Child[]): HTMLElement {
  const x = h("button", { class: "round", type: "button", "aria-label": "Close", onclick: close }, icon("x"));
  const head = h("header", { class: "sheet-head" }, x, h("h2", { dir: "auto" }, title));
  return h("div", { class: "sheet-inside" }, h("span", { class: "grip" }), head, h("div", { class: "sheet-body" }, ...children));
}

export function listSheet(title: string, sections: readonly Section[], pick: (row: Row) => void, close: () => void): HTMLElement {
  const drawn = sections.map((section) =>
    h(
      "div",
      { class: "list-section", role: "group", "aria-label": section.title || title },
      section.title && h("h3", { dir: "auto" }, section.title),
      ...section.rows.map((row) => listRow(row, pick)),
    ),
  );
  return sheet(title, close, ...drawn);
}

function listRow(row: Row, pick: (row: Row) => void): HTMLElement {
  const choose = (event: Event) => {
    (event.currentTarget as HTMLElement).classList.add("picked");
    pick(row);
  };
  return h(
    "button",
    { class: "list-row", type: "button", onclick: choose },
    h("span", { class: "list-words", dir: "auto" }, h("strong", {}, row.title), row.description && h("span", {}, row.description)),
    h("span", { class: "radio", "aria-hidden": "true" }),
  );
}

export function placesSheet(places: readonly Place[], pick: (place: Place) => void, close: () => void): HTMLElement {
  const rows = places.map((place) => menuRow("pin", place.name, place.address, () => pick(place)));
  return sheet("Send a location", close, h("p", { class: "sheet-note" }, "Three places made up for this demo. Yours is never asked for."), ...rows);
}

export function menuRow(name: IconName, title: string, detail: string, deed: () => void): HTMLElement {
  return h(
    "button",
    { class: "menu-row", type: "button", onclick: deed },
    h("span", { class: "menu-icon" }, icon(name)),
    h("span", { class: "list-words" }, h("strong", {}, title), detail && h("span", {}, detail)),
  );
}

export function shopSheet(business: Business, avatar: HTMLElement, restart: () => void, close: () => void): HTMLElement {
  return sheet(
    "About this shop",
    close,
    h("div", { class: "shop-card" }, avatar, h("strong", {}, business.name), h("span", { class: "figures" }, business.number)),
    h("p", { class: "shop-about", dir: "auto" }, business.about),
    menuRow("person", "Start as a new shopper", "A new person with an empty conversation", restart),
  );
}
