/** What just happened: one story per message of the shopper, newest first, each step opening its record. */

import { h } from "../dom/h";
import { icon } from "../dom/icons";
import { slots } from "../view/chips";
import { bar, pace, stories, type Story } from "../view/story";
import { clock, offset } from "../view/when";
import type { Step } from "../wire/types";
import { drawRecord } from "./record";
import { look } from "./words";

/** Steps appear one after another, so that the eye can follow; the figures beside them are the real ones. */
const STAGGER_MS = 110;
/** More steps than this in waiting and they come faster: the list must not fall behind what happens. */
const AT_LEISURE = 6;
const WAY = ["kept", "understood", "decided", "promised", "sent", "delivered"];

export interface Waterfall {
  element: HTMLElement;
  /** Everything known again, without ceremony. */
  reset(steps: readonly Step[]): void;
  add(step: Step): void;
  /** The words of a message are known later than its steps, or the other way round. */
  rename(): void;
}

/** `quoteOf` gives the shopper's words by message id; `told` is called for each step shown after the start. */
export function waterfall(quoteOf: (id: string) => string, told: () => void): Waterfall {
  const empty = drawWay();
  const list = h("div", { class: "stories" });
  const element = h("section", { class: "panel-card waterfall", "aria-label": "What just happened" });
  element.append(h("h2", {}, "What just happened"), empty, list);

  const isStill = matchMedia("(prefers-reduced-motion: reduce)");
  let shown: Step[] = [];
  let waiting: Step[] = [];
  let timer = 0;
  let drawn = new Map<string, DrawnStory>();

  function draw(): void {
    empty.hidden = shown.length > 0;
    const all = stories(shown);
    // The last message stays open beside what followed without one (packing, a carrier's scans).
    const lastSaid = all.findLastIndex((story) => story.message !== "");
    all.forEach((story, index) => {
      let known = drawn.get(story.message);
      if (!known) {
        known = drawStory(story.message);
        drawn.set(story.message, known);
        list.prepend(known.element);
      }
      known.update(story, quoteOf(story.message), index >= lastSaid);
    });
  }

  function next(): void {
    timer = 0;
    const step = waiting.shift();
    if (!step) return;
    shown.push(step);
    draw();
    told();
    if (waiting.length) timer = window.setTimeout(next, STAGGER_MS * Math.min(1, AT_LEISURE / waiting.length));
  }

  return {
    element,
    reset(steps) {
      clearTimeout(timer);
      timer = 0;
      waiting = [];
      shown = [...steps];
      drawn = new Map();
      list.replaceChildren();
      draw();
    },
    add(step) {
      if ([...shown, ...waiting].some((known) => known.id === step.id)) return;
      waiting.push(step);
      if (isStill.matches) while (waiting.length) next();
      else if (!timer) timer = window.setTimeout(next, shown.at(-1)?.message === step.message ? STAGGER_MS : 0);
    },
    rename: draw,
  };
}

/** Before the first message: what will be seen here, and what each step promises. */
function drawWay(): HTMLElement {
  const stops = WAY.map((stage) => {
    const { name, icon: sign, meaning } = look(stage);
    const words = h("span", { class: "step-words" }, h("strong", {}, name), h("span", { class: "step-title" }, meaning));
    return h("li", { class: `step step-${stage}` }, h("div", { class: "step-line" }, h("span", { class: "step-icon" }, icon(sign)), words));
  });
  const invitation = "Say something to the shop. Each step your message takes shows up here, with its time and the record behind it:";
  return h("div", { class: "empty" }, h("p", {}, invitation), h("ol", { class: "steps way" }, ...stops));
}

interface DrawnStory {
  element: HTMLElement;
  update(story: Story, quote: string, isOpen: boolean): void;
}

function drawStory(message: string): DrawnStory {
  const quote = h("span", { class: "story-quote", dir: "auto" });
  const summary = h("span", { class: "story-summary figures" });
  const steps = h("ol", { class: "steps" });
  const element = h("details", { class: "story", "data-message": message });
  element.append(h("summary", {}, h("span", { class: "story-head" }, quote, summary), icon("down", "story-fold")), steps);
  const rows = new Map<string, HTMLElement>();
  let wasTouched = false;
  element.querySelector("summary")?.addEventListener("click", () => {
    wasTouched = true;
  });

  function update(story: Story, words: string, isOpen: boolean): void {
    quote.textContent = words ? `“${words}”` : message ? "A message" : "Afterwards";
    const [first] = story.steps;
    const span = story.spanMs > 0 ? ` in ${offset(story.spanMs)}` : "";
    summary.textContent = `${first ? clock(first.at) : ""} · ${story.steps.length} ${story.steps.length === 1 ? "step" : "steps"}${span}`;
    if (!wasTouched) element.open = isOpen;
    story.steps.forEach((step, index) => {
      let row = rows.get(step.id);
      if (!row) {
        row = drawStep(step);
        rows.set(step.id, row);
        steps.insertBefore(row, steps.children[index] ?? null);
      }
      placeBar(row, story, index);
    });
  }
  return { element, update };
}

function placeBar(row: HTMLElement, story: Story, index: number): void {
  const placed = bar(story, index);
  const track = row.querySelector<HTMLElement>(".track");
  if (!track) return;
  track.classList.toggle("track-none", !placed);
  track.style.setProperty("--from", String(placed?.from ?? 0));
  track.style.setProperty("--to", String(placed?.to ?? 0));
}

function drawStep(step: Step): HTMLElement {
  const { name, icon: sign, meaning } = look(step.stage);
  const chips = slots(step.chips ?? []).map(({ label, values }) => {
    const shown = values.map((value) => h("span", {}, h("bdi", {}, value)));
    return h("span", { class: "chip" }, label && h("span", { class: "chip-label" }, label), ...shown);
  });
  const ms = pace(step);
  const when = ms === null ? clock(step.at) : `+${offset(ms)}`;
  const recordId = `record-${step.id.replace(/[^\w-]/g, "-")}`;
  const line = h(
    "button",
    { class: "step-line", type: "button", title: meaning, "aria-expanded": "false", "aria-controls": recordId },
    h("span", { class: "step-icon" }, icon(sign)),
    h("span", { class: "step-words" }, h("strong", {}, name), h("span", { class: "step-title" }, step.title)),
    h("span", { class: "track", "aria-hidden": "true" }, h("i")),
    h("span", { class: "step-when figures" }, when),
  );
  const row = h("li", { class: `step step-${step.stage}` }, line, chips.length > 0 && h("div", { class: "chips" }, ...chips));
  if (step.record === undefined) line.disabled = true;
  line.addEventListener("click", () => toggleRecord(row, line, step.record, recordId));
  return row;
}

function toggleRecord(row: HTMLElement, line: HTMLElement, record: unknown, id: string): void {
  const open = row.querySelector(".record");
  line.setAttribute("aria-expanded", String(!open));
  if (open) open.remove();
  else row.append(drawRecord(record, id));
}
