/** Some phones lay their keyboard over the page: then the panel takes the room that is left to be seen. */

export function yieldToKeyboard(panel: HTMLElement): () => void {
  const visible = window.visualViewport;
  if (!visible) return () => undefined;
  const fit = () => {
    // Whoever looks closer sees less of the page, not a smaller panel.
    if (visible.scale > 1.01) return;
    panel.style.setProperty("--seen", `${visible.height}px`);
    panel.style.setProperty("--above", `${visible.offsetTop}px`);
  };
  fit();
  visible.addEventListener("resize", fit);
  visible.addEventListener("scroll", fit);
  return () => {
    visible.removeEventListener("resize", fit);
    visible.removeEventListener("scroll", fit);
  };
}
