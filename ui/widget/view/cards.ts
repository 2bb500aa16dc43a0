/** Products side by side: a row to swipe, to wheel, or to walk with the arrow keys. */

import { h, type Child } from "../../src/dom/h";
import { items, text } from "../../src/wire/read";
import { arrowKeys } from "./arrows";
import { choice, choices, type Tapping } from "./choices";
import { icon } from "./icons";
import { link, picture } from "./pieces";

export function cards(part: unknown, tapping: Tapping): Child[] {
  const found = items(part, "cards");
  const more = items(part, "more");
  const below = more.length > 0 ? choices({ text: "", choices: more }, tapping) : null;
  return found.length > 0 ? [row(found, text(part, "text"), tapping), below] : [below];
}

function row(found: unknown[], label: string, tapping: Tapping): HTMLElement {
  const list = h("ul", { class: "cards", role: "list", tabindex: "-1" }, ...found.map((each) => card(each, tapping)));
  if (label) list.setAttribute("aria-label", label.slice(0, 120));
  arrowKeys(list, "horizontal");
  if (found.length === 1) return list;
  const { words: w } = tapping;
  const step = (way: 1 | -1, name: "back" | "forward", title: string) => {
    const button = h("button", { type: "button", class: `step step-${name}`, "aria-label": title, tabindex: "-1" }, icon(name));
    button.addEventListener("click", () => {
      const mirrored = getComputedStyle(list).direction === "rtl" ? -1 : 1;
      list.scrollBy({ left: way * mirrored * list.clientWidth * 0.8, behavior: isStill() ? "auto" : "smooth" });
    });
    return button;
  };
  const back = step(-1, "back", w("previous"));
  const next = step(1, "forward", w("next"));
  const mark = () => {
    const gone = Math.abs(list.scrollLeft);
    back.hidden = gone < 4;
    next.hidden = gone + list.clientWidth > list.scrollWidth - 4;
  };
  list.addEventListener("scroll", mark, { passive: true });
  requestAnimationFrame(mark);
  return h("div", { class: "row-of-cards" }, list, back, next);
}

function card(each: unknown, tapping: Tapping): HTMLElement {
  const title = text(each, "title");
  const shown = picture(text(each, "image_url"), "");
  const url = text(each, "url");
  const buttons = items(each, "choices").map((one) => choice(one, tapping));
  for (const button of buttons) button.setAttribute("aria-label", `${button.textContent}: ${title}`);
  return h(
    "li",
    { class: "card" },
    h("div", { class: "card-picture" }, shown),
    h(
      "div",
      { class: "card-words" },
      h("strong", { dir: "auto" }, url ? link(url, title) : title),
      text(each, "subtitle") && h("span", { class: "soft small", dir: "auto" }, text(each, "subtitle")),
      h("span", { class: "figures" }, text(each, "price")),
    ),
    h("div", { class: "card-deeds" }, ...buttons),
  );
}

function isStill(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
