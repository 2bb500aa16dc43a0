/** Axes that begin at zero and end at a round number. */

const ROUND = [1, 2, 2.5, 5, 10] as const;
const ROUND_SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400] as const;
const PARTS = 4;

/** Marks of an axis for values up to `most`, the first of them zero. isTime: seconds, marked by minutes and hours. */
export function ticks(most: number, isTime = false): number[] {
  const step = isTime ? timeStep(most / PARTS) : roundStep(most / PARTS);
  const found = [0];
  for (let mark = step; found[found.length - 1]! < most || found.length < 2; mark += step) found.push(mark);
  return found;
}

function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(least, 0.25)));
  const step = (ROUND.find((each) => each * power >= least) ?? 10) * power;
  return Math.max(1, Math.ceil(step));
}

function timeStep(least: number): number {
  return ROUND_SECONDS.find((each) => each >= least) ?? Math.ceil(least / 86_400) * 86_400;
}

/** Which of so many labels are shown, so that at most `most` stand beside each other; the last one always. */
export function labelled(count: number, most: number): number[] {
  const every = Math.max(1, Math.ceil(count / Math.max(1, most)));
  const found = [];
  for (let at = count - 1; at >= 0; at -= every) found.unshift(at);
  return found;
}
