/** A picture that never leaves a hole: while it loads, a wash; when it cannot, its words. */

import { h } from "../dom/h";
import { icon } from "../dom/icons";
import { source } from "../view/address";
import type { Picture } from "../view/bubble";

export function drawPicture(picture: Picture): HTMLElement {
  const frame = h("div", { class: `picture picture-${picture.kind}` });
  if (picture.kind === "video") {
    frame.append(h("video", { src: source(picture.url, location.href), controls: true, preload: "metadata", "aria-label": picture.alt || "Video" }));
    return frame;
  }
  const image = h("img", { src: source(picture.url, location.href), alt: picture.alt || "Photo", decoding: "async" });
  image.addEventListener("error", () => {
    frame.classList.add("picture-missing");
    frame.replaceChildren(icon("photo"), h("span", {}, picture.alt || "This picture could not be loaded"));
  });
  frame.append(image);
  return frame;
}

/** A small square one, for lines of an order and rows of a catalogue. */
export function thumbnail(url: string, alt: string): HTMLElement {
  if (!url) return h("span", { class: "thumb thumb-none" }, icon("bag"));
  const image = h("img", { class: "thumb", src: source(url, location.href), alt, loading: "lazy" });
  image.addEventListener("error", () => image.replaceWith(thumbnail("", alt)));
  return image;
}
