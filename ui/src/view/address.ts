/** Where a link leads: into the phone's own browser when the page is ours, else into a new tab. */

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]", "0.0.0.0"]);

/** The address to open inside, rewritten to this page's own origin; null when it is somebody else's.

   A server that calls itself 127.0.0.1 is the one this page came from, even when a phone on the
   same network reached it by another name: links would otherwise lead the phone to itself. */
export function inside(url: string, here: string): string | null {
  const page = new URL(here);
  let target: URL;
  try {
    target = new URL(url, page);
  } catch {
    return null;
  }
  if (target.origin === page.origin) return target.href;
  const ours = LOOPBACK.has(target.hostname) && target.port === page.port && target.protocol === page.protocol;
  return ours ? page.origin + target.pathname + target.search + target.hash : null;
}

/** Where to load a picture from: our own by the name this page was reached by, others as they are. */
export function source(url: string, here: string): string {
  return inside(url, here) ?? url;
}

/** Only addresses a person can safely follow. */
export function isFollowable(url: string): boolean {
  return /^(https?:|mailto:|tel:|\/)/i.test(url);
}
