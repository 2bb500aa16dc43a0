/** The top of the phone: whose conversation this is, and what they are doing. */

import { h } from "../dom/h";
import { icon } from "../dom/icons";
import { source } from "../view/address";
import { clock } from "../view/when";
import type { Business } from "../wire/types";

export interface Header {
  element: HTMLElement;
  name(business: Business): void;
  doing(what: "online" | "typing" | "connecting"): void;
}

export function header(openShop: () => void): Header {
  const face = h("span", { class: "face" });
  const title = h("strong", { class: "header-name" }, "…");
  const doing = h("span", { class: "header-doing" }, "connecting…");
  const who = h(
    "button",
    { class: "header-who", type: "button", onclick: openShop },
    face,
    h("span", { class: "header-words" }, h("span", { class: "header-line" }, title, icon("verified", "tick")), doing),
  );
  const more = h("button", { class: "round", type: "button", "aria-label": "About this shop", onclick: openShop }, icon("more"));
  return {
    element: h("header", { class: "phone-header" }, who, more),
    name(business) {
      title.textContent = business.name;
      who.setAttribute("aria-label", `${business.name}, verified business. About this shop`);
      face.replaceChildren(avatar(business));
    },
    doing(what) {
      const words = what === "online" ? "online" : `${what}…`;
      if (doing.textContent !== words) doing.textContent = words;
      doing.classList.toggle("is-typing", what === "typing");
    },
  };
}

/** The shop's picture, or its initials where there is none. */
export function avatar(business: Business): HTMLElement {
  const initials = business.name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .filter((letter) => /\p{L}/u.test(letter))
    .slice(0, 2)
    .join("");
  const letters = h("span", { class: "avatar avatar-letters", "aria-hidden": "true" }, initials);
  if (!business.avatar) return letters;
  const image = h("img", { class: "avatar", src: source(business.avatar, location.href), alt: "" });
  image.addEventListener("error", () => image.replaceWith(letters));
  return image;
}

/** The line every phone has above everything. Drawn on large screens only; a real phone has its own. */
export function statusBar(): HTMLElement {
  const time = h("span", { class: "figures" });
  const tick = () => {
    time.textContent = clock(new Date().toISOString(), "en-GB");
  };
  tick();
  setInterval(tick, 10_000);
  return h("div", { class: "status-bar", "aria-hidden": "true" }, time, h("i", { class: "lens" }), h("span", { class: "signals" }, h("i", { class: "bars" }), h("i", { class: "battery" })));
}
