import { Alert, Anchor, Button, Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconArrowLeft, IconMessage } from "@tabler/icons-react";
import { Link } from "react-router";
import type { Page } from "../api/contract";
import { BASE, line } from "../api/line";
import { nameOf } from "../look/name";
import { Picture } from "../look/picture";
import { troubleIn } from "../look/trouble";
import { PlacePage } from "../places/page";
import { useMay, useSession } from "../session/session";
import { useContact, usePast } from "../shopper/use_shopper";
import { moment, money } from "../words/dates";
import { OrderActions } from "./actions";
import { OpenApprovals, useAskMoney } from "./ask_money";
import { Badge } from "./badge";
import classes from "./orders.module.css";
import { Parcels } from "./parcels";
import { Returns } from "./returns";
import type { Approval, LedgerLine, Paper, Refund, Return, WholeOrder } from "./shapes";
import { useMoneyWords } from "./words";

export function useOrder(id: string) {
  return useQuery({ queryKey: ["order-page", id], queryFn: () => line.get<WholeOrder>(`/orders/${id}`) });
}

/** Everything about one order, and all that may be done to it. */
export function OrderPage({ id }: { id: string }) {
  const { t, desk } = useMoneyWords();
  const order = useOrder(id);
  const knowsShopper = useMay()("contacts.read") && !useSession().seller;
  const back = <Button component={Link} to="/orders" size="xs" variant="subtle" leftSection={<IconArrowLeft size={15} />}>{desk.t("place.orders")}</Button>;
  if (order.isError) return <PlacePage title={desk.t("place.orders")} actions={back}><Alert color="red">{troubleIn(order.error, desk)}</Alert></PlacePage>;
  if (!order.data) return <PlacePage title={desk.t("place.orders")} actions={back}><div className={classes.more}><Loader size="sm" /></div></PlacePage>;
  const { number, conversation_id } = order.data;
  const actions = <>{back}{conversation_id && <Button component={Link} to={`/inbox/all/${conversation_id}`} size="xs" variant="default" leftSection={<IconMessage size={15} />}>{t("thread")}</Button>}</>;
  return (
    <PlacePage title={t("order", { number })} actions={actions} below={<><States order={order.data} />{knowsShopper && <Who order={order.data} />}</>}>
      <OpenApprovals order={id} />
      <div className={classes.page}>
        <div>
          <section className={classes.card}><h2>{t("page.things")}</h2><Lines order={order.data} /></section>
          <section className={classes.card}><h2>{t("page.actions")}</h2><OrderActions order={order.data} /></section>
          <Parcels order={order.data} />
          <Returns order={order.data} />
        </div>
        <div>
          <Bill order={order.data} />
          <Where order={order.data} />
          <Timeline order={order.data} />
          <Ledger id={id} />
        </div>
      </div>
    </PlacePage>
  );
}

function States({ order }: { order: WholeOrder }) {
  return order.state === "cancelled" ? <Badge state="cancelled" /> : <><Badge state={order.payment_state} /><Badge state={order.fulfilment_state} /></>;
}

/** Who ordered, and the way to them: the conversation it was bought in, else their latest. */
function Who({ order }: { order: WholeOrder }) {
  const { desk } = useMoneyWords();
  const contact = useContact(order.contact_id).data;
  const past = usePast(order.contact_id).data?.items ?? [];
  if (!contact) return null;
  const thread = order.conversation_id || past[0]?.id;
  const name = nameOf(contact.name, contact.id, desk);
  return thread ? <Anchor component={Link} to={`/inbox/all/${thread}`} size="sm" fw={600}>{name}</Anchor> : <strong>{name}</strong>;
}

function Lines({ order }: { order: WholeOrder }) {
  const { t, language } = useMoneyWords();
  return order.lines.map((each) => (
    <div key={each.id} className={classes.row}>
      <Picture url={each.image_url} blank={classes.blank} />
      <span className={classes.grow}>
        <strong>{each.quantity > 1 ? `${each.quantity} × ` : ""}{each.title}</strong>
        <span className={classes.soft}>{[Object.values(each.options).join(", "), each.sku, each.refunded_quantity > 0 && t("page.gone", { n: each.refunded_quantity }), each.shipped_quantity > 0 && t("page.left", { n: each.shipped_quantity })].filter(Boolean).join(" · ")}</span>
      </span>
      <span className={classes.amount}>{money(language, each.total)}</span>
    </div>
  ));
}

function useRefunds(id: string): Refund[] {
  return useQuery({ queryKey: ["order-page", id, "refunds"], queryFn: () => line.get<{ items: Refund[] }>(`/orders/${id}/refunds`) }).data?.items ?? [];
}

function Bill({ order }: { order: WholeOrder }) {
  const { t, named, language, desk } = useMoneyWords();
  const may = useMay();
  const refunds = useRefunds(order.id);
  const papers = useQuery({ queryKey: ["order-page", order.id, "papers"], queryFn: () => line.get<Page<Paper>>("/invoices", { query: { order_id: order.id } }), enabled: may("payments.read") }).data?.items ?? [];
  const sum = (name: string, amount: WholeOrder["total"], sign = "") => amount.minor > 0 && <><dt>{name}</dt><dd>{sign}{money(language, amount)}</dd></>;
  return (
    <section className={classes.card}>
      <h2>{t("page.money")}</h2>
      <dl className={classes.facts}>
        {sum(t("page.subtotal"), order.subtotal)}
        {sum(t("page.discount"), order.discount, "− ")}
        {sum(t("page.shipping"), order.shipping)}
        {sum(t("page.tax"), order.tax)}
        <dt className={classes.total}>{t("page.total")}</dt><dd className={classes.total}>{money(language, order.total)}</dd>
        {sum(t("page.refunded"), order.refunded, "− ")}
        {order.payment_method && <><dt>{t("page.paid_with")}</dt><dd>{named("pays", order.payment_method)}</dd></>}
      </dl>
      {refunds.map((each) => (
        <div key={each.id} className={classes.row}>
          <span className={classes.grow}><strong>{t(each.method === "store_credit" ? "kind.credit" : "kind.refund")}</strong><span className={classes.soft}>{[moment(language, each.created_at), each.reason, each.error].filter(Boolean).join(" · ")}</span></span>
          <Badge state={each.state} />
          <span className={classes.amount}>{money(language, each.amount)}</span>
          {each.due && may("refunds.write") && <Retry refund={each} />}
        </div>
      ))}
      {papers.map((each) => (
        <div key={each.id} className={classes.row}>
          <Anchor className={classes.grow} href={`${BASE}/invoices/${each.id}/pdf`} target="_blank" rel="noreferrer">{named("paper", each.kind)} {each.label}</Anchor>
          <span className={classes.amount}>{money(language, each.total)}</span>
        </div>
      ))}
      {order.email && <p className={classes.soft}>{desk.t("panel.email")}: {order.email}</p>}
    </section>
  );
}

function Where({ order }: { order: WholeOrder }) {
  const { t } = useMoneyWords();
  const address = order.address as { name?: string; lines?: string[]; city?: string; postcode?: string; region?: string; country?: string; phone?: string } | null;
  if (!address && !order.gift_note) return null;
  return (
    <section className={classes.card}>
      <h2>{t("page.where")}</h2>
      {address && <address style={{ fontStyle: "normal", fontSize: 13, lineHeight: 1.55 }}>
        {[address.name, ...(address.lines ?? []), [address.postcode, address.city, address.region].filter(Boolean).join(" "), address.country, address.phone].filter(Boolean).map((each, at) => <div key={at}>{each}</div>)}
      </address>}
      {[order.shipping_name, order.delivery_date].filter(Boolean).length > 0 && <p className={classes.soft}>{[order.shipping_name, order.delivery_date].filter(Boolean).join(" · ")}</p>}
      {order.gift_note && <p className={classes.says}>{order.gift_note}</p>}
    </section>
  );
}

interface Step {
  at: string;
  words: string;
}

function Timeline({ order }: { order: WholeOrder }) {
  const { t, named, language } = useMoneyWords();
  const may = useMay();
  const refunds = useRefunds(order.id);
  const returns = useQuery({ queryKey: ["order-page", order.id, "returns"], queryFn: () => line.get<Page<Return>>("/returns", { query: { order_id: order.id } }) }).data?.items ?? [];
  const over = useQuery({ queryKey: ["approvals", "over", order.id], queryFn: () => line.get<Page<Approval>>("/approvals", { query: { order_id: order.id, state: "over" } }), enabled: may("approvals.read") }).data?.items ?? [];
  const steps: Step[] = [
    { at: order.placed_at, words: t("step.placed") },
    ...(order.paid_at ? [{ at: order.paid_at, words: t("step.paid") }] : []),
    ...order.shipments.flatMap((each) => [each.shipped_at && { at: each.shipped_at, words: t("step.shipped", { carrier: each.carrier }) }, each.delivered_at && { at: each.delivered_at, words: t("step.delivered") }].filter(Boolean) as Step[]),
    ...refunds.map((each) => ({ at: each.created_at, words: `${t(each.method === "store_credit" ? "kind.credit" : "kind.refund")} ${money(language, each.amount)}` })),
    ...returns.flatMap((each) => [{ at: each.created_at, words: t("step.return") }, ...(each.received_at ? [{ at: each.received_at, words: t("step.received") }] : [])]),
    ...over.filter((each) => each.state !== "done").map((each) => ({ at: each.ended_at ?? each.created_at, words: `${named("kind", each.kind)} ${money(language, each.amount)}: ${named("state", each.state)}` })),
  ].reverse().sort((one, other) => other.at.localeCompare(one.at)); // prettier-ignore
  return (
    <section className={classes.card}>
      <h2>{t("page.timeline")}</h2>
      <ol className={classes.timeline}>{steps.map((each, at) => <li key={at}><time dateTime={each.at}>{moment(language, each.at)}</time><span>{each.words}</span></li>)}</ol>
    </section>
  );
}

/** What the books say: each cause with its entries, which add up to nothing. */
function Ledger({ id }: { id: string }) {
  const { t, language } = useMoneyWords();
  const may = useMay();
  const lines = useQuery({ queryKey: ["order-page", id, "ledger"], queryFn: () => line.get<{ items: LedgerLine[] }>(`/orders/${id}/ledger`), enabled: may("payments.read") }).data?.items ?? [];
  if (!lines.length) return null;
  return (
    <details className={classes.card}>
      <summary style={{ cursor: "pointer", fontWeight: 620 }}>{t("page.ledger")}</summary>
      {lines.map((each, at) => (
        <div key={at} className={classes.row}>
          <span className={classes.grow}><strong>{each.kind}</strong><span className={classes.soft}>{each.account} · {moment(language, each.at)}</span></span>
          <span className={classes.amount}>{money(language, each.amount)}</span>
        </div>
      ))}
    </details>
  );
}

function Retry({ refund }: { refund: Refund }) {
  const { t } = useMoneyWords();
  const ask = useRetry();
  return <Button size="compact-xs" variant="light" onClick={() => void ask(refund.id)}>{t("refund.retry")}</Button>;
}

function useRetry(): (id: string) => Promise<boolean> {
  const { t } = useMoneyWords();
  const ask = useAskMoney();
  return (id) => ask(() => line.post(`/refunds/${id}/retry`, {}), t("done.refund"));
}
