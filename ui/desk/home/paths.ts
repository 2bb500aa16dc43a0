import { PLACES } from "../places/places";
import { PAGES } from "../settings/pages";

/** The address of a place or a page of the settings, if this desk has it. */
export function pathIfThere(path: string): string | undefined {
  const [first = "", page] = path.split("/");
  const isThere = first === "settings" ? PAGES.some((each) => each.path === page) : PLACES.some((each) => each.path === first);
  return isThere ? `/${path}` : undefined;
}
