/** The demo has a phone of its own: the text with the code is sent from there, as it would be from a real one. */

import { h } from "../src/dom/h";
import { newId } from "../src/live/ids";
import all from "./words.json";

type Words = (typeof all)["en"];

export function onThePhone(offer: { url: string; code: string }): void {
  document.querySelector(".notice")?.remove();
  const words: Words = all[document.documentElement.lang as keyof typeof all] ?? all.en;
  const text = new URL(offer.url).searchParams.get("text") ?? offer.code;
  const told = h("p", {}, words.offer);
  const send = h("button", { type: "button", class: "main" }, words.send);
  const close = h("button", { type: "button" }, words.later);
  const notice = h("aside", { class: "notice", role: "status" }, told, h("div", { class: "deeds" }, send, close));
  close.addEventListener("click", () => notice.remove());
  send.addEventListener("click", () => void sendIt());
  document.body.append(notice);

  async function sendIt(): Promise<void> {
    send.disabled = true;
    try {
      await fromThePhone(text);
      told.textContent = words.sent;
      send.replaceWith(h("a", { class: "main", href: "/" }, words.look));
    } catch {
      told.textContent = words.failed;
      send.disabled = false;
    }
  }
}

async function fromThePhone(text: string): Promise<void> {
  // The first answer gives this browser its phone, if it has none yet.
  await fetch("/sandbox/phone");
  const answer = await fetch("/sandbox/phone/messages", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ client_id: newId(), payload: { type: "text", text: { body: text } } }),
  });
  if (!answer.ok) throw new Error(`the phone answered ${answer.status}`);
}
