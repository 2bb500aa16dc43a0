import { describe, expect, test } from "vitest";
import { isBlank } from "../src/view/bubble";
import { view } from "../src/view/view";
import type { Catalog, Payload } from "../src/wire/types";
import payloads from "./payloads.json";

const catalog: Catalog = {
  id: "c1",
  products: [{ product_retailer_id: "DR-1", title: "Elodie", price: "$149.00", image: "/p/1.jpg" }],
};

function shown(name: keyof typeof payloads) {
  return view({ payload: payloads[name] as Payload }, catalog);
}

describe("a payload becomes a bubble", () => {
  test.each(Object.entries(payloads))("%s is never blank and never unknown", (_, payload) => {
    const bubble = view({ payload: payload as Payload });
    expect(isBlank(bubble)).toBe(false);
    expect(bubble.kind).not.toBe("unknown");
  });

  test("reply buttons keep their ids and their order", () => {
    expect(shown("buttons").taps).toEqual([
      { kind: "reply", id: "size:s", title: "S" },
      { kind: "reply", id: "size:m", title: "M" },
    ]);
    expect(shown("buttons").footer).toBe("Or tell me in your own words");
  });

  test("a list folds its sections behind one button", () => {
    const [tap] = shown("list").taps;
    expect(tap).toMatchObject({ kind: "list", title: "See them", heading: "Dresses" });
    expect(tap?.kind === "list" && tap.sections.map((section) => section.rows.length)).toEqual([1, 1]);
  });

  test("a link button carries its address and its picture", () => {
    expect(shown("link").taps).toEqual([{ kind: "link", title: "Pay $149.00", url: "/pay/abc" }]);
    expect(shown("link").picture?.url).toBe("/p/elodie.jpg");
  });

  test("carousel cards read quick replies and links alike", () => {
    const { cards } = shown("carousel");
    expect(cards.map((card) => card.taps)).toEqual([
      [{ kind: "reply", id: "add:1", title: "Add" }],
      [{ kind: "link", title: "Look", url: "/p/2" }],
    ]);
    expect(cards[0]?.picture?.url).toBe("/p/1.jpg");
  });

  test("products take title, price and picture from the catalogue, and show their id where it has none", () => {
    expect(shown("products").items.map((item) => [item.title, item.price])).toEqual([
      ["Elodie", "$149.00"],
      ["DR-9", ""],
    ]);
  });

  test("an order counts units and shows the price of each", () => {
    const bubble = shown("order");
    expect(bubble.note).toBe("2 items");
    expect(bubble.items[0]?.price).toContain("149.00");
    expect(bubble.items[0]?.detail).toBe("Quantity 2");
  });

  test("a template without its text shows name, parameters and buttons", () => {
    const bubble = shown("template");
    expect(bubble.note).toBe("Template order_shipped");
    expect(bubble.body).toBe("Ana\nMF-1042");
    expect(bubble.picture?.url).toBe("/parcel.jpg");
    expect(bubble.taps).toEqual([{ kind: "quick", id: "track", title: "track" }]);
  });

  test("a template with its rendered text shows that text", () => {
    const rendered = { body: "Ana, your parcel is on its way.", buttons: [{ text: "Track", url: "/t/1" }] };
    const bubble = view({ payload: payloads.template as Payload, rendered });
    expect(bubble.body).toBe("Ana, your parcel is on its way.");
    expect(bubble.taps).toEqual([{ kind: "link", title: "Track", url: "/t/1" }]);
  });

  test("a form this phone cannot play is shown with its label and a reason", () => {
    const [tap] = shown("flow").taps;
    expect(tap).toMatchObject({ kind: "plain", title: "Choose a time" });
  });

  test("a picture without an address is named, not blank", () => {
    const bubble = view({ payload: { type: "image", image: { id: "1", mime_type: "image/jpeg" } } });
    expect(bubble.picture).toBeNull();
    expect(bubble.attachment?.title).toBe("Photo");
  });

  test.each([
    [{ type: "text", text: { body: "" } }],
    [{ type: "hologram", hologram: { scene: { title: "A boat" } } }],
    [{ type: "interactive" }],
    [{ type: "interactive", interactive: { type: "button", action: { buttons: "none" } } }],
    [{ type: "location", location: { latitude: "north" } }],
    [{ type: "contacts", contacts: [] }],
    [{ type: 7 }],
    [{}],
  ])("%j still says something", (payload) => {
    expect(isBlank(view({ payload: payload as Payload }))).toBe(false);
  });

  test("an unknown payload shows its kind and the first words inside it", () => {
    const bubble = view({ payload: { type: "hologram", hologram: { scene: { title: "A boat" } } } });
    expect(bubble.note).toContain("hologram");
    expect(bubble.body).toBe("A boat");
  });
});
