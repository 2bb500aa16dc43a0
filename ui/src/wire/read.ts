/** Read outside JSON by path, without trusting its shape. Nothing here throws: what is missing is empty. */

type Step = string | number;

export function at(value: unknown, ...path: Step[]): unknown {
  let here = value;
  for (const step of path) {
    if (here === null || typeof here !== "object") return undefined;
    here = (here as Record<Step, unknown>)[step];
  }
  return here;
}

export function text(value: unknown, ...path: Step[]): string {
  const found = at(value, ...path);
  if (typeof found === "string") return found;
  return typeof found === "number" ? String(found) : "";
}

export function amount(value: unknown, ...path: Step[]): number | undefined {
  const found = at(value, ...path);
  const number = typeof found === "string" && found.trim() !== "" ? Number(found) : found;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

export function items(value: unknown, ...path: Step[]): unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}
