import { useMoneyWords } from "./words";
import classes from "./orders.module.css";

const GOOD = ["paid", "shipped", "delivered", "completed", "done", "in_transit", "out_for_delivery"];
const BAD = ["cancelled", "refunded", "returned", "refused", "failed", "expired", "lost"];
const WAIT = ["due", "part_refunded", "part_shipped", "waiting", "held", "asked", "labelled"];

/** How something stands, in a word and a colour. */
export function Badge({ state }: { state: string }) {
  const { named } = useMoneyWords();
  const tone = GOOD.includes(state) ? "good" : BAD.includes(state) ? "bad" : WAIT.includes(state) ? "wait" : "";
  return <span className={classes.badge} data-tone={tone}>{named("state", state)}</span>;
}
