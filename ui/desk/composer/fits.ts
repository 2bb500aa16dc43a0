/** Whether a channel takes a file, before it is sent anywhere. Pure. */

import type { Limits } from "../api/contract";

const MB = 1024 * 1024;

/** Why not, with the most it takes in MB; null if it does. What is of no kind that is shown goes as a document, if at all. */
export function unfit(file: { type: string; size: number }, media: Limits["media"]): { why: "kind" | "size"; most: number } | null {
  if (!media.length) return null;
  const kind = media.find((each) => each.mime_types.includes(file.type)) ?? media.find((each) => each.kind === "document");
  if (!kind) return { why: "kind", most: 0 };
  return file.size > kind.bytes ? { why: "size", most: Math.floor((kind.bytes / MB) * 10) / 10 } : null;
}
