import { Button, Group, NumberInput, Popover, Stack, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type ReactNode, useEffect, useState } from "react";
import type { Cart } from "../api/contract";
import { line } from "../api/line";
import { troubleIn } from "../look/trouble";
import { decimals } from "../orders/amounts";
import { useAskMoney } from "../orders/ask_money";
import { useMoneyWords } from "../orders/words";
import { useMay } from "../session/session";

interface Props {
  cart: Cart;
  conversation: string;
  /** Does it after what is under way, and shows what came of it. */
  run: (guess: Cart | null, work: () => Promise<Cart>) => Promise<void>;
}

/** A code, a discount, a note on the living cart; and into the thread with it. */
export function CartTools({ cart, conversation, run }: Props) {
  const { t, desk } = useMoneyWords();
  const may = useMay();
  const show = (what: "cart" | "payment") =>
    void line.post(`/conversations/${conversation}/messages`, { show: what }, { key: crypto.randomUUID() }).then(() => notifications.show({ message: t("done.sent") }), (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) }));
  return (
    <Stack gap={6} mt="xs">
      <Group gap={4}>
        <Code cart={cart} run={run} />
        <Discount cart={cart} />
      </Group>
      <Note cart={cart} run={run} />
      {may("conversations.write") && (
        <Group gap={6}>
          <Button size="compact-sm" variant="default" onClick={() => show("cart")}>{t("cart.send")}</Button>
          {may("checkouts.write") && <Button size="compact-sm" variant="default" onClick={() => show("payment")}>{t("cart.pay")}</Button>}
        </Group>
      )}
    </Stack>
  );
}

function Small({ name, children }: { name: string; children: (close: () => void) => ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} trapFocus withinPortal width={240}>
      <Popover.Target><Button size="compact-xs" variant="subtle" onClick={() => setOpen(!open)}>{name}</Button></Popover.Target>
      <Popover.Dropdown>{children(() => setOpen(false))}</Popover.Dropdown>
    </Popover>
  );
}

function Code({ cart, run }: Pick<Props, "cart" | "run">) {
  const { t, desk } = useMoneyWords();
  const [code, setCode] = useState("");
  if (cart.voucher) return <Button size="compact-xs" variant="subtle" onClick={() => void run(null, () => line.remove<Cart>(`/carts/${cart.id}/voucher`))}>{t("cart.code_off", { code: cart.voucher })}</Button>;
  return (
    <Small name={t("cart.code")}>
      {(close) => (
        <form onSubmit={(event) => { event.preventDefault(); void run(null, () => line.put<Cart>(`/carts/${cart.id}/voucher`, { code: code.trim() })).then(close); }}>
          <TextInput size="xs" label={t("cart.code")} value={code} maxLength={64} onChange={(event) => setCode(event.currentTarget.value)} />
          <Button type="submit" size="xs" mt="xs" disabled={!code.trim()}>{desk.t("save")}</Button>
        </form>
      )}
    </Small>
  );
}

function Discount({ cart }: Pick<Props, "cart">) {
  const { t, desk } = useMoneyWords();
  const ask = useAskMoney();
  const there = cart.off.find((each) => each.code === "by_hand");
  const unit = 10 ** decimals(cart.currency);
  const [major, setMajor] = useState(there ? there.amount.minor / unit : 0);
  const [label, setLabel] = useState(there?.label ?? "");
  const put = (minor: number) => ask(() => line.put<Cart>(`/carts/${cart.id}/discount`, { minor, label: minor ? label.trim() : "" }), t("cart.discounted"));
  return (
    <Small name={t("cart.discount")}>
      {(close) => (
        <form onSubmit={(event) => { event.preventDefault(); void put(Math.round(major * unit)).then(close); }}>
          <NumberInput size="xs" min={0} max={cart.subtotal.minor / unit} decimalScale={decimals(cart.currency)} suffix={` ${cart.currency}`} label={t("cart.discount")} value={major || ""} onChange={(value) => setMajor(Number(value || 0))} />
          <TextInput size="xs" mt={6} label={t("cart.discount_why")} value={label} maxLength={100} onChange={(event) => setLabel(event.currentTarget.value)} />
          <Group mt="xs" gap="xs"><Button type="submit" size="xs" disabled={!major}>{desk.t("save")}</Button>{there && <Button size="xs" variant="default" onClick={() => void put(0).then(close)}>{t("cart.discount_off")}</Button>}</Group>
        </form>
      )}
    </Small>
  );
}

function Note({ cart, run }: Pick<Props, "cart" | "run">) {
  const { t } = useMoneyWords();
  const [note, setNote] = useState(cart.note);
  useEffect(() => setNote(cart.note), [cart.note]);
  const keep = () => note.trim() !== cart.note && void run(null, () => line.patch<Cart>(`/carts/${cart.id}`, { note: note.trim(), seen: cart.note }));
  return <Textarea size="xs" autosize minRows={1} maxRows={4} maxLength={1000} aria-label={t("cart.note")} placeholder={t("cart.note")} value={note} onChange={(event) => setNote(event.currentTarget.value)} onBlur={keep} />;
}
