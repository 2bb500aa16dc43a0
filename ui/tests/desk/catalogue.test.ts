import { describe, expect, it } from "vitest";
import en from "../../desk/catalogue/words/en.json";
import fr from "../../desk/catalogue/words/fr.json";
import ko from "../../desk/catalogue/words/ko.json";
import ru from "../../desk/catalogue/words/ru.json";
import { digitsOf, faultsIn, isChanged, moved, newVariant, undone, withOption, withoutOption, withStock, written } from "../../desk/catalogue/sheet";
import { formatOf, PIECE, sendFile } from "../../desk/catalogue/sending";
import { Refused, Unreachable } from "../../desk/api/line";
import type { Sheet } from "../../desk/catalogue/types";

const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]))].sort();

describe.each(Object.entries({ en, fr, ko, ru }))("the catalogue's words in %s", (language, table: Record<string, string>) => {
  const own: Record<string, string> = en;

  it("are there for every key, never empty, never loud, and name the same values", () => {
    expect(Object.keys(table).sort()).toEqual(Object.keys(own).sort());
    expect(Object.entries(table).filter(([, words]) => !words.trim() || words.includes("!"))).toEqual([]);
    expect(Object.keys(own).filter((key) => names(table[key] ?? "").join() !== names(own[key] ?? "").join())).toEqual([]);
  });

  it("have as many forms as the language counts in", () => {
    const forms = { en: 2, fr: 2, ko: 1, ru: 3 }[language];
    expect(Object.keys(own).filter((key) => own[key]?.includes("|") && table[key]?.split("|").length !== forms)).toEqual([]);
  });
});

const SHEET: Sheet = {
  id: "prd_1", handle: "mug", title: "Mug", description: "", brand: "", category: "", state: "active", seller_id: "", tags: [], options: ["Size"],
  attributes: {}, size_chart: null, guide: "", video: "", url: "", collections: [], texts: {}, relations: {}, rating_average: 0, rating_count: 0, version: "v1",
  images: [{ id: "img_1", url: "https://x.example/1.jpg", file_id: "", alt: {}, options: { Size: "S" } }],
  variants: [
    { id: "var_1", sku: "S", options: { Size: "S" }, barcode: "", weight_grams: 0, ships: true, taxable: true, backorder: false, lead_days: 0,
      prices: [{ price_list_id: "own", minor: 1500, compare_at_minor: null }], stock: [{ location_id: "loc", on_hand: 3, reserved: 1 }] },
    { id: "var_2", sku: "L", options: { Size: "L" }, barcode: "", weight_grams: 0, ships: true, taxable: true, backorder: false, lead_days: 0,
      prices: [{ price_list_id: "own", minor: 1900, compare_at_minor: null }], stock: [] },
  ],
}; // prettier-ignore
const OWN = { id: "own", name: "standard", currency: "USD", kind: "standard" };
type Told = { version: string; variants: { id: string; stock: unknown[] }[] };

describe("a sheet", () => {
  it("is unchanged until something of it is, and goes back without what nobody touched of the stock", () => {
    expect(isChanged(SHEET, structuredClone(SHEET))).toBe(false);
    const draft = { ...SHEET, variants: SHEET.variants.map((each) => ({ ...each, stock: withStock(each.stock, "loc", 5) })) };
    expect(isChanged(SHEET, draft)).toBe(true);
    const told = written(SHEET, draft) as unknown as Told;
    expect(told.variants.map((each) => each.stock)).toEqual([[{ location_id: "loc", on_hand: 5, was: 3 }], [{ location_id: "loc", on_hand: 5 }]]);
    expect(told).not.toHaveProperty("handle");
  });

  it("that was saved can be taken back, with variants that went made anew", () => {
    const after = { ...SHEET, title: "Cup", version: "v2", variants: SHEET.variants.slice(0, 1) };
    const told = undone(SHEET, after) as unknown as Told & { title: string };
    expect([told.title, told.version]).toEqual(["Mug", "v2"]);
    expect(told.variants.map((each) => each.id)).toEqual(["var_1", ""]);
  });

  it("tells what the server would refuse", () => {
    expect(faultsIn(SHEET, OWN)).toEqual([]);
    expect(faultsIn({ ...SHEET, title: " ", variants: [...SHEET.variants, newVariant(SHEET)] }, OWN)).toEqual(["title", "values"]);
    expect(faultsIn({ ...SHEET, variants: SHEET.variants.map((each) => ({ ...each, options: { Size: "S" }, sku: "S", prices: [] })) }, OWN)).toEqual(["same_options", "same_sku", "price"]);
  });

  it("keeps values under an option that is renamed, and drops them with it", () => {
    const renamed = withOption(SHEET, 0, "Taille");
    expect(renamed.variants[1]?.options).toEqual({ Taille: "L" });
    expect(renamed.images[0]?.options).toEqual({ Taille: "S" });
    expect(withoutOption(SHEET, 0).variants[0]?.options).toEqual({});
  });

  it("moves pictures, and no further than the ends", () => {
    expect([moved(["a", "b", "c"], 2, 0), moved(["a", "b"], 0, 5), moved(["a", "b"], 0, -1)]).toEqual([["c", "a", "b"], ["a", "b"], ["a", "b"]]);
  });

  it("writes sums in the places of their currency", () => {
    expect([digitsOf("USD"), digitsOf("KRW")]).toEqual([2, 0]);
  });
});

describe("a file on its way", () => {
  const file = new Blob([new Uint8Array(PIECE * 2 + 10)]);

  it("goes in pieces, on from where the server says it is, and again over a lost line", async () => {
    const asked: number[] = [];
    const told: number[] = [];
    let lost = 1;
    await sendFile("imp_1", file, (at) => told.push(at), async (_id, at, piece) => {
      asked.push(at);
      if (at === 0 && lost-- > 0) throw new Unreachable("gone");
      if (at === PIECE && asked.length < 4) throw new Refused({ status: 409, code: "conflict", detail: "", details: { received: PIECE * 2 } });
      return { received: at + piece.size };
    }, 1);
    expect(asked).toEqual([0, 0, PIECE, PIECE * 2]);
    expect(told.at(-1)).toBe(file.size);
  });

  it("is given up when the server refuses it", async () => {
    const refuse = async () => Promise.reject(new Refused({ status: 422, code: "invalid", detail: "", details: {} }));
    await expect(sendFile("imp_1", file, () => undefined, refuse, 1)).rejects.toThrow("invalid");
  });

  it("is read as what its name says", () => {
    expect([formatOf("products_export.CSV"), formatOf("feed.jsonl"), formatOf("feed")]).toEqual(["shopify-csv", "jsonl", "jsonl"]);
  });
});
