/** How each stage of a message's way is named and drawn. */

import type { IconName } from "../dom/icons";

interface Look {
  name: string;
  icon: IconName;
  /** What the stage promises, for the person who asks. */
  meaning: string;
}

const LOOKS: Record<string, Look> = {
  kept: { name: "Kept", icon: "archive", meaning: "Safe on disk before WhatsApp hears that we have it" },
  understood: { name: "Understood", icon: "bulb", meaning: "What was meant, without any language model" },
  decided: { name: "Decided", icon: "route", meaning: "What to do, and what to say about it" },
  promised: { name: "Promised", icon: "note", meaning: "The change and the reply, saved in one transaction" },
  sent: { name: "Sent", icon: "sent", meaning: "WhatsApp took the reply" },
  delivered: { name: "Delivered", icon: "checks", meaning: "It is on the shopper's phone" },
  read: { name: "Read", icon: "checks", meaning: "The shopper has seen it" },
  paid: { name: "Paid", icon: "card", meaning: "The payment provider confirmed it" },
  packed: { name: "Packed", icon: "parcel", meaning: "The shop has the parcel ready" },
  shipped: { name: "Shipped", icon: "truck", meaning: "The carrier has it" },
  scan: { name: "Scanned", icon: "barcode", meaning: "The carrier told us where it is" },
};

export function look(stage: string): Look {
  return LOOKS[stage] ?? { name: stage.charAt(0).toUpperCase() + stage.slice(1), icon: "check", meaning: "" };
}

export const LANGUAGES: Record<string, string> = {
  en: "English",
  fr: "Français",
  ko: "한국어",
  ru: "Русский",
};
