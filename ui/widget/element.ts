/** <chaffer-chat>: the attributes, calls and events a page has; the rest is the conversation and its panel. */

import { h } from "../src/dom/h";
import { Conversation } from "./conversation";
import type { LinkOffer, Message, Page, Session } from "./live/frames";
import { browserWorld } from "./live/world";
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

    private readonly root = this.attachShadow({ mode: "open" });
    private readonly dark = matchMedia("(prefers-color-scheme: dark)");
    private readonly world = browserWorld();
    private conversation: Conversation | null = null;
    private facts: Session | null = null;
    private isOpen = false;
    private words: Words = wordsIn("en");
    private spoken = "en";
    private page: Page = {};
    private painting = 0;
    private offerTimer = 0;
    private stopYielding: () => void = () => undefined;

    private readonly log = messageLog(() => this.deeds(), () => void this.conversation?.fetchEarlier(), Date.now);
    private readonly field = composer(
      (text) => this.say(text),
      () => this.conversation?.writes(),
      { get: () => this.temporary("draft"), set: (text) => this.keepTemporary("draft", text) },
    );
    private readonly panel = panel(this.log, this.field, {
      open: () => this.open(),
      close: () => this.close(),
      link: () => this.conversation?.askLink(),
      dropAbout: () => this.conversation?.dropAbout(),
    });

    constructor() {
      super();
      dress(this.root);
      this.root.append(this.panel.element);
    }

    connectedCallback(): void {
      document.addEventListener("visibilitychange", this.looked);
      window.addEventListener("online", this.looked);
      window.addEventListener("focus", this.looked);
      window.addEventListener("storage", this.stored);
      this.dark.addEventListener("change", this.paint);
      this.stopYielding = yieldToKeyboard(this.panel.element);
      this.begin();
    }

    disconnectedCallback(): void {
      document.removeEventListener("visibilitychange", this.looked);
      window.removeEventListener("online", this.looked);
      window.removeEventListener("focus", this.looked);
      window.removeEventListener("storage", this.stored);
      this.dark.removeEventListener("change", this.paint);
      this.stopYielding();
      this.conversation?.stop();
      this.conversation = null;
    }

    attributeChangedCallback(name: string, before: string | null, now: string | null): void {
      if (before === now || !this.conversation) return;
      if (name === "site" || name === "server") this.begin();
      else if (name === "identity") this.identify(now);
      else if (name === "sku" || name === "product" || name === "title") this.pageFromAttributes();
      else this.paint();
    }

    /** Show the panel and put the cursor into the field. */
    open(): void {
      if (!this.isInline && !this.isOpen) {
        this.isOpen = true;
        this.keepTemporary("open", "1");
        this.dispatch("chaffer:open", {});
      }
      this.conversation?.start();
      this.paintNow();
      this.log.toEnd();
      this.focusIn();
    }

    close(): void {
      if (this.isInline || !this.isOpen) return;
      this.isOpen = false;
      this.keepTemporary("open", "");
      this.paintNow();
      this.panel.focusLauncher();
      this.dispatch("chaffer:close", {});
    }

    /** Say it as the shopper. */
    say(text: string): void {
      this.conversation?.say(text);
      this.log.toEnd();
    }

    /** What the shopper has in front of them; the next question is about it. */
    setPage(page: Page): void {
      this.page = { url: location.href, ...page };
      this.conversation?.setPage(this.page);
    }

    /** Who is logged in, as the shop's server signed it; null when they log out. */
    identify(jwt: string | null): void {
      if (jwt) this.conversation?.identify(jwt);
      else this.conversation?.leave();
    }

    /** "Tell me when it is back." */
    wantBack(sku: string): void {
      this.open();
      this.conversation?.wantBack(sku);
    }

    get unread(): number {
      return this.isShown ? 0 : (this.conversation?.unread ?? 0);
    }

    /** Under fingers the cursor in the field would bring a keyboard over half of what was just said. */
    private focusIn(): void {
      if (matchMedia("(hover: hover)").matches) this.field.focus();
      else this.log.element.focus({ preventScroll: true });
    }

    private get isInline(): boolean {
      return this.getAttribute("mode") === "inline";
    }

    private get isShown(): boolean {
      return (this.isOpen || this.isInline) && document.visibilityState === "visible";
    }

    private begin(): void {
      this.conversation?.stop();
      this.conversation = null;
      const site = this.getAttribute("site");
      const server = (this.getAttribute("server") || home).replace(/\/+$/, "");
      if (!site || !server) return;
      this.facts = null;
      this.conversation = new Conversation(this.world, { server, site }, {
        changed: this.paint,
        arrived: (message) => this.arrived(message),
        session: (session) => this.met(session),
        begun: () => this.log.clear(),
        link: (offer) => this.offerLink(offer),
      });
      this.speakLanguage("");
      this.pageFromAttributes();
      const identity = this.getAttribute("identity");
      if (identity) this.conversation.identify(identity);
      // On a small screen the panel would hide the page one has just gone to.
      this.isOpen = this.temporary("open") === "1" && !matchMedia(NARROW).matches;
      if (this.isInline || this.isOpen || this.conversation.hasPast) this.conversation.start();
      this.paintNow();
    }

    private pageFromAttributes(): void {
      const sku = this.getAttribute("sku") ?? "";
      // A title attribute would be shown as a tip over the whole chat: it is read, and taken away.
      const title = this.getAttribute("product") ?? this.getAttribute("title") ?? this.page.title ?? "";
      this.setPage({ ...(sku ? { sku } : {}), ...(title ? { title } : {}) });
      this.removeAttribute("title");
    }

    private speakLanguage(offered: string): void {
      this.spoken = this.getAttribute("language") || offered || document.documentElement.lang || navigator.language || "en";
      this.words = wordsIn(this.spoken);
      this.conversation?.speak(this.getAttribute("language") || document.documentElement.lang || navigator.language);
      this.panel.element.lang = this.spoken;
    }

    private met(session: Session): void {
      this.facts = session;
      this.speakLanguage(session.language);
      const greeting = h("div", { class: "row theirs first" }, h("div", { class: "bubble" }, paragraph(session.greeting)));
      const list = session.categories.map(({ title, choice }) => ({ id: choice, label: title }));
      this.log.greet([
        ...(session.greeting ? [greeting] : []),
        ...(list.length > 0 ? [choices({ text: session.greeting, choices: list }, this.deeds())] : []),
      ]);
    }

    private arrived(message: Message): void {
      this.dispatch("chaffer:message", { author: message.author, text: gist(message.parts), at: message.at });
    }

    private offerLink(offer: LinkOffer | null): void {
      this.log.aside(onward(offer, this.words));
      clearTimeout(this.offerTimer);
      if (!offer) return;
      const left = Date.parse(offer.expiresAt) - Date.now();
      if (left > 0) this.offerTimer = window.setTimeout(() => this.log.aside(null), left);
      this.dispatch("chaffer:link", offer);
    }

    private deeds(): RowDeeds {
      const tapping: Tapping = {
        words: this.words,
        language: this.spoken,
        tap: (choice, label) => {
          this.conversation?.tap(choice, label);
          this.log.toEnd();
          this.focusIn();
        },
      };
      return { ...tapping, retry: (key) => this.conversation?.retry(key) };
    }

    private readonly looked = (): void => {
      if (document.visibilityState === "visible") this.conversation?.nudge();
      this.paint();
    };

    private readonly stored = (event: StorageEvent): void => this.conversation?.elsewhere(event.key);

    /** Once a frame at most. */
    private readonly paint = (): void => {
      // A page in the background gets no frames; its unread count goes on.
      if (document.hidden) this.paintNow();
      else this.painting ||= requestAnimationFrame(() => this.paintNow());
    };

    private paintNow(): void {
      cancelAnimationFrame(this.painting);
      this.painting = 0;
      const chat = this.conversation;
      if (!chat) return;
      const before = this.shownUnread;
      if (this.isShown) chat.look();
      const theme = this.getAttribute("theme");
      this.panel.element.classList.toggle("dark", theme === "dark" || (theme !== "light" && this.dark.matches));
      const name = this.getAttribute("heading") || this.facts?.assistant || this.facts?.shop || "";
      this.log.element.setAttribute("aria-busy", String(!chat.isCaughtUp));
      this.log.show(chat.thread, name, chat.isTyping);
      this.panel.show(
        {
          name,
          line: this.underName(chat),
          avatar: this.getAttribute("avatar") ?? "",
          notice: this.noticeOf(chat),
          isOpen: this.isOpen,
          isInline: this.isInline,
          unread: this.unread,
          canLink: this.facts?.whatsapp === true,
          about: chat.about.title ?? "",
        },
        this.words,
      );
      this.shownUnread = this.unread;
      if (this.shownUnread !== before) this.dispatch("chaffer:unread", { count: this.shownUnread });
    }

    private shownUnread = 0;

    private underName(chat: Conversation): string {
      if (chat.owner === "person") return this.words("person");
      if (chat.owner === "team") return this.words("team");
      const shop = this.facts?.shop ?? "";
      return this.facts?.automated === false ? shop : [shop, this.words("bot")].filter(Boolean).join(" · ");
    }

    private noticeOf(chat: Conversation): string {
      if (chat.standing === "closed") return this.words("closed");
      return chat.standing === "down" ? this.words("offline") : "";
    }

    private temporary(name: string): string {
      try {
        return sessionStorage.getItem(`chaffer.${this.getAttribute("site")}.${name}`) ?? "";
      } catch {
        return "";
      }
    }

    private keepTemporary(name: string, value: string): void {
      try {
        if (value) sessionStorage.setItem(`chaffer.${this.getAttribute("site")}.${name}`, value);
        else sessionStorage.removeItem(`chaffer.${this.getAttribute("site")}.${name}`);
      } catch {
        // Storage is forbidden: it is forgotten with the page.
      }
    }

    private dispatch(name: string, detail: unknown): void {
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
    }
  };
}
