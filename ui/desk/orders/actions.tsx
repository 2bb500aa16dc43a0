import { Button, Group, Loader, Menu, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { line } from "../api/line";
import { troubleIn } from "../look/trouble";
import { useMay } from "../session/session";
import { LaterItems, OwnHour } from "../thread/later_menu";
import { moment } from "../words/dates";
import { AddressForm } from "./address_form";
import { moneyMoved, useAskMoney } from "./ask_money";
import { ExchangeForm } from "./exchange_form";
import { RefundForm } from "./refund_form";
import classes from "./orders.module.css";
import type { Options, WholeOrder } from "./shapes";
import { WishForm } from "./wish_form";
import { useMoneyWords } from "./words";

type Form = "refund" | "cancel" | "return" | "exchange" | "address";

/** What policy allows today, with the reason of each no; money is shown before it moves. */
export function OrderActions({ order }: { order: WholeOrder }) {
  const { t, named, desk } = useMoneyWords();
  const may = useMay();
  const ask = useAskMoney();
  const queries = useQueryClient();
  const [form, setForm] = useState<Form | null>(null);
  const [own, setOwn] = useState(false);
  const options = useQuery({ queryKey: ["order-page", order.id, "options"], queryFn: () => line.get<Options>(`/orders/${order.id}/options`) });
  if (options.isPending) return <Loader size="xs" />;
  if (!options.data || !may("orders.write")) return null;
  const told = options.data;
  const back = told.lines.filter((each) => each.give_back.allowed);
  const other = told.lines.filter((each) => each.exchange.allowed || each.change.allowed);
  const left = order.payment_state === "due" ? 0 : order.total.minor - order.refunded.minor;
  const why = (verdict: { allowed: boolean; why?: string } | undefined) => (verdict && !verdict.allowed ? desk.named("why", verdict.why ?? "") : "");
  const noes = [
    [t("act.refund"), left > 0 ? "" : t("nothing_left")], [desk.t("order.cancel"), why(told.cancel)], [desk.t("order.return"), back.length ? "" : why(told.lines[0]?.give_back)],
    [t("act.exchange"), other.length ? "" : why(told.lines[0]?.exchange)], [t("act.address"), why(told.change_address)],
  ].filter(([, reason]) => reason) as [string, string][]; // prettier-ignore
  const said = (what: Promise<unknown>, words: string) =>
    void what.then(() => notifications.show({ message: words }), (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) })).finally(() => moneyMoved(queries));
  const show = (what: Record<string, unknown>) => said(line.post(`/conversations/${order.conversation_id}/messages`, { ...what, keep: true }, { key: crypto.randomUUID() }), t("done.sent"));
  const showAt = (at: Date) => said(line.post(`/conversations/${order.conversation_id}/messages`, { show: "order", order_id: order.id, keep: true, send_at: at.toISOString() }, { key: crypto.randomUUID() }), desk.t("tick.scheduled", { at: moment(desk.language, at.getTime()) }));
  const copy = () => said(line.post<{ url: string }>(`/orders/${order.id}/link`, undefined, { key: crypto.randomUUID() }).then(({ url }) => navigator.clipboard.writeText(url)), t("done.copied"));
  const entry = (name: Form, words: string, isOn: boolean, reason: string) => (
    <Button key={name} size="xs" variant="default" disabled={!isOn} title={isOn ? "" : reason} onClick={() => setForm(name)}>{words}</Button>
  );
  return (
    <>
      {told.waiting.map((each) => (
        <Group key={each.id} gap="xs" mb={6}>
          <Text size="xs">{desk.named("wish", each.kind)}: {named("state", each.state)}</Text>
          <Button size="compact-xs" variant="subtle" onClick={() => void ask(() => line.post(`/actions/${each.id}/take-back`, undefined, { key: crypto.randomUUID() }), t("done.taken_back"))}>{desk.t("take_back")}</Button>
          {each.state === "approval" && may("refunds.write") && <Button size="compact-xs" variant="light" onClick={() => void ask(() => line.post(`/actions/${each.id}/approve`), t("done.agreed"))}>{t("approvals.accept")}</Button>}
          {each.state === "paying" && order.conversation_id && may("conversations.write") && <Button size="compact-xs" variant="subtle" onClick={() => show({ show: "order", order_id: order.id })}>{t("act.pay_link")}</Button>}
        </Group>
      ))}
      <Group gap={6}>
        {entry("refund", t("act.refund"), left > 0, t("nothing_left"))}
        {entry("cancel", desk.t("order.cancel"), told.cancel.allowed, why(told.cancel))}
        {entry("return", desk.t("order.return"), back.length > 0, why(told.lines[0]?.give_back))}
        {entry("exchange", t("act.exchange"), other.length > 0, why(told.lines[0]?.exchange))}
        {entry("address", t("act.address"), told.change_address.allowed, why(told.change_address))}
        {order.conversation_id && may("conversations.write") && <Button size="xs" variant="default" onClick={() => show({ show: "order", order_id: order.id })}>{t("act.send")}</Button>}
        {order.conversation_id && may("conversations.write") && (
          <Menu position="bottom-end">
            <Menu.Target><Button size="xs" variant="default">{desk.t("send.later")}</Button></Menu.Target>
            <Menu.Dropdown><LaterItems onChoose={showAt} onOwn={() => setOwn(true)} /></Menu.Dropdown>
          </Menu>
        )}
        <Button size="xs" variant="default" onClick={copy}>{t("act.copy")}</Button>
      </Group>
      {noes.length > 0 && <ul className={classes.whynot}>{noes.map(([what, reason]) => <li key={what}>{what}: {reason}</li>)}</ul>}
      <OwnHour opened={own} onClose={() => setOwn(false)} title={desk.t("send.later")} onChoose={showAt} />
      {form === "refund" && <RefundForm order={order} options={told} onClose={() => setForm(null)} />}
      {(form === "cancel" || form === "return") && <WishForm kind={form} order={order} options={told} onClose={() => setForm(null)} />}
      {form === "exchange" && <ExchangeForm order={order} lines={other} onClose={() => setForm(null)} />}
      {form === "address" && <AddressForm order={order} onClose={() => setForm(null)} />}
    </>
  );
}
