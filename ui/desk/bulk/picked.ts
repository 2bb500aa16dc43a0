/** Which rows of the list are selected. Pure. */

export const AT_MOST = 200;

export interface Picked {
  ids: ReadonlySet<string>;
  /** The last one that was pressed by itself: a range begins there. */
  anchor: string;
}

export const NONE: Picked = { ids: new Set(), anchor: "" };

/** One more, or one fewer. */
export function turned(picked: Picked, id: string): Picked {
  const ids = new Set(picked.ids);
  if (!ids.delete(id) && ids.size < AT_MOST) ids.add(id);
  return { ids, anchor: id };
}

/** All from the anchor to this one, as they stand in the list. */
export function ranged(picked: Picked, id: string, inOrder: readonly string[]): Picked {
  const from = inOrder.indexOf(picked.anchor);
  const to = inOrder.indexOf(id);
  if (from < 0 || to < 0) return turned(picked, id);
  const between = inOrder.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set([...new Set([...picked.ids, ...between])].slice(0, AT_MOST)), anchor: picked.anchor };
}

/** What is gone from the list is not selected any more. */
export function stillThere(picked: Picked, inOrder: readonly string[]): Picked {
  const there = new Set(inOrder);
  const ids = [...picked.ids].filter((id) => there.has(id));
  return ids.length === picked.ids.size ? picked : { ids: new Set(ids), anchor: there.has(picked.anchor) ? picked.anchor : "" };
}
