import { useState } from "react";
import { safe } from "../thread/prose";

/** A picture of a thing, or the quiet place where one would be. */
export function Picture({ url, className, blank }: { url: string | undefined; className?: string | undefined; blank: string | undefined }) {
  const [isBroken, setBroken] = useState(false);
  const from = safe(url);
  return from && !isBroken ? <img src={from} alt="" loading="lazy" className={className} onError={() => setBroken(true)} /> : <span className={blank} />;
}
