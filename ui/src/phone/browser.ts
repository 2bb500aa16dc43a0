/** The phone's own browser: a page of this server in a frame, with its address and a way out. */

import { h } from "../dom/h";
import { icon } from "../dom/icons";

/** Build it for this address. The page inside closes it by posting {"chaffer": "done"} to its parent. */
export function browserFor(url: string, close: () => void): HTMLElement {
  const frame = h("iframe", { src: url, title: "Page opened from the conversation" });
  const title = h("strong", {}, "Opening…");
  const address = h("span", {}, shortly(url));
  const bar = h("span", { class: "loading" });
  frame.addEventListener("load", () => {
    bar.hidden = true;
    const place = whereabouts(frame);
    title.textContent = place?.title || "Page";
    address.textContent = shortly(place?.url ?? url);
  });
  const again = () => {
    bar.hidden = false;
    frame.contentWindow?.location.reload();
  };
  const elsewhere = () => window.open(whereabouts(frame)?.url ?? url, "_blank", "noopener");
  const round = (name: "x" | "refresh" | "external", label: string, deed: () => void) =>
    h("button", { class: "round", type: "button", "aria-label": label, title: label, onclick: deed, "data-first": name === "x" }, icon(name));
  const head = h(
    "header",
    { class: "browser-head" },
    round("x", "Close and go back to the conversation", close),
    h("span", { class: "browser-words" }, title, h("span", { class: "browser-address" }, icon("web"), address)),
    round("refresh", "Load again", again),
    round("external", "Open in a tab of its own", elsewhere),
  );
  return h("div", { class: "browser-inside" }, head, bar, frame);
}

export function isDone(event: MessageEvent): boolean {
  if (event.origin !== location.origin) return false;
  return (event.data as { chaffer?: unknown } | null)?.chaffer === "done";
}

/** Title and address of the page in the frame; null once it has left this origin. */
function whereabouts(frame: HTMLIFrameElement): { title: string; url: string } | null {
  try {
    const page = frame.contentDocument;
    return page && { title: page.title, url: page.location.href };
  } catch {
    return null;
  }
}

function shortly(url: string): string {
  const { host, pathname } = new URL(url, location.href);
  return host + (pathname === "/" ? "" : pathname);
}
