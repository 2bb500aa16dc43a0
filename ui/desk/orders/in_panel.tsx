import { OrderActions } from "./actions";
import { OpenApprovals } from "./ask_money";
import type { WholeOrder } from "./shapes";

/** What waits about an order and what may be done to it, beside the thread. */
export function OrderInPanel({ order }: { order: WholeOrder }) {
  return <div style={{ marginBlock: 8 }}><OpenApprovals order={order.id} /><OrderActions order={order} /></div>;
}
