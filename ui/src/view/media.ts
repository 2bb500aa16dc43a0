/** Pictures, films, sounds, files: from a Graph media object to something with an address and a name. */

import { text } from "../wire/read";
import type { Attachment, Picture } from "./bubble";

const PICTURES = ["image", "video", "sticker"] as const;

/** The header or body picture of this type; null when it has no address the page could load. */
export function picture(type: string, media: unknown, alt = ""): Picture | null {
  const kind = PICTURES.find((known) => known === type);
  const url = text(media, "link") || text(media, "url");
  if (!kind || !url) return null;
  return { kind, url, alt: text(media, "caption") || alt };
}

export function attachment(type: string, media: unknown): Attachment | null {
  const url = text(media, "link") || text(media, "url");
  if (type === "document") {
    return { kind: "document", title: text(media, "filename") || "Document", detail: extension(media), url };
  }
  if (type === "audio") {
    const voice = (media as { voice?: unknown } | null)?.voice === true;
    return { kind: "audio", title: voice ? "Voice message" : "Audio", detail: text(media, "mime_type"), url };
  }
  if (PICTURES.some((known) => known === type)) {
    return { kind: "document", title: type === "video" ? "Video" : "Photo", detail: text(media, "mime_type"), url: "" };
  }
  return null;
}

function extension(media: unknown): string {
  const name = text(media, "filename");
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(dot + 1).toUpperCase() : text(media, "mime_type");
}
