/** From the fields of the form to what the platform wants, and back. Pure. */

import type { Component, Template } from "./told";

export interface Draft {
  name: string;
  language: string;
  category: string;
  header: string;
  body: string;
  footer: string;
  /** By name or number of the body's variables. */
  examples: Record<string, string>;
  link: { label: string; url: string; example: string };
  replies: string[];
}

export const BLANK: Draft = {
  name: "", language: "en", category: "UTILITY", header: "", body: "", footer: "", examples: {},
  link: { label: "", url: "", example: "" }, replies: [],
}; // prettier-ignore

const PLACE = /\{\{\s*(\w+)\s*\}\}/g;

/** The variables of a text in their order, each once. */
export function variablesIn(text: string): string[] {
  return [...new Set([...text.matchAll(PLACE)].map((found) => found[1] ?? ""))];
}

export function isNumbered(draft: Draft): boolean {
  const names = variablesIn(draft.body);
  return names.length > 0 && names.every((name) => /^\d+$/.test(name));
}

export function asTemplate(draft: Draft): Record<string, unknown> {
  const numbered = isNumbered(draft);
  const names = variablesIn(draft.body);
  const body: Component = { type: "BODY", text: draft.body };
  if (names.length)
    body["example"] = numbered
      ? { body_text: [names.map((name) => draft.examples[name] ?? "").filter(Boolean)] }
      : { body_text_named_params: names.filter((name) => draft.examples[name]).map((name) => ({ param_name: name, example: draft.examples[name] })) };
  const buttons: Component[] = draft.replies.filter((label) => label.trim()).map((label) => ({ type: "QUICK_REPLY", text: label.trim() }));
  if (draft.link.label.trim()) {
    const link: Component = { type: "URL", text: draft.link.label.trim(), url: draft.link.url.trim() };
    if (variablesIn(draft.link.url).length && draft.link.example.trim()) link["example"] = [draft.link.example.trim()];
    buttons.push(link);
  }
  const components: Component[] = [];
  if (draft.header.trim()) components.push({ type: "HEADER", format: "TEXT", text: draft.header.trim() });
  components.push(body);
  if (draft.footer.trim()) components.push({ type: "FOOTER", text: draft.footer.trim() });
  if (buttons.length) components.push({ type: "BUTTONS", buttons });
  return { name: draft.name, language: draft.language, category: draft.category, components, parameter_format: numbered ? "positional" : "named" };
}

/** Null for one with parts that the form does not have: a carousel, a picture in its head. */
export function asDraft(template: Template): Draft | null {
  const draft: Draft = { ...BLANK, name: template.name, language: template.language, category: template.category.toUpperCase() || "UTILITY", examples: {}, replies: [] };
  for (const each of template.components) {
    const kind = String(each["type"] ?? "").toUpperCase();
    const text = String(each["text"] ?? "");
    if (kind === "HEADER" && String(each["format"] ?? "TEXT").toUpperCase() === "TEXT" && !variablesIn(text).length) draft.header = text;
    else if (kind === "BODY") Object.assign(draft, { body: text, examples: examplesOf(each) });
    else if (kind === "FOOTER") draft.footer = text;
    else if (kind !== "BUTTONS" || !takeButtons(draft, each["buttons"])) return null;
  }
  return draft;
}

function examplesOf(body: Component): Record<string, string> {
  const told = (body["example"] ?? {}) as { body_text?: string[][]; body_text_named_params?: { param_name: string; example: string }[] };
  const named = (told.body_text_named_params ?? []).map((each) => [each.param_name, each.example]);
  const numbered = (told.body_text?.[0] ?? []).map((value, at) => [String(at + 1), value]);
  return Object.fromEntries([...named, ...numbered]) as Record<string, string>;
}

function takeButtons(draft: Draft, buttons: unknown): boolean {
  for (const each of Array.isArray(buttons) ? (buttons as Component[]) : []) {
    const label = String(each["text"] ?? "");
    if (each["type"] === "QUICK_REPLY") draft.replies.push(label);
    else if (each["type"] === "URL" && !draft.link.label) draft.link = { label, url: String(each["url"] ?? ""), example: String((each["example"] as string[] | undefined)?.[0] ?? "") };
    else return false;
  }
  return true;
}
