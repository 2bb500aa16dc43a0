/** The page put together. State is a thread and a few flags; every event changes it and shows it again. */

import "@fontsource-variable/inter/wght.css";
import "./tokens.css";
import "./styles/ground.css";
import "./styles/page.css";
import "./styles/phone.css";
import "./styles/bubbles.css";
import "./styles/sheets.css";
import "./styles/panel.css";
import { fill, h } from "./dom/h";
import { toasts } from "./dom/toast";
import { api } from "./live/api";
import { newId } from "./live/ids";
import { yieldToKeyboard } from "./live/keyboard";
import { listen } from "./live/stream";
import { about, footer, wordmark } from "./panel/about";
import { orders } from "./panel/orders";
import { tabs } from "./panel/tabs";
import { tries } from "./panel/tries";
import { waterfall } from "./panel/waterfall";
import { gist } from "./phone/bubble";
import { drawChannels } from "./phone/channels";
import { phoneScreen } from "./phone/screen";
import { written } from "./view/answer";
import { accepted, arrived, moved, opened, sending, unsent, type Thread } from "./view/thread";
import { view } from "./view/view";
import type { Order, Payload, PhoneEvent, Step } from "./wire/types";

/** The typing line goes by itself after this, as WhatsApp's does. */
const TYPING_MS = 25_000;
const ORDER_STAGES = new Set(["paid", "packed", "shipped", "scan", "delivered"]);

let thread: Thread = [];
let isTyping = false;
let isLinked = false;
let typingTimer = 0;
let ordersTimer = 0;

const notices = toasts();
const story = waterfall(quoteOf, () => views.stir("story"));
const shopOrders = orders(doOrder);
const ideas = tries((text) => say(written(text)), () => void restart());
const isSmall = matchMedia("(max-width: 859px)");
const phone = phoneScreen({
  say,
  retry,
  restart: () => void restart(),
  tell: notices.tell,
  ideas: { element: ideas.element, isTucked: () => isSmall.matches, putBack: placeIdeas },
});
const side = h("div", { class: "side" });
const channelRow = h("nav", { class: "channels", "aria-label": "Messengers" });
const views = tabs();

function lay(): void {
  phone.element.append(notices.element);
  const strip = h("div", { class: "strip" }, wordmark(), channelRow);
  side.append(shopOrders.element);
  const panel = h("main", { class: "panel" }, about(), h("div", { class: "panel-body" }, story.element, side), footer());
  const skip = h("a", { class: "skip", href: "#composer" }, "Skip to the message box");
  const stand = h("div", { class: "stand" }, strip, h("div", { class: "device" }, phone.element));
  const page = h("div", { class: "page" }, stand, panel, views.element);
  document.body.append(skip, page);
  yieldToKeyboard(page);
  isSmall.addEventListener("change", placeIdeas);
  placeIdeas();
}

function placeIdeas(): void {
  if (isSmall.matches) phone.above.append(ideas.element);
  else side.prepend(ideas.element);
}

function show(): void {
  phone.show(thread, isTyping, isLinked);
  document.body.classList.toggle("has-spoken", thread.some((entry) => entry.from === "me"));
}

function change(next: Thread): void {
  thread = next;
  show();
}

function say(payload: Payload): void {
  void deliver(newId(), payload);
}

function retry(key: string): void {
  const entry = thread.find((one) => one.key === key);
  if (entry?.client_id) void deliver(entry.client_id, entry.payload);
}

async function deliver(clientId: string, payload: Payload): Promise<void> {
  views.open("chat");
  change(sending(thread, clientId, payload, new Date().toISOString()));
  try {
    const { id } = await api.send(payload, clientId);
    change(accepted(thread, clientId, id));
    story.rename();
  } catch {
    change(unsent(thread, clientId));
  }
}

function quoteOf(id: string): string {
  const entry = thread.find((one) => one.id === id);
  return entry ? gist(view(entry)) : "";
}

async function restart(): Promise<void> {
  try {
    await api.reset(ideas.language());
    await load();
    views.open("chat");
  } catch {
    notices.tell("The server did not answer, so you are still the same shopper. Try again in a moment.");
  }
}

/** Everything from the server anew: at the start, after a reset, and after the line was lost. */
async function load(): Promise<void> {
  const [state, trace, list] = await Promise.all([api.phone(), api.trace(), api.orders()]);
  const known = new Set(state.messages.map((message) => message.id));
  const goesOn = thread.length > 0 && thread.every((entry) => entry.local || known.has(entry.id));
  isTyping = false;
  if (goesOn) {
    change(state.messages.reduce(arrived, thread));
  } else {
    fill(channelRow, drawChannels(state.channels, notices.tell));
    phone.begin(state);
    ideas.offer(state.suggestions);
    change(opened(state.messages));
  }
  story.reset(trace.steps);
  shopOrders.show(list.orders);
}

function heard(event: PhoneEvent): void {
  switch (event.kind) {
    case "message":
      if (event.message.from === "business") isTyping = false;
      change(arrived(thread, event.message));
      if (event.message.from === "business") views.stir("chat");
      story.rename();
      return;
    case "status":
      return change(moved(thread, event.id, event.status));
    case "typing":
      clearTimeout(typingTimer);
      isTyping = true;
      typingTimer = window.setTimeout(() => {
        isTyping = false;
        show();
      }, TYPING_MS);
      return show();
    case "reset":
      thread = [];
      void load().catch(() => notices.tell("The server did not answer. This page tries again by itself."));
  }
}

function told(step: Step): void {
  story.add(step);
  if (!ORDER_STAGES.has(step.stage)) return;
  clearTimeout(ordersTimer);
  ordersTimer = window.setTimeout(() => void refreshOrders(), 150);
}

async function refreshOrders(): Promise<void> {
  const before = shopOrders.count();
  const { orders: list } = await api.orders();
  shopOrders.show(list);
  if (list.length > before) views.stir("orders");
}

async function doOrder(order: Order, deed: string): Promise<void> {
  try {
    await api.order(order.id, deed);
  } catch {
    notices.tell(`Order ${order.number} was not changed: the server did not answer. Try again.`);
  }
  await refreshOrders().catch(() => undefined);
}

function linked(open: boolean, again: boolean): void {
  isLinked = open;
  show();
  if (again) void load().catch(() => undefined);
}

async function start(): Promise<void> {
  lay();
  for (let waitMs = 500; ; waitMs = Math.min(waitMs * 2, 8000)) {
    try {
      await load();
      break;
    } catch {
      notices.tell("The server does not answer yet. This page keeps trying.");
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
  listen<PhoneEvent>("/sandbox/phone/events", { heard, linked });
  listen<Step>("/demo/trace/events", { heard: told, linked: () => undefined });
}

void start();
