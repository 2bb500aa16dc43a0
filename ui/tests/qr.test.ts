import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { qr } from "../widget/view/qr";

/** Drawings that an independent reader has read, by their fingerprints. */
const READ = [
  ["a", 21, "bf35b1e154e92eb4"],
  ["https://wa.me/12025550143?text=Continue%20on%20WhatsApp%3A%20code%20WVMR-9CNN", 33, "01f57b2fe71c9f42"],
  ["y".repeat(150), 45, "99df1327c0e3e61b"],
  ["x".repeat(271), 57, "9d68a3af9f84e91d"],
] as const;

test.each(READ)("the drawing of %j is one that was read", (source, size, fingerprint) => {
  const drawn = qr(source)?.map((row) => row.map((dark) => (dark ? 1 : 0)).join("")) ?? [];
  expect(drawn).toHaveLength(size);
  expect(createHash("sha256").update(drawn.join("\n")).digest("hex").slice(0, 16)).toBe(fingerprint);
});

test("what does not fit is not drawn", () => {
  expect(qr("x".repeat(272))).toBeNull();
});
