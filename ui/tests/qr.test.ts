import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { qr } from "../widget/view/qr";

/** Drawings that an independent reader has read, by their fingerprints. */
const READ = [
  ["a", 21, "56bb324cb2e86a13"],
  ["https://wa.me/12025550143?text=Continue%20on%20WhatsApp%3A%20code%20WVMR-9CNN", 33, "090eaa0452cd5ff5"],
  ["y".repeat(150), 45, "a1d74f2e3e53257d"],
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
