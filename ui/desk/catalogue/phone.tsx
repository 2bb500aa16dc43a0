import { useEffect, useRef } from "react";
import bubbles from "../../src/styles/bubbles.css?inline";
import ground from "../../src/styles/ground.css?inline";
import phone from "../../src/styles/phone.css?inline";
import { h } from "../../src/dom/h";
import type { Deeds } from "../../src/phone/deeds";
import { drawRow } from "../../src/phone/row";
import type { Payload } from "../../src/wire/types";
import type { SeenMessage } from "./preview";

const OWN = ".screen { height: auto; border-radius: 12px; overflow: hidden; } .conversation { padding: 14px 10px; } .messages { position: relative; }";
const nothing = () => undefined;
/** Here things can be looked at, not tapped. */
const STILL: Deeds = { say: nothing, retry: nothing, follow: nothing, openList: nothing, openProducts: nothing, sendPlace: nothing, tell: nothing };

let sheets: CSSStyleSheet[] | undefined;

/** The phone's own drawing and styles, apart from the desk's. Sheets made by script need no nonce. */
function phoneSheets(): CSSStyleSheet[] {
  sheets ??= [ground, phone, bubbles, OWN].map((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  });
  return sheets;
}

export function PhonePreview({ messages, label }: { messages: SeenMessage[]; label: string }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = phoneSheets();
    const at = new Date().toISOString();
    const rows = messages.map((each, place) => {
      const id = `preview-${place}`;
      return drawRow({ key: id, id, from: "business", at, status: "", payload: each.payload as Payload } as never, null, label, STILL).element;
    });
    root.replaceChildren(h("div", { class: "screen" }, h("div", { class: "conversation" }, h("div", { class: "messages" }, ...rows))));
  }, [messages, label]);
  return <div ref={host} role="group" aria-label={label} />;
}
