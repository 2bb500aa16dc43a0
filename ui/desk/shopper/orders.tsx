import { Button, Group, Loader, Modal, Radio, Stack, Text, TextInput, UnstyledButton } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Order, Verdict } from "../api/contract";
import { line } from "../api/line";
import { Picture } from "../look/picture";
import { troubleIn } from "../look/trouble";
import { useMay } from "../session/session";
import { date, money } from "../words/dates";
import { useWords } from "../words/words";
import classes from "./panel.module.css";
import { Section } from "./panel";
import { useOrders } from "./use_shopper";

interface Options {
  cancel: Verdict;
  change_address: Verdict;
  lines: { line_id: string; title: string; quantity: number; give_back: Verdict; exchange: Verdict; cancel: Verdict }[];
  waiting: { id: string; kind: string; state: string; due_at: string | null }[];
}

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

function OrderCard({ order, isOpen }: { order: Order; isOpen: boolean }) {
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
          <OrderActions order={order} />
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

/** What policy allows today, and why the rest is not. */
function OrderActions({ order }: { order: Order }) {
  const words = useWords();
  const { t, named } = words;
  const may = useMay();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<"cancel" | "return" | null>(null);
  const options = useQuery({ queryKey: ["orders", "options", order.id], queryFn: () => line.get<Options>(`/orders/${order.id}/options`), staleTime: 15_000 });
  if (options.isPending) return <Loader size="xs" mt="xs" />;
  if (!options.data || !may("orders.write")) return null;
  const { cancel, lines, waiting } = options.data;
  const back = lines.filter((each) => each.give_back.allowed);
  const why = lines.find((each) => !each.give_back.allowed)?.give_back.why;
  const done = (message: string) => {
    notifications.show({ message });
    void queries.invalidateQueries({ queryKey: ["orders"] });
  };
  const failed = (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, words) });
  return (
    <>
      {waiting.map((each) => (
        <Group key={each.id} gap="xs" mt={6}>
          <Text size="xs">{named("wish", each.kind)}: {named("state", each.state)}</Text>
          <Button size="compact-xs" variant="subtle" onClick={() => void line.post(`/actions/${each.id}/take-back`, undefined, { key: crypto.randomUUID() }).then(() => done(t("done.taken_back")), failed)}>{t("take_back")}</Button>
        </Group>
      ))}
      <Group gap={6} mt="xs">
        <Button size="compact-xs" variant="default" disabled={!cancel.allowed} title={cancel.allowed ? "" : named("why", cancel.why ?? "")} onClick={() => setAsking("cancel")}>{t("order.cancel")}</Button>
        <Button size="compact-xs" variant="default" disabled={!back.length} title={back.length ? "" : named("why", why ?? "")} onClick={() => setAsking("return")}>{t("order.return")}</Button>
      </Group>
      {asking && <Wish order={order} kind={asking} options={options.data} onClose={() => setAsking(null)} onDone={done} onFailed={failed} />}
    </>
  );
}

interface WishProps {
  order: Order;
  kind: "cancel" | "return";
  options: Options;
  onClose: () => void;
  onDone: (message: string) => void;
  onFailed: (fault: unknown) => void;
}

const REASONS = ["too_small", "too_big", "not_as_expected", "damaged", "wrong_item", "changed_mind", "other"] as const;

function Wish({ order, kind, options, onClose, onDone, onFailed }: WishProps) {
  const { t, named } = useWords();
  const [reason, setReason] = useState<string>(REASONS[5]);
  const [note, setNote] = useState("");
  const [method, setMethod] = useState("original");
  const [key] = useState(() => crypto.randomUUID());
  const lines = options.lines.filter((each) => each.give_back.allowed);
  const [chosen, setChosen] = useState<string[]>(() => lines.map((each) => each.line_id));
  const send = () => {
    const units = Object.fromEntries(lines.filter((each) => chosen.includes(each.line_id)).map((each) => [each.line_id, each.quantity]));
    const wish = kind === "cancel" ? { kind, note, method } : { kind, lines: units, reason, note, method };
    void line.post(`/orders/${order.id}/actions`, { wish, key }, { key }).then(() => onDone(t(kind === "cancel" ? "done.cancelled" : "done.return"))).catch(onFailed).finally(onClose);
  };
  return (
    <Modal opened onClose={onClose} title={`${t(kind === "cancel" ? "order.cancel" : "order.return")} · ${order.number}`}>
      <Stack>
        {kind === "return" && (
          <>
            <div>{lines.map((each) => (
              <label key={each.line_id} className={classes.row}><input type="checkbox" checked={chosen.includes(each.line_id)} onChange={() => setChosen(chosen.includes(each.line_id) ? chosen.filter((one) => one !== each.line_id) : [...chosen, each.line_id])} /> {each.quantity} × {each.title}</label>
            ))}</div>
            <Radio.Group label={t("order.reason")} value={reason} onChange={setReason}><Stack gap={6} mt={6}>{REASONS.map((each) => <Radio key={each} value={each} label={named("reason", each)} />)}</Stack></Radio.Group>
          </>
        )}
        <Radio.Group label={t("order.money_back")} value={method} onChange={setMethod}><Stack gap={6} mt={6}><Radio value="original" label={t("order.original")} /><Radio value="store_credit" label={t("order.credit")} /></Stack></Radio.Group>
        <TextInput label={t("order.note")} value={note} maxLength={500} onChange={(event) => setNote(event.currentTarget.value)} />
        <Button color={kind === "cancel" ? "red" : "terracotta"} disabled={kind === "return" && !chosen.length} onClick={send}>{t(kind === "cancel" ? "order.cancel" : "order.return")}</Button>
      </Stack>
    </Modal>
  );
}
