/** The real record behind a step: the JSON as the server has it, tinted, with a way to copy it. */

import { h } from "../dom/h";
import { icon } from "../dom/icons";
import { copyText } from "../live/clipboard";
import { pieces } from "../view/json";

export function drawRecord(record: unknown, id: string): HTMLElement {
  const pretty = JSON.stringify(record, null, 2) ?? "null";
  const tinted = pieces(pretty).map((piece) =>
    piece.kind === "plain" ? document.createTextNode(piece.text) : h("span", { class: `json-${piece.kind}` }, piece.text),
  );
  const copy = h("button", { class: "copy", type: "button" }, icon("copy"), "Copy");
  copy.addEventListener("click", () => {
    void copyText(pretty).then((done) => copy.replaceChildren(icon(done ? "check" : "alert"), done ? "Copied" : "Could not copy"));
    setTimeout(() => copy.replaceChildren(icon("copy"), "Copy"), 1800);
  });
  return h("div", { class: "record", id }, copy, h("pre", { tabindex: 0, "aria-label": "Record" }, h("code", {}, ...tinted)));
}
