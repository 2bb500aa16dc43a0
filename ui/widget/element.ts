/** <chaffer-chat>: the attributes, calls and events a page has; the rest is the conversation and its panel. */

import { h } from "../src/dom/h";
import { Conversation } from "./conversation";
import type { LinkOffer, Message, Page, Session } from "./live/frames";
import { Memory } from "./live/memory";
import { browserWorld, shelfOf } from "./live/world";
import { choices, type Tapping } from "./view/choices";
import { composer } from "./view/composer";
import { yieldToKeyboard } from "./view/keyboard";
import { dress } from "./view/look";
import { messageLog } from "./view/log";
import { onward } from "./view/onward";
import { panel } from "./view/panel";
import { gist } from "./view/parts";
import { words as paragraph } from "./view/pieces";
import type { RowDeeds } from "./view/row";
import { wordsIn, type Words } from "./words/words";

const ATTRIBUTES = ["site", "server", "language", "identity", "sku", "product", "title", "mode", "theme", "heading", "avatar"];
const NARROW = "(max-width: 480px)";

export function chatElement(home: string): CustomElementConstructor {
  return class ChafferChat extends HTMLElement {
    static readonly observedAttributes = ATTRIBUTES;

    readonly #root = this.attachShadow({ mode: "open" });
    readonly #dark = matchMedia("(prefers-color-scheme: dark)");
    readonly #world = browserWorld();
    #conversation: Conversation | null = null;
    #facts: Session | null = null;
    #isOpen = false;
    #words: Words = wordsIn("en");
    #spoken = "en";
    #page: Page = {};
    #painting = 0;
    #offerTimer = 0;
    /** Ended when the element leaves the page. */
    #gone = new AbortController();

    readonly #log = messageLog(() => this.#deeds(), () => void this.#conversation?.fetchEarlier(), Date.now);
    readonly #field = composer(
      (text) => this.say(text),
      (files) => this.sendFiles(files),
      () => this.#conversation?.writes(),
      { get: () => this.#tab.get("draft"), set: (text) => this.#tab.set("draft", text) },
    );
    readonly #panel = panel(this.#log, this.#field, {
      open: () => this.open(),
      close: () => this.close(),
      link: () => this.#conversation?.askLink(),
      dropAbout: () => this.#conversation?.dropAbout(),
      files: (files) => this.sendFiles(files),
    });

    constructor() {
      super();
      dress(this.#root);
      this.#root.append(this.#panel.element);
    }

    connectedCallback(): void {
      this.#gone = new AbortController();
      const { signal } = this.#gone;
      document.addEventListener("visibilitychange", this.#looked, { signal });
      for (const name of ["online", "focus"]) window.addEventListener(name, this.#looked, { signal });
      window.addEventListener("storage", this.#stored, { signal });
      this.#dark.addEventListener("change", this.#paint, { signal });
      yieldToKeyboard(this.#panel.element, signal);
      this.#begin();
    }

    disconnectedCallback(): void {
      this.#gone.abort();
      this.#conversation?.stop();
      this.#conversation = null;
    }

    attributeChangedCallback(name: string, before: string | null, now: string | null): void {
      if (before === now || !this.#conversation) return;
      if (name === "site" || name === "server") this.#begin();
      else if (name === "identity") this.identify(now);
      else if (name === "sku" || name === "product" || name === "title") this.#pageFromAttributes();
      else this.#paint();
    }

    /** Show the panel and put the cursor into the field. */
    open(): void {
      if (!this.#isInline && !this.#isOpen) {
        this.#isOpen = true;
        this.#tab.set("open", "1");
        this.#dispatch("chaffer:open", {});
      }
      this.#conversation?.start();
      this.#paintNow();
      this.#log.toEnd();
      this.#focusIn();
    }

    close(): void {
      if (this.#isInline || !this.#isOpen) return;
      this.#isOpen = false;
      this.#tab.set("open", "");
      this.#paintNow();
      this.#panel.focusLauncher();
      this.#dispatch("chaffer:close", {});
    }

    /** Say it as the shopper. */
    say(text: string): void {
      this.#conversation?.say(text);
      this.#log.toEnd();
    }

    /** Send these as the shopper: pictures, PDFs and sounds. */
    sendFiles(files: Iterable<File>): void {
      this.#log.aside(null);
      this.#conversation?.sendFiles(files);
      this.#log.toEnd();
    }

    /** What the shopper has in front of them; the next question is about it. */
    setPage(page: Page): void {
      this.#page = { url: location.href, ...page };
      this.#conversation?.setPage(this.#page);
    }

    /** Who is logged in, as the shop's server signed it; null when they log out. */
    identify(jwt: string | null): void {
      if (jwt) this.#conversation?.identify(jwt);
      else this.#conversation?.leave();
    }

    /** "Tell me when it is back." */
    wantBack(sku: string): void {
      this.open();
      this.#conversation?.wantBack(sku);
    }

    get unread(): number {
      return this.#isShown ? 0 : (this.#conversation?.unread ?? 0);
    }

    /** Under fingers the cursor in the field would bring a keyboard over half of what was just said. */
    #focusIn(): void {
      if (matchMedia("(hover: hover)").matches) this.#field.focus();
      else this.#log.element.focus({ preventScroll: true });
    }

    get #isInline(): boolean {
      return this.getAttribute("mode") === "inline";
    }

    get #isShown(): boolean {
      return (this.#isOpen || this.#isInline) && document.visibilityState === "visible";
    }

    #begin(): void {
      this.#conversation?.stop();
      this.#conversation = null;
      const site = this.getAttribute("site");
      const server = (this.getAttribute("server") || home).replace(/\/+$/, "");
      if (!site || !server) return;
      this.#facts = null;
      this.#conversation = new Conversation(this.#world, { server, site }, {
        changed: this.#paint,
        arrived: (message) => this.#arrived(message),
        session: (session) => this.#met(session),
        begun: () => this.#log.clear(),
        link: (offer) => this.#offerLink(offer),
        unfit: () => this.#log.aside(h("div", { class: "onward" }, h("p", { role: "alert" }, this.#words("unfit")))),
        progress: (part) => this.#field.progress(part),
      });
      this.#speakLanguage("");
      this.#pageFromAttributes();
      const identity = this.getAttribute("identity");
      if (identity) this.#conversation.identify(identity);
      // On a small screen the panel would hide the page one has just gone to.
      this.#isOpen = this.#tab.get("open") === "1" && !matchMedia(NARROW).matches;
      if (this.#isInline || this.#isOpen || this.#conversation.hasPast) this.#conversation.start();
      this.#paintNow();
    }

    #pageFromAttributes(): void {
      const sku = this.getAttribute("sku") ?? "";
      // A title attribute would be shown as a tip over the whole chat: it is read, and taken away.
      const title = this.getAttribute("product") ?? this.getAttribute("title") ?? this.#page.title ?? "";
      this.setPage({ ...(sku ? { sku } : {}), ...(title ? { title } : {}) });
      this.removeAttribute("title");
    }

    #speakLanguage(offered: string): void {
      this.#spoken = this.getAttribute("language") || offered || document.documentElement.lang || navigator.language || "en";
      this.#words = wordsIn(this.#spoken);
      this.#conversation?.speak(this.getAttribute("language") || document.documentElement.lang || navigator.language);
      this.#panel.element.lang = this.#spoken;
    }

    #met(session: Session): void {
      this.#facts = session;
      this.#speakLanguage(session.language);
      const greeting = h("div", { class: "row theirs first" }, h("div", { class: "bubble" }, paragraph(session.greeting)));
      const list = session.categories.map(({ title, choice }) => ({ id: choice, label: title }));
      this.#log.greet([
        ...(session.greeting ? [greeting] : []),
        ...(list.length > 0 ? [choices({ text: session.greeting, choices: list }, this.#deeds())] : []),
      ]);
    }

    #arrived(message: Message): void {
      this.#dispatch("chaffer:message", { author: message.author, text: gist(message.parts), at: message.at });
    }

    #offerLink(offer: LinkOffer | null): void {
      this.#log.aside(onward(offer, this.#words));
      clearTimeout(this.#offerTimer);
      if (!offer) return;
      const left = Date.parse(offer.expiresAt) - Date.now();
      if (left > 0) this.#offerTimer = window.setTimeout(() => this.#log.aside(null), left);
      this.#dispatch("chaffer:link", offer);
    }

    #deeds(): RowDeeds {
      const tapping: Tapping = {
        words: this.#words,
        language: this.#spoken,
        tap: (choice, label) => {
          this.#conversation?.tap(choice, label);
          this.#log.toEnd();
          this.#focusIn();
        },
      };
      return { ...tapping, retry: (key) => this.#conversation?.retry(key) };
    }

    readonly #looked = (): void => {
      if (document.visibilityState === "visible") this.#conversation?.nudge();
      this.#paint();
    };

    readonly #stored = (event: StorageEvent): void => this.#conversation?.elsewhere(event.key);

    /** Once a frame at most. */
    readonly #paint = (): void => {
      // A page in the background gets no frames; its unread count goes on.
      if (document.hidden) this.#paintNow();
      else this.#painting ||= requestAnimationFrame(() => this.#paintNow());
    };

    #paintNow(): void {
      cancelAnimationFrame(this.#painting);
      this.#painting = 0;
      const chat = this.#conversation;
      if (!chat) return;
      const before = this.#shownUnread;
      if (this.#isShown) chat.look();
      const theme = this.getAttribute("theme");
      this.#panel.element.classList.toggle("dark", theme === "dark" || (theme !== "light" && this.#dark.matches));
      const name = this.getAttribute("heading") || this.#facts?.assistant || this.#facts?.shop || "";
      this.#log.element.setAttribute("aria-busy", String(!chat.isCaughtUp));
      this.#log.show(chat.thread, name, chat.isTyping, chat.readUpTo);
      this.#panel.show(
        {
          name,
          line: this.#underName(chat),
          avatar: this.getAttribute("avatar") ?? "",
          notice: this.#noticeOf(chat),
          isOpen: this.#isOpen,
          isInline: this.#isInline,
          unread: this.unread,
          canLink: this.#facts?.whatsapp === true,
          about: chat.about.title ?? "",
        },
        this.#words,
      );
      this.#shownUnread = this.unread;
      if (this.#shownUnread !== before) this.#dispatch("chaffer:unread", { count: this.#shownUnread });
    }

    #shownUnread = 0;

    #underName(chat: Conversation): string {
      if (chat.owner === "person") return this.#words("person");
      if (chat.owner === "team") return this.#words("team");
      const shop = this.#facts?.shop ?? "";
      return this.#facts?.automated === false ? shop : [shop, this.#words("bot")].filter(Boolean).join(" · ");
    }

    #noticeOf(chat: Conversation): string {
      if (chat.standing === "closed") return this.#words("closed");
      return chat.standing === "down" ? this.#words("offline") : "";
    }

    /** What is remembered as long as the tab. */
    get #tab(): Memory {
      return new Memory(shelfOf("sessionStorage"), this.getAttribute("site") ?? "");
    }

    #dispatch(name: string, detail: unknown): void {
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
    }
  };
}
