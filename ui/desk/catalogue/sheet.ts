/** A product's sheet while it is changed: what goes back to the server, what is kept meanwhile, what is not right yet. */

import type { PriceList, Sheet, StockCell, Texts, Variant } from "./types";

export const NO_TEXTS: Texts = { title: "", description: "", guide: "", attributes: {}, size_chart: null };

interface StockChange {
  location_id: string;
  on_hand: number | null;
  was?: number | null;
}

/** What the server takes: all of the sheet, and of stock only the cells that were changed. */
export function written(base: Sheet, draft: Sheet): Record<string, unknown> {
  const { id: _id, handle: _handle, seller_id: _seller, rating_average: _average, rating_count: _count, version: _version, ...told } = draft;
  const before = new Map(base.variants.map((each) => [each.id, each]));
  const variants = draft.variants.map((each) => ({ ...each, stock: stockChanges(before.get(each.id), each) }));
  return { ...told, variants, version: base.version };
}

function stockChanges(before: Variant | undefined, now: Variant): StockChange[] {
  return now.stock.flatMap(({ location_id, on_hand }) => {
    const was = before?.stock.find((each) => each.location_id === location_id);
    if (was && was.on_hand === on_hand) return [];
    return [was ? { location_id, on_hand, was: was.on_hand } : { location_id, on_hand }];
  });
}

/** The same but for what moves by itself: the sheet as it was, ready to be written over what stands there now. */
export function undone(before: Sheet, after: Sheet): Record<string, unknown> {
  const kept = new Map(after.variants.map((each) => [each.sku, each]));
  const variants = before.variants.map((each) => {
    const there = kept.get(each.sku);
    return { ...each, id: there?.id ?? each.id };
  });
  const told = written(after, { ...before, variants });
  const ids = new Set(after.variants.map((each) => each.id));
  return { ...told, variants: (told["variants"] as (Variant & { stock: StockChange[] })[]).map((each) => (ids.has(each.id) ? each : { ...each, id: "" })) };
}

export function isChanged(base: Sheet, draft: Sheet): boolean {
  return JSON.stringify(written(base, base)) !== JSON.stringify(written(base, draft));
}

export type Fault = "title" | "options" | "values" | "same_options" | "same_sku" | "price";

/** What the server would refuse, found before it is asked. */
export function faultsIn(draft: Sheet, own: PriceList | undefined): Fault[] {
  const faults: Fault[] = [];
  if (!draft.title.trim()) faults.push("title");
  if (draft.options.some((name) => !name.trim()) || new Set(draft.options).size < draft.options.length) faults.push("options");
  if (draft.variants.some((each) => draft.options.some((name) => !each.options[name]?.trim()))) faults.push("values");
  else if (hasTwins(draft.variants.map((each) => draft.options.map((name) => each.options[name]).join("\n")))) faults.push("same_options");
  if (hasTwins(draft.variants.map((each) => each.sku.trim()).filter(Boolean))) faults.push("same_sku");
  if (own && draft.variants.some((each) => !each.prices.some((cell) => cell.price_list_id === own.id))) faults.push("price");
  return faults;
}

const hasTwins = (told: string[]) => new Set(told).size < told.length;

export function newVariant(draft: Sheet): Variant {
  const last = draft.variants.at(-1);
  return {
    id: "", sku: "", options: Object.fromEntries(draft.options.map((name) => [name, ""])), barcode: "", weight_grams: last?.weight_grams ?? 0,
    ships: last?.ships ?? true, taxable: last?.taxable ?? true, backorder: last?.backorder ?? false, lead_days: last?.lead_days ?? 0, prices: last?.prices ?? [], stock: [],
  }; // prettier-ignore
}

/** Under another name, with the values that stand under it. */
export function withOption(draft: Sheet, at: number, name: string): Sheet {
  const before = draft.options[at] ?? "";
  const options = draft.options.map((each, place) => (place === at ? name : each));
  const renamed = (told: Record<string, string>) => Object.fromEntries(Object.entries(told).map(([key, value]) => [key === before ? name : key, value]));
  return {
    ...draft,
    options,
    variants: draft.variants.map((each) => ({ ...each, options: renamed(each.options) })),
    images: draft.images.map((each) => ({ ...each, options: renamed(each.options) })),
  };
}

export function withoutOption(draft: Sheet, at: number): Sheet {
  const gone = draft.options[at] ?? "";
  const rest = (told: Record<string, string>) => Object.fromEntries(Object.entries(told).filter(([key]) => key !== gone));
  return {
    ...draft,
    options: draft.options.filter((_, place) => place !== at),
    variants: draft.variants.map((each) => ({ ...each, options: rest(each.options) })),
    images: draft.images.map((each) => ({ ...each, options: rest(each.options) })),
  };
}

export function withStock(stock: StockCell[], location_id: string, on_hand: number | null | undefined): StockCell[] {
  const others = stock.filter((each) => each.location_id !== location_id);
  const before = stock.find((each) => each.location_id === location_id);
  return on_hand === undefined ? stock : [...others, { location_id, on_hand, reserved: before?.reserved ?? 0 }].sort((a, b) => a.location_id.localeCompare(b.location_id));
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = [...list];
  const [each] = rest.splice(from, 1);
  if (each === undefined || to < 0 || to > rest.length) return [...list];
  rest.splice(to, 0, each);
  return rest;
}

/** Minor units of a currency are so many decimal places. */
export function digitsOf(currency: string): number {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

interface Kept {
  base: Sheet;
  draft: Sheet;
}

const nameOf = (shop: string, id: string) => `chaffer.sheet.${shop}.${id}`;

/** Changes outlive a closed page in this browser until they are saved or thrown away. */
export function keep(shop: string, id: string, kept: Kept | null): void {
  try {
    if (kept) localStorage.setItem(nameOf(shop, id), JSON.stringify(kept));
    else localStorage.removeItem(nameOf(shop, id));
  } catch {
    // A full or closed store costs only this comfort.
  }
}

export function keptOf(shop: string, id: string): Kept | null {
  try {
    const told = JSON.parse(localStorage.getItem(nameOf(shop, id)) ?? "null") as Kept | null;
    return told && told.base?.id === id && Array.isArray(told.draft?.variants) ? told : null;
  } catch {
    return null;
  }
}
