/** Some phones lay their keyboard over the page instead of making room: then the page makes room itself. */

const A_KEYBOARD_PX = 120;

export function yieldToKeyboard(page: HTMLElement): void {
  const visible = window.visualViewport;
  visible?.addEventListener("resize", () => {
    const isCovered = window.innerHeight - visible.height > A_KEYBOARD_PX && visible.scale === 1;
    page.style.height = isCovered ? `${visible.height}px` : "";
    page.classList.toggle("keyboard", isCovered);
    if (isCovered) window.scrollTo(0, 0);
  });
}
