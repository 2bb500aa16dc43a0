/** Slots as chips: one for each label, with all its values in the order they were said. */

import type { Chip } from "../wire/types";

export interface Slot {
  label: string;
  values: string[];
}

export function slots(chips: readonly Chip[]): Slot[] {
  const byLabel = new Map<string, string[]>();
  for (const { label, value } of chips) {
    const values = byLabel.get(label) ?? [];
    if (!values.includes(value)) byLabel.set(label, [...values, value]);
  }
  return [...byLabel].map(([label, values]) => ({ label, values }));
}
