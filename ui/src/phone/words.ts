/** Markup tokens as elements. */

import { h } from "../dom/h";
import { isFollowable } from "../view/address";
import { markup } from "../view/markup";

const TAGS = { bold: "strong", italic: "em", struck: "s", code: "code" } as const;

export function words(source: string, follow: (url: string) => void): Node[] {
  return markup(source).map((token) => {
    if (token.kind === "text") return document.createTextNode(token.text);
    if (token.kind !== "link") return h(TAGS[token.kind], {}, token.text);
    return isFollowable(token.url) ? link(token.url, follow) : document.createTextNode(token.text);
  });
}

function link(url: string, follow: (url: string) => void): HTMLAnchorElement {
  const open = (event: Event) => {
    event.preventDefault();
    follow(url);
  };
  return h("a", { href: url, rel: "noopener", onclick: open }, url.replace(/^https?:\/\//, ""));
}
