/** Keep the Tab key inside the open panel, and let Escape close it. */

const STOPS = "button:not([disabled]), a[href], textarea, input, video, audio, [tabindex='0']";

export function trap(panel: HTMLElement, close: () => void): void {
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      return close();
    }
    if (event.key !== "Tab") return;
    const stops = [...panel.querySelectorAll<HTMLElement>(STOPS)].filter((each) => each.tabIndex >= 0 && each.offsetParent !== null);
    const here = (panel.getRootNode() as ShadowRoot).activeElement;
    const end = event.shiftKey ? stops[0] : stops.at(-1);
    if (here !== end && here !== null && panel.contains(here)) return;
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
  });
}
