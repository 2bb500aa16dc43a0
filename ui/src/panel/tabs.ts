/** The three views of a small screen. On a large one all are in sight and the bar is hidden by the stylesheet. */

import { h } from "../dom/h";
import { icon, type IconName } from "../dom/icons";

export type ViewName = "chat" | "story" | "orders";

export interface Tabs {
  element: HTMLElement;
  open(name: ViewName): void;
  /** Something happened in this view: a dot on its tab while another is open. */
  stir(name: ViewName): void;
}

const VIEWS: [ViewName, IconName, string][] = [
  ["chat", "message", "Chat"],
  ["story", "route", "What happened"],
  ["orders", "parcel", "Orders"],
];

export function tabs(): Tabs {
  const buttons = new Map<ViewName, HTMLButtonElement>();
  const element = h("nav", { class: "tabs", "aria-label": "Views" });

  function open(name: ViewName): void {
    document.body.dataset["view"] = name;
    for (const [other, button] of buttons) button.setAttribute("aria-current", String(other === name));
    buttons.get(name)?.classList.remove("stirred");
  }

  for (const [name, sign, words] of VIEWS) {
    const button = h("button", { class: "tab", type: "button", onclick: () => open(name) }, icon(sign), h("span", {}, words));
    buttons.set(name, button);
    element.append(button);
  }
  open("chat");
  return {
    element,
    open,
    stir(name) {
      if (document.body.dataset["view"] !== name) buttons.get(name)?.classList.add("stirred");
    },
  };
}
