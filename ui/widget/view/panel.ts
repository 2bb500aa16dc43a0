/** The launcher and the panel: header, log, what a question is about, field. Knows nothing of the line. */

import { h } from "../../src/dom/h";
import { safeUrl } from "./prose";
import type { Words } from "../words/words";
import type { Composer } from "./composer";
import { icon } from "./icons";
import type { Log } from "./log";
import { trap } from "./trap";

export interface PanelDeeds {
  open(): void;
  close(): void;
  link(): void;
  dropAbout(): void;
  files(files: FileList): void;
}

export interface Showing {
  name: string;
  line: string;
  avatar: string;
  notice: string;
  isOpen: boolean;
  isInline: boolean;
  unread: number;
  canLink: boolean;
  about: string;
}

export interface Panel {
  element: HTMLElement;
  show(showing: Showing, words: Words): void;
  focusLauncher(): void;
}

export function panel(log: Log, field: Composer, deeds: PanelDeeds): Panel {
  const badge = h("span", { class: "badge figures", hidden: true, "aria-hidden": "true" });
  const launcher = h("button", { type: "button", class: "launcher", "aria-haspopup": "dialog", onclick: deeds.open });
  launcher.append(icon("message"), badge);

  const face = h("img", { class: "face", alt: "", hidden: true });
  const name = h("strong", { dir: "auto" });
  const under = h("span", { class: "soft small", dir: "auto" });
  const link = h("button", { type: "button", class: "tool", onclick: deeds.link }, icon("whatsapp"));
  const close = h("button", { type: "button", class: "tool", onclick: deeds.close }, icon("close"));
  const head = h("header", { class: "head" }, face, h("h2", {}, name, under), link, close);

  const notice = h("p", { class: "notice", role: "status", hidden: true });
  const jump = h("button", { type: "button", class: "jump", hidden: true, onclick: log.toEnd }, icon("down"));
  const middle = h("div", { class: "middle" }, log.element, jump);
  const chipWords = h("span", { dir: "auto" });
  const drop = h("button", { type: "button", onclick: deeds.dropAbout }, icon("close"));
  const chip = h("div", { class: "chip", hidden: true }, icon("tag"), chipWords, drop);
  field.above.append(chip);

  const element = h("section", { class: "panel" }, head, notice, middle, field.element);
  const root = h("div", { class: "chaffer" }, launcher, element);
  let isInline = false;
  for (const name of ["dragenter", "dragover", "dragleave", "drop"] as const) {
    element.addEventListener(name, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      element.classList.toggle("drop", name === "dragenter" || name === "dragover");
      if (name === "drop") deeds.files(event.dataTransfer.files);
    });
  }
  trap(element, () => !isInline && deeds.close());
  log.element.addEventListener(
    "scroll",
    () => {
      const { scrollHeight, scrollTop, clientHeight } = log.element;
      jump.hidden = scrollHeight - scrollTop - clientHeight < 200;
    },
    { passive: true },
  );

  function show(now: Showing, w: Words): void {
    isInline = now.isInline;
    root.classList.toggle("inline", isInline);
    root.classList.toggle("open", now.isOpen);
    launcher.hidden = isInline || now.isOpen;
    launcher.setAttribute("aria-label", now.unread > 0 ? w("openUnread", { count: now.unread }) : w("open"));
    launcher.setAttribute("aria-expanded", String(now.isOpen));
    badge.hidden = now.unread === 0;
    badge.textContent = now.unread > 9 ? "9+" : String(now.unread);
    element.hidden = !now.isOpen && !isInline;
    element.setAttribute("role", isInline ? "region" : "dialog");
    if (isInline) element.removeAttribute("aria-modal");
    else element.setAttribute("aria-modal", "true");
    element.setAttribute("aria-label", now.name || w("title"));
    close.hidden = isInline;
    close.setAttribute("aria-label", w("close"));
    close.title = w("close");
    link.hidden = !now.canLink;
    link.setAttribute("aria-label", w("whatsapp"));
    link.title = w("whatsapp");
    name.textContent = now.name || w("title");
    under.textContent = now.line;
    const avatar = safeUrl(now.avatar);
    face.hidden = !avatar;
    if (avatar && face.getAttribute("src") !== avatar) face.setAttribute("src", avatar);
    notice.hidden = now.notice === "";
    if (notice.textContent !== now.notice) notice.textContent = now.notice;
    jump.setAttribute("aria-label", w("newMessages"));
    chip.hidden = now.about === "";
    chipWords.textContent = `${w("about")} ${now.about}`;
    drop.setAttribute("aria-label", w("drop"));
    field.speak(w);
  }

  return { element: root, show, focusLauncher: () => launcher.focus() };
}
