/** Arrow keys, Home and End move between the buttons and links of a group, as in any list. */

const FORWARD = { vertical: ["ArrowDown", "ArrowRight"], horizontal: ["ArrowRight"] };
const BACK = { vertical: ["ArrowUp", "ArrowLeft"], horizontal: ["ArrowLeft"] };
const STOPS = "button:not([disabled]):not([hidden]), a[href]";

export function arrowKeys(group: HTMLElement, way: "vertical" | "horizontal", stops = STOPS): void {
  group.addEventListener("keydown", (event) => {
    const found = [...group.querySelectorAll<HTMLElement>(stops)];
    const root = group.getRootNode() as ShadowRoot | Document;
    const here = found.indexOf(root.activeElement as HTMLElement);
    const next = target(event.key, here, found.length, way, getComputedStyle(group).direction === "rtl");
    if (here < 0 || next === null) return;
    event.preventDefault();
    found[next]?.focus();
    found[next]?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}

/** Where the key leads to; null if it is none of ours. */
export function target(key: string, here: number, count: number, way: "vertical" | "horizontal", rtl: boolean): number | null {
  const mirrored = rtl ? ({ ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" }[key] ?? key) : key;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  if (FORWARD[way].includes(mirrored)) return Math.min(here + 1, count - 1);
  if (BACK[way].includes(mirrored)) return Math.max(here - 1, 0);
  return null;
}
