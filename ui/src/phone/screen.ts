/** The phone put together: status line, header, conversation, composer, and what opens over them. */

import { fill, h } from "../dom/h";
import type { Bubble } from "../view/bubble";
import { located, photographed, picked } from "../view/answer";
import { inside, isFollowable } from "../view/address";
import type { Thread } from "../view/thread";
import type { Payload, PhoneState } from "../wire/types";
import { browserFor, isDone } from "./browser";
import { composer } from "./composer";
import { Conversation } from "./conversation";
import type { Deeds, ListTap, ProductsTap } from "./deeds";
import { avatar, header, statusBar } from "./header";
import { overlayOn } from "./overlay";
import places from "./places.json";
import { productsSheet } from "./products";
import { SAMPLE_PHOTO } from "./sample";
import { listSheet, menuRow, placesSheet, sheet, shopSheet } from "./sheets";

export interface Given {
  say(payload: Payload): void;
  retry(key: string): void;
  restart(): void;
  ideas: Ideas;
  tell(words: string): void;
}

/** The things to try. A small screen has no room to keep them in sight, so a sheet borrows them. */
export interface Ideas {
  element: HTMLElement;
  isTucked(): boolean;
  putBack(): void;
}

export interface Screen {
  element: HTMLElement;
  /** A place above the composer, for the things to try on a small screen. */
  above: HTMLElement;
  begin(state: PhoneState): void;
  show(thread: Thread, isTyping: boolean, isLinked: boolean): void;
}

export function phoneScreen(given: Given): Screen {
  let state: PhoneState | null = null;
  const element = h("section", { class: "screen", "aria-label": "Phone" });
  const over = overlayOn(element, () => [...element.children].filter((child) => !child.matches(".overlay, .toasts")));

  const deeds: Deeds = { say: given.say, retry: given.retry, tell: given.tell, follow, openList, openProducts, sendPlace };
  const conversation = new Conversation(deeds);
  const top = header(openShop);
  const bottom = composer(deeds, openMenu);
  const above = h("div", { class: "above-composer" });
  fill(element, statusBar(), top.element, conversation.element, above, bottom.element);

  /** Open a sheet whose inside is built with the way to close it. */
  function raise(label: string, build: (close: () => void) => HTMLElement, after?: () => void): void {
    let close = () => {};
    close = over.open(build(() => close()), label, "sheet", after);
  }

  function openList(tap: ListTap, messageId: string): void {
    raise(tap.heading, (close) => {
      const pick = (row: ListTap["sections"][number]["rows"][number]) => {
        setTimeout(close, 140);
        given.say(picked(row, messageId));
      };
      return listSheet(tap.heading, tap.sections, pick, close);
    });
  }

  function openProducts(tap: ProductsTap): void {
    raise(tap.heading, (close) => {
      const send = (payload: Payload) => {
        close();
        given.say(payload);
      };
      return productsSheet(tap.heading, tap.items, tap.catalog, state?.catalog, send, close);
    });
  }

  function sendPlace(messageId?: string): void {
    raise("Send a location", (close) => {
      const pick = (place: NonNullable<Bubble["place"]>) => {
        close();
        given.say(located(place, messageId));
      };
      return placesSheet(places, pick, close);
    });
  }

  function openMenu(): void {
    raise("Send something else", (close) => {
      const photo = () => {
        close();
        given.say(photographed({ ...SAMPLE_PHOTO, url: new URL(SAMPLE_PHOTO.url, location.href).href }));
      };
      const rows = [
        menuRow("pin", "Location", "One of three made-up places", () => sendPlace()),
        menuRow("photo", "Photo", "A picture of a blue dress", photo),
        state?.catalog && menuRow("store", "Order from the catalogue", "Several things in one message", openCatalog),
        given.ideas.isTucked() && menuRow("bulb", "Something to try", "Three things to say, in four languages", openIdeas),
      ];
      return sheet("Send something else", close, ...rows);
    });
  }

  function openCatalog(): void {
    const items = (state?.catalog?.products ?? []).map((product) => ({
      id: product.product_retailer_id,
      title: product.title,
      detail: "",
      price: product.price,
      image: product.image ?? "",
    }));
    openProducts({ kind: "products", title: "Catalogue", heading: "Catalogue", items, catalog: state?.catalog?.id ?? "" });
  }

  function openIdeas(): void {
    const { element, putBack } = given.ideas;
    const build = (close: () => void) => {
      const inside = sheet("Something to try", close, element);
      inside.addEventListener("click", (event) => (event.target as Element).closest(".try, .quiet") && close());
      return inside;
    };
    raise("Something to try", build, putBack);
  }

  function openShop(): void {
    const business = state?.business;
    if (!business) return;
    raise("About this shop", (close) => {
      const restart = () => {
        close();
        given.restart();
      };
      return shopSheet(business, avatar(business), restart, close);
    });
  }

  function follow(url: string): void {
    const own = isFollowable(url) ? inside(url, location.href) : null;
    if (!own) {
      if (isFollowable(url)) window.open(url, "_blank", "noopener");
      else given.tell("This link cannot be opened.");
      return;
    }
    let close = () => {};
    const onDone = (event: MessageEvent) => isDone(event) && close();
    window.addEventListener("message", onDone);
    const forget = () => window.removeEventListener("message", onDone);
    close = over.open(browserFor(own, () => close()), "Web page", "browser", forget);
  }

  return {
    element,
    above,
    begin(next) {
      state = next;
      top.name(next.business);
      conversation.begin(next.business, next.catalog);
    },
    show(thread, isTyping, isLinked) {
      top.doing(!isLinked ? "connecting" : isTyping ? "typing" : "online");
      conversation.show(thread, isTyping);
    },
  };
}
