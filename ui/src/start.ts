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
import { listen, type Stream } from "./live/stream";
import { about, footer, wordmark } from "./panel/about";
import { desk } from "./panel/desk";
import { orders } from "./panel/orders";
import { tabs } from "./panel/tabs";
import { tries } from "./panel/tries";
import { waterfall } from "./panel/waterfall";
import { gist } from "./phone/bubble";
import { drawChannels } from "./phone/channels";
import { phoneScreen } from "./phone/screen";
import { written } from "./view/answer";
import { accepted, arrived, goesOn, moved, opened, sending, unsent, type Thread } from "./view/thread";
import { view } from "./view/view";
import type { Order, Payload, PhoneEvent, Step } from "./wire/types";

/** The typing line goes by itself after this, as WhatsApp's does. */
const TYPING_MS = 25_000;
const ORDER_STAGES = new Set(["paid", "packed", "shipped", "scan", "delivered"]);

let thread: Thread = [];
let isTyping = false;
let isLinked = false;
/** Whose phone this is, as the server last said; empty until it has, and when somebody new is wanted. */
let wearer = "";
let loads = 0;
let streams: Stream[] = [];
let typingTimer = 0;
let ordersTimer = 0;
let reloadTimer = 0;
/** Kept once the server has said whose phone this is: words before that would be somebody else's. */
let begin: () => void = () => undefined;
const begun = new Promise<void>((resolve) => (begin = resolve));
let isBegun = false;

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
  const body = h("div", { class: "panel-body" }, story.element, side);
  const { seat, place } = desk(body);
  const panel = h("main", { class: "panel" }, about(seat), body, place, footer());
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
    await begun;
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
    wearer = "";
    await load();
    views.open("chat");
  } catch {
    notices.tell("The server did not answer, so you are still the same shopper. Try again in a moment.");
  }
}

/** Ask the server for everything: at the start, and whenever something may have been missed. What is shown and still
    true stays as it is; a new shopper gets an empty page. */
async function load(): Promise<void> {
  loads += 1;
  const mine = loads;
  const shown = thread;
  // The first answer may bring the cookie that the others need.
  const state = await api.phone();
  const [trace, list] = await Promise.all([api.trace(), api.orders()]);
  if (mine !== loads) return;
  if (state.me.wa_id === wearer && goesOn(shown, state.messages)) {
    change(state.messages.reduce(arrived, thread));
    for (const step of trace.steps) story.add(step);
  } else {
    isTyping = false;
    fill(channelRow, drawChannels(state.channels, notices.tell));
    phone.begin(state);
    ideas.offer(state.suggestions);
    change([...opened(state.messages), ...(isBegun ? [] : thread)]);
    story.reset(trace.steps);
  }
  shopOrders.show(list.orders);
  if (state.me.wa_id !== wearer) hearAnew();
  wearer = state.me.wa_id;
  isBegun = true;
  begin();
}

/** The streams belong to one shopper: a new one needs new ones. */
function hearAnew(): void {
  for (const stream of streams) stream.close();
  streams = [
    listen<PhoneEvent>("/sandbox/phone/events", { heard, linked }),
    listen<Step>("/demo/trace/events", { heard: told, linked: (open) => open && reload() }),
  ];
}

/** Soon, and once for all who ask. */
function reload(): void {
  clearTimeout(reloadTimer);
  reloadTimer = window.setTimeout(() => void load().catch(() => undefined), 60);
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
      wearer = "";
      return reload();
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

function linked(open: boolean): void {
  isLinked = open;
  show();
  if (open) reload();
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
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && reload());
}

void start();
