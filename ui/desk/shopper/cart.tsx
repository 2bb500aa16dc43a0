import { Autocomplete, Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { IconMinus, IconPlus, IconTrash } from "@tabler/icons-react";
import { lazy, Suspense, useRef, useState } from "react";
import type { Cart, CartLine, Conversation } from "../api/contract";
import { line, Refused } from "../api/line";
import { Picture } from "../look/picture";
import { useRow } from "../inbox/rows";
import { troubleIn } from "../look/trouble";
import { useMay } from "../session/session";
import { money } from "../words/dates";
import { useWords } from "../words/words";
import classes from "./panel.module.css";
import { Section } from "./panel";
import { useCart } from "./use_shopper";

const LineOptions = lazy(() => import("../carts/line_options").then(({ LineOptions: options }) => ({ default: options })));
const CartTools = lazy(() => import("../carts/cart_tools").then(({ CartTools: tools }) => ({ default: tools })));

/** The one living cart: what is changed here the shopper sees there, and the other way round. */
export function CartSection({ conversation }: { conversation: Conversation }) {
  const words = useWords();
  const { t, language } = words;
  const contact = conversation.contact_id;
  const may = useMay();
  const queries = useQueryClient();
  const row = useRow(conversation.id).data;
  const { data: cart } = useCart(contact, Boolean(row?.cart));
  const mayChange = may("carts.write");

  // One change after the other: each says what was seen, and the one before it has changed that.
  const before = useRef<Promise<void>>(Promise.resolve());
  const run = (guess: Cart | null, work: () => Promise<Cart>) => {
    if (guess) queries.setQueryData(["cart", contact], guess);
    before.current = before.current.then(async () => {
      try {
        queries.setQueryData(["cart", contact], await work());
      } catch (fault) {
        const now = fault instanceof Refused && fault.code === "cart_moved" ? (fault.problem.details["cart"] as Cart | undefined) : undefined;
        notifications.show({ color: now ? "yellow" : "red", message: now ? t("cart.moved") : troubleIn(fault, words) });
        if (now) queries.setQueryData(["cart", contact], now);
        else void queries.invalidateQueries({ queryKey: ["cart", contact] });
      }
    });
    return before.current;
  };
  const set = (of: CartLine, quantity: number) => {
    if (!cart) return;
    const lines = quantity ? cart.lines.map((each) => (each.id === of.id ? { ...each, quantity, total: { ...each.total, minor: each.unit.minor * quantity } } : each)) : cart.lines.filter((each) => each.id !== of.id);
    const subtotal = { ...cart.subtotal, minor: lines.reduce((sum, each) => sum + each.total.minor, 0) };
    const off = cart.off.reduce((sum, each) => sum + each.amount.minor, 0);
    void run({ ...cart, lines, subtotal, total: { ...subtotal, minor: Math.max(0, subtotal.minor - off) } }, () => line.patch<Cart>(`/carts/${cart.id}/lines/${of.id}`, { quantity, seen: of.quantity }));
  };
  const add = (sku: string) =>
    void run(null, async () => {
      const open = cart ?? (await line.post<Cart>("/carts", { contact_id: contact, conversation_id: conversation.id }, { key: crypto.randomUUID() }));
      return line.post<Cart>(`/carts/${open.id}/lines`, { sku, quantity: 1 }, { key: crypto.randomUUID() });
    });

  return (
    <Section name="cart" title={t("kind.cart")} side={cart?.lines.length ? money(language, cart.total) : ""}>
      {!cart?.lines.length && <p className={classes.empty}>{t("cart.empty")}</p>}
      {cart?.lines.map((each) => (
        <div key={each.id} className={classes.row}>
          <Picture url={each.image_url} blank={classes.blank} />
          <div className={classes.grow}>
            <strong title={each.title}>{each.title}</strong>
            <span className={classes.soft}>{Object.values(each.options).join(", ")}{each.available < each.quantity ? ` · ${t("cart.left", { n: each.available })}` : ""}</span>
            {mayChange && (
              <div className={classes.linetools}>
                <span className={classes.qty}>
                  <button type="button" aria-label={t(each.quantity > 1 ? "cart.fewer" : "remove")} onClick={() => set(each, each.quantity - 1)}>{each.quantity > 1 ? <IconMinus size={13} /> : <IconTrash size={13} />}</button>
                  <span>{each.quantity}</span>
                  <button type="button" aria-label={t("cart.more")} onClick={() => set(each, each.quantity + 1)}><IconPlus size={13} /></button>
                </span>
                {each.product_id && Object.keys(each.options).length > 0 && <Suspense fallback={null}><LineOptions line={each} onChange={(sku) => run(null, () => line.patch<Cart>(`/carts/${cart.id}/lines/${each.id}`, { sku, seen: each.quantity }))} /></Suspense>}
              </div>
            )}
          </div>
          <span className={classes.amount}>{money(language, each.total)}</span>
        </div>
      ))}
      {cart && cart.lines.length > 0 && (
        <>
          {cart.off.length > 0 && <div className={classes.off}><span>{t("cart.subtotal")}</span><span>{money(language, cart.subtotal)}</span></div>}
          {cart.off.map((each, at) => <div key={at} className={classes.off}><span>{each.label || t("cart.discount")}</span><span>− {money(language, each.amount)}</span></div>)}
          <div className={classes.sum}><span>{t(cart.off.length ? "cart.total" : "cart.subtotal")}</span><span>{money(language, cart.total)}</span></div>
        </>
      )}
      {cart && cart.lines.length > 0 && mayChange && <Suspense fallback={null}><CartTools cart={cart} conversation={conversation.id} run={run} /></Suspense>}
      {mayChange && <AddLine language={conversation.language} onAdd={add} />}
    </Section>
  );
}

interface Hits {
  hits: { id: string; skus: string[]; title: string }[];
}

function AddLine({ language, onAdd }: { language: string; onAdd: (sku: string) => void }) {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  const [q, setQ] = useState("");
  const [settled] = useDebouncedValue(q.trim(), 200);
  const found = useQuery({ queryKey: ["find-products", settled, language, 8], queryFn: () => line.get<Hits>("/products/search", { query: { q: settled, limit: 8, language } }), enabled: settled.length > 1 });
  if (!opened) return <Button size="compact-sm" variant="subtle" mt="xs" leftSection={<IconPlus size={14} />} onClick={() => setOpened(true)}>{t("cart.add")}</Button>;
  const hits = found.data?.hits ?? [];
  return (
    <Autocomplete mt="xs" size="xs" autoFocus value={q} onChange={setQ} aria-label={t("cart.add")} placeholder={t("insert.product.hint")} filter={({ options }) => options}
      data={hits.flatMap((hit) => (hit.skus[0] ? [{ value: hit.skus[0], label: hit.title }] : []))}
      onOptionSubmit={(sku) => { onAdd(hits.find((hit) => hit.title === sku)?.skus[0] ?? sku); setQ(""); setOpened(false); }} onBlur={() => !q && setOpened(false)} />
  );
}
