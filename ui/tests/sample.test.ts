import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SAMPLE_PHOTO } from "../src/phone/sample";

test("the sample photo carries its own fingerprint, in base64 as the webhook writes it", () => {
  const bytes = readFileSync(new URL("../src/phone/sample.jpg", import.meta.url));
  expect(SAMPLE_PHOTO.sha256).toBe(createHash("sha256").update(bytes).digest("base64"));
});
