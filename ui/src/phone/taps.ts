/** Everything that can be tapped below a bubble or a card. */

import { h } from "../dom/h";
import { icon, type IconName } from "../dom/icons";
import { copyText } from "../live/clipboard";
import { quick, tapped } from "../view/answer";
import type { Tap } from "../view/bubble";
import type { Deeds } from "./deeds";

const ICONS: Record<Tap["kind"], IconName> = {
  reply: "reply",
  quick: "reply",
  link: "external",
  list: "list",
  products: "store",
  location: "pin",
  copy: "copy",
  plain: "file",
};

export function drawTap(tap: Tap, messageId: string, deeds: Deeds): HTMLButtonElement {
  const props = { class: `tap tap-${tap.kind}`, type: "button", "data-choice": choiceOf(tap), onclick: () => act(tap, messageId, deeds) };
  return h("button", props, icon(ICONS[tap.kind]), h("span", { class: "tap-words" }, tap.title));
}

function choiceOf(tap: Tap): string | null {
  if (tap.kind === "reply" || tap.kind === "quick") return tap.id;
  return tap.kind === "location" ? "location" : null;
}

function act(tap: Tap, messageId: string, deeds: Deeds): void {
  switch (tap.kind) {
    case "reply":
      return deeds.say(tapped(tap.id, tap.title, messageId));
    case "quick":
      return deeds.say(quick(tap.id, tap.title, messageId));
    case "link":
      return deeds.follow(tap.url);
    case "list":
      return deeds.openList(tap, messageId);
    case "products":
      return deeds.openProducts(tap);
    case "location":
      return deeds.sendPlace(messageId);
    case "copy":
      void copyText(tap.code).then((done) => deeds.tell(done ? `Copied ${tap.code}` : `The code is ${tap.code}`));
      return;
    case "plain":
      return deeds.tell(tap.why);
  }
}

/** Show which of the buttons in this row have been tapped. A list shows it on the button that opens it. */
export function markChosen(within: ParentNode, chosen: ReadonlySet<string>): void {
  for (const button of within.querySelectorAll<HTMLElement>("[data-choice]")) {
    const taken = chosen.has(button.dataset["choice"] ?? "");
    if (taken === button.classList.contains("chosen")) continue;
    button.classList.toggle("chosen", taken);
    button.querySelector(".icon")?.replaceWith(icon(taken ? "check" : "reply"));
    if (taken) button.setAttribute("aria-label", `${button.textContent}, chosen`);
    else button.removeAttribute("aria-label");
  }
}
