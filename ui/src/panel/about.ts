/** Whose page this is, in one line, and what it does not do. */

import { h } from "../dom/h";
import { drawing } from "../dom/icons";
import sign from "../brand/sign.svg?raw";

export function wordmark(): HTMLElement {
  return h("span", { class: "wordmark" }, drawing(sign, "sign"), h("span", {}, "chaffer"));
}

/** seat: takes the desk to or from its place beside the phone. */
export function about(seat: HTMLElement): HTMLElement {
  const site = h("a", { href: "/site" }, "on its own site");
  return h(
    "header",
    { class: "about" },
    h("h1", {}, wordmark()),
    h(
      "p",
      {},
      "A shop inside the conversation. Be the shopper on the phone, and see what the server does with every message. The same shop sells ",
      site,
      " too.",
    ),
    seat,
  );
}

export function footer(): HTMLElement {
  const facts = ["Nothing leaves this machine", "No account, no real money", "No language model needed", "Apache-2.0"];
  return h("footer", { class: "facts" }, ...facts.map((fact) => h("span", {}, fact)));
}
