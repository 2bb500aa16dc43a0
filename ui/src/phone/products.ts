/** The catalogue inside the phone: choose how many of each, send the order as one message. */

import { h } from "../dom/h";
import { ordered } from "../view/answer";
import type { Item } from "../view/bubble";
import type { Catalog, Payload } from "../wire/types";
import { thumbnail } from "./picture";
import { sheet } from "./sheets";

/** WhatsApp's own limit for one product in a cart. */
const MOST = 99;

export function productsSheet(
  title: string,
  items: readonly Item[],
  catalogId: string,
  catalog: Catalog | undefined,
  send: (payload: Payload) => void,
  close: () => void,
): HTMLElement {
  const wanted = new Map<string, number>();
  const button = h("button", { class: "wide-button", type: "button", disabled: true }, "Choose something first");
  const update = () => {
    const count = [...wanted.values()].reduce((sum, quantity) => sum + quantity, 0);
    button.disabled = count === 0;
    button.textContent = count === 0 ? "Choose something first" : `Send order (${count})`;
  };
  button.addEventListener("click", () => send(order(wanted, catalogId, catalog)));
  const rows = items.map((item) => productRow(item, wanted, update));
  return sheet(title, close, h("ul", { class: "products" }, ...rows), h("div", { class: "sheet-foot" }, button));
}

function order(wanted: ReadonlyMap<string, number>, catalogId: string, catalog: Catalog | undefined): Payload {
  const lines = [...wanted]
    .filter(([, quantity]) => quantity > 0)
    .map(([id, quantity]) => {
      const known = catalog?.products.find((product) => product.product_retailer_id === id);
      return { product_retailer_id: id, quantity, item_price: known?.item_price ?? 0, currency: known?.currency ?? "USD" };
    });
  return ordered(catalogId, lines);
}

function productRow(item: Item, wanted: Map<string, number>, update: () => void): HTMLElement {
  const count = h("output", { class: "figures", "aria-label": `${item.title}, quantity` }, "0");
  const change = (by: number) => {
    const quantity = Math.min(MOST, Math.max(0, (wanted.get(item.id) ?? 0) + by));
    wanted.set(item.id, quantity);
    count.textContent = String(quantity);
    update();
  };
  const step = (sign: string, label: string, by: number) =>
    h("button", { class: "notch", type: "button", "aria-label": `${label} ${item.title}`, onclick: () => change(by) }, sign);
  return h(
    "li",
    { class: "item" },
    thumbnail(item.image, ""),
    h("span", { class: "item-words" }, h("strong", {}, item.title), item.price && h("span", { class: "figures" }, item.price)),
    h("span", { class: "stepper" }, step("−", "One less", -1), count, step("+", "One more", 1)),
  );
}
