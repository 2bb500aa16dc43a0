import { expect, test } from "vitest";
import { source } from "../src/view/address";
import { slots } from "../src/view/chips";
import { pieces } from "../src/view/json";

test("two colours share one chip, and a value said twice is shown once", () => {
  const chips = [
    { label: "colour", value: "blue" },
    { label: "price", value: "$200" },
    { label: "colour", value: "white" },
    { label: "colour", value: "blue" },
  ];
  expect(slots(chips)).toEqual([
    { label: "colour", values: ["blue", "white"] },
    { label: "price", values: ["$200"] },
  ]);
});

test("a record is tinted without losing a character", () => {
  const pretty = JSON.stringify({ "a:b": 'x "y": 1', n: -1.5e3, ok: true, none: null, list: [1, "true"] }, null, 2);
  const found = pieces(pretty);
  expect(found.map((piece) => piece.text).join("")).toBe(pretty);
  expect(found.filter((piece) => piece.kind === "key").map((piece) => piece.text)).toEqual(['"a:b"', '"n"', '"ok"', '"none"', '"list"']);
  expect(found.filter((piece) => piece.kind === "word").map((piece) => piece.text)).toEqual(["true", "null"]);
  expect(found.filter((piece) => piece.kind === "string").map((piece) => piece.text)).toContain('"true"');
});

test("a picture of ours loads from where this page came from", () => {
  const here = "http://192.168.1.5:8000/";
  expect(source("http://127.0.0.1:8000/files/a.jpg", here)).toBe("http://192.168.1.5:8000/files/a.jpg");
  expect(source("https://cdn.example.com/a.jpg", here)).toBe("https://cdn.example.com/a.jpg");
});
