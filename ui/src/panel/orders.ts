/** The merchant's side of the demo: orders as they come, with the two things to do to them. */

import { fill, h } from "../dom/h";
import { icon, type IconName } from "../dom/icons";
import { MILESTONES, progress, statusWords } from "../view/progress";
import type { Order } from "../wire/types";

const DEEDS: Record<string, [IconName, string]> = { pack: ["parcel", "Pack"], ship: ["truck", "Ship"] };

export interface Orders {
  element: HTMLElement;
  show(orders: readonly Order[]): void;
  count(): number;
}

/** `act` does the deed and resolves once the server has; the buttons wait for it. */
export function orders(act: (order: Order, deed: string) => Promise<void>): Orders {
  const list = h("div", { class: "order-list" });
  const empty = "Once you have paid, your order lands here. You are the shop too: pack it, ship it, and watch the phone.";
  const element = h("section", { class: "panel-card orders", "aria-label": "Orders" }, h("h2", {}, "Orders"), list);
  let count = 0;
  const show = (next: readonly Order[]) => {
    count = next.length;
    if (next.length) fill(list, ...next.map((order) => drawOrder(order, act)));
    else fill(list, h("div", { class: "empty" }, h("p", {}, empty)));
  };
  show([]);
  return { element, show, count: () => count };
}

function drawOrder(order: Order, act: (order: Order, deed: string) => Promise<void>): HTMLElement {
  const buttons = order.can.map((deed, index) => deedButton(order, deed, index === 0, act));
  return h(
    "article",
    { class: "order", "data-order": order.id, "aria-label": `Order ${order.number}` },
    h("header", {}, h("strong", { class: "figures" }, order.number), h("span", { class: "order-total figures" }, order.total)),
    h("ul", { class: "order-lines" }, ...order.lines.map((line) => h("li", { dir: "auto" }, line))),
    drawProgress(order.status),
    buttons.length > 0 && h("div", { class: "order-buttons" }, ...buttons),
  );
}

function deedButton(order: Order, deed: string, isMain: boolean, act: (order: Order, deed: string) => Promise<void>): HTMLElement {
  const [sign, words] = DEEDS[deed] ?? ["check", statusWords(deed)];
  const button = h("button", { class: `button${isMain ? " button-main" : ""}`, type: "button" }, icon(sign), words);
  button.addEventListener("click", () => {
    button.disabled = true;
    void act(order, deed).finally(() => {
      button.disabled = false;
    });
  });
  return button;
}

function drawProgress(status: string): HTMLElement {
  const reached = progress(status);
  if (reached === null) return h("p", { class: "order-off" }, statusWords(status));
  const dots = MILESTONES.map((name, index) => {
    const state = index < reached ? "done" : "open";
    return h("li", { class: `dot dot-${state}${index === reached - 1 ? " dot-now" : ""}` }, h("span", {}, name));
  });
  const words = MILESTONES[reached - 1] ?? statusWords(status);
  return h("ol", { class: "progress", "aria-label": `Status: ${words}` }, ...dots);
}
