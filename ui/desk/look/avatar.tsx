import { IconUser } from "@tabler/icons-react";
import classes from "./avatar.module.css";

const TONES = 7;

/** Two letters on a quiet colour that stays with the person. */
export function Avatar({ name, id, size = 36 }: { name: string; id: string; size?: number }) {
  return (
    <span className={classes.avatar} data-tone={tone(id)} data-size={size} aria-hidden="true">
      {name.trim() ? initials(name) : <IconUser size={Math.round(size * 0.55)} stroke={1.75} />}
    </span>
  );
}

export function tone(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return sum % TONES;
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const first = words[0] ? [...words[0]] : [];
  // Hangul and Han names are known by their first sign.
  if (/^[\p{Script=Hangul}\p{Script=Han}]/u.test(first[0] ?? "")) return first[0] ?? "";
  const last = words.length > 1 ? [...(words.at(-1) ?? "")][0] : "";
  return ((first[0] ?? "") + (last ?? "")).toUpperCase() || "·";
}
