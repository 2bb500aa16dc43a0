import { Group, Loader, UnstyledButton } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { Link } from "react-router";
import { Picture } from "../look/picture";
import type { WholeOrder } from "../orders/shapes";
import { date, money } from "../words/dates";
import { useWords } from "../words/words";
import classes from "./panel.module.css";
import { Section } from "./panel";
import { useOrders } from "./use_shopper";

const InPanel = lazy(() => import("../orders/in_panel").then(({ OrderInPanel }) => ({ default: OrderInPanel })));

export function OrdersSection({ contact }: { contact: string }) {
  const { t } = useWords();
  const orders = useOrders(contact).data?.items ?? [];
  return (
    <Section name="orders" title={t("panel.orders")} side={orders.length || ""}>
      {orders.length === 0 && <p className={classes.empty}>{t("panel.orders.none")}</p>}
      {orders.map((order, at) => <OrderCard key={order.id} order={order} isOpen={at === 0} />)}
    </Section>
  );
}

function OrderCard({ order, isOpen }: { order: WholeOrder; isOpen: boolean }) {
  const { t, language, named } = useWords();
  const [open, setOpen] = useState(isOpen);
  return (
    <div className={classes.order}>
      <UnstyledButton className={classes.orderhead ?? ""} aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className={classes.grow}><strong>{t("part.order", { number: order.number })}</strong><span className={classes.soft}>{date(language, order.placed_at)}</span></span>
        <span className={classes.amount}>{money(language, order.total)}</span>
      </UnstyledButton>
      <Group gap={4} mt={6}>
        <Badge state={order.state === "cancelled" ? "cancelled" : order.payment_state} />
        {order.state !== "cancelled" && <Badge state={order.fulfilment_state} />}
      </Group>
      {open && (
        <>
          {order.lines.map((each) => (
            <div key={each.id} className={classes.row}>
              <Picture url={each.image_url} blank={classes.blank} />
              <span className={classes.grow}><strong title={each.title}>{each.quantity > 1 ? `${each.quantity} × ` : ""}{each.title}</strong><span className={classes.soft}>{Object.values(each.options).join(", ")}</span></span>
              <span className={classes.amount}>{money(language, each.total)}</span>
            </div>
          ))}
          {order.refunded.minor > 0 && <div className={classes.soft}>{t("order.refunded")}: {money(language, order.refunded)}</div>}
          <Suspense fallback={<Loader size="xs" mt="xs" />}><InPanel order={order} /></Suspense>
          <Link className={classes.soft} to={`/orders/${order.id}`}>{t("order.whole")}</Link>
        </>
      )}
    </div>
  );

  function Badge({ state }: { state: string }) {
    return <span className={classes.badge} data-tone={tone(state)}>{named("state", state)}</span>;
  }
}

function tone(state: string): string {
  if (["paid", "shipped", "delivered", "completed"].includes(state)) return "good";
  if (["cancelled", "refunded", "returned"].includes(state)) return "bad";
  return ["due", "part_refunded", "part_shipped"].includes(state) ? "wait" : "";
}
