/** How long to wait before coming back: at once, then 1, 2, 4 … 30 seconds, each shortened by chance to a half at most. */

const LONGEST_MS = 30_000;

export class Backoff {
  #failures = 0;

  constructor(private readonly chance: () => number) {}

  nextMs(): number {
    this.#failures += 1;
    if (this.#failures === 1) return 100 + 400 * this.chance();
    const ms = Math.min(LONGEST_MS, 1000 * 2 ** (this.#failures - 2));
    return ms * (0.5 + 0.5 * this.chance());
  }

  reset(): void {
    this.#failures = 0;
  }
}
