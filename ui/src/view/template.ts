/** A template message. The wire has its name and parameters only; a rendered text, where the server adds one, wins. */

import { at, items, text } from "../wire/read";
import type { Payload } from "../wire/types";
import { bubble, type Bubble, type Tap } from "./bubble";
import { picture } from "./media";

export function template(body: unknown, rendered?: Payload): Bubble {
  const name = text(body, "name");
  const components = items(body, "components");
  const note = `Template ${name || "without a name"}`;
  const shown = bubble("template", { note, picture: headerPicture(components) });
  if (rendered) {
    const taps = items(rendered, "buttons").map(renderedTap);
    const words = { heading: text(rendered, "header"), body: text(rendered, "body"), footer: text(rendered, "footer") };
    return { ...shown, ...words, taps };
  }
  return {
    ...shown,
    heading: parameters(components, "header").join(" "),
    body: parameters(components, "body").join("\n"),
    taps: components.filter((component) => text(component, "type") === "button").map(parameterTap),
  };
}

function headerPicture(components: unknown[]): Bubble["picture"] {
  const header = components.find((component) => text(component, "type") === "header");
  const first = at(header, "parameters", 0);
  const kind = text(first, "type");
  return picture(kind, at(first, kind));
}

function parameters(components: unknown[], type: string): string[] {
  const component = components.find((one) => text(one, "type") === type);
  return items(component, "parameters").map(value).filter(Boolean);
}

function value(parameter: unknown): string {
  const kind = text(parameter, "type");
  return text(parameter, "text") || text(parameter, kind, "fallback_value");
}

function renderedTap(button: unknown): Tap {
  const title = text(button, "text") || "Open";
  const url = text(button, "url");
  const code = text(button, "code");
  if (url) return { kind: "link", title, url };
  if (code) return { kind: "copy", title, code };
  return { kind: "quick", id: text(button, "payload") || title, title };
}

function parameterTap(component: unknown): Tap {
  const kind = text(component, "sub_type");
  const first = at(component, "parameters", 0);
  const payload = text(first, "payload");
  if (kind === "quick_reply") return { kind: "quick", id: payload, title: payload || "Reply" };
  if (kind === "copy_code") return { kind: "copy", title: "Copy code", code: text(first, "coupon_code") };
  const why = "The address of this button is kept in the template, not in the message";
  return { kind: "plain", title: kind === "url" ? "Open link" : kind.replaceAll("_", " ") || "Open", why };
}
