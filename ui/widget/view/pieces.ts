/** The small pieces that parts are made of: paragraphs, links, pictures. */

import { h, type Child } from "../../src/dom/h";
import { prose, safeUrl } from "./prose";

/** One paragraph; its direction is that of its own first strong letter. */
export function words(source: string): Child {
  if (!source) return null;
  const made = prose(source).map((token) => {
    if (token.kind === "bold") return h("strong", {}, token.text);
    return token.kind === "link" ? link(token.url, token.text) : token.text;
  });
  return h("p", { class: "words", dir: "auto" }, ...made);
}

export function link(url: string, label: string, className = ""): Child {
  const safe = safeUrl(url);
  if (!safe) return label;
  const isHere = new URL(safe, location.href).origin === location.origin && !/\/(pay|order)\//.test(safe);
  const elsewhere = isHere ? {} : { target: "_blank", rel: "noopener noreferrer" };
  return h("a", { href: safe, class: className, ...elsewhere }, label);
}

export function picture(url: string, alt: string): Child {
  const safe = safeUrl(url);
  return safe ? h("img", { class: "picture", src: safe, alt, loading: "lazy", referrerpolicy: "no-referrer" }) : null;
}
