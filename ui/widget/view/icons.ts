/** A few line icons as paths: built with the DOM alone, so that the strictest content policy has nothing to object to. */

import back from "@tabler/icons/outline/chevron-left.svg?raw";
import check from "@tabler/icons/outline/check.svg?raw";
import clock from "@tabler/icons/outline/clock.svg?raw";
import close from "@tabler/icons/outline/x.svg?raw";
import down from "@tabler/icons/outline/chevron-down.svg?raw";
import file from "@tabler/icons/outline/file-text.svg?raw";
import forward from "@tabler/icons/outline/chevron-right.svg?raw";
import message from "@tabler/icons/outline/message-circle.svg?raw";
import clip from "@tabler/icons/outline/paperclip.svg?raw";
import pin from "@tabler/icons/outline/map-pin.svg?raw";
import send from "@tabler/icons/outline/arrow-up.svg?raw";
import tag from "@tabler/icons/outline/tag.svg?raw";
import whatsapp from "@tabler/icons/outline/brand-whatsapp.svg?raw";

const SVG = "http://www.w3.org/2000/svg";
const DRAWINGS = { back, check, clip, clock, close, down, file, forward, message, pin, send, tag, whatsapp };

export type IconName = keyof typeof DRAWINGS;

export function icon(name: IconName): SVGElement {
  const element = document.createElementNS(SVG, "svg");
  element.setAttribute("viewBox", "0 0 24 24");
  element.setAttribute("class", `icon icon-${name}`);
  element.setAttribute("aria-hidden", "true");
  for (const [, outline] of DRAWINGS[name].matchAll(/ d="([^"]+)"/g)) {
    // The empty square around each drawing is only there to keep its size.
    if (outline?.startsWith("M0 0")) continue;
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", outline ?? "");
    element.append(path);
  }
  return element;
}
