/** Some phones lay their keyboard over the page: then the panel takes the room that is left to be seen. */

export function yieldToKeyboard(panel: HTMLElement, signal: AbortSignal): void {
  const visible = window.visualViewport;
  if (!visible) return;
  const fit = () => {
    // Whoever looks closer sees less of the page, not a smaller panel.
    if (visible.scale > 1.01) return;
    panel.style.setProperty("--seen", `${visible.height}px`);
    panel.style.setProperty("--above", `${visible.offsetTop}px`);
  };
  fit();
  for (const name of ["resize", "scroll"]) visible.addEventListener(name, fit, { signal });
}
