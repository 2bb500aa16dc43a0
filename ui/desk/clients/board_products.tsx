import { ActionIcon, Autocomplete } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { Money } from "../api/contract";
import { line } from "../api/line";
import { Picture } from "../look/picture";
import { money } from "../words/dates";
import classes from "./clients.module.css";
import type { BoardProduct } from "./shapes";
import { useClientWords } from "./words";

const AT_MOST = 10;

interface Hit {
  id: string;
  title: string;
  price: Money;
}

/** Up to ten things in an order: "take 2" means the second of them. */
export function BoardProducts({ products, onChange }: { products: BoardProduct[]; onChange: (products: BoardProduct[]) => void }) {
  const { t, n, language } = useClientWords();
  const queries = useQueryClient();
  const [q, setQ] = useState("");
  const [settled] = useDebouncedValue(q.trim(), 200);
  const found = useQuery({ queryKey: ["find-products", settled, language, 10], queryFn: ({ signal }) => line.get<{ hits: Hit[] }>("/products/search", { query: { q: settled, limit: 10 }, signal }), enabled: settled.length > 1, placeholderData: (before) => before });
  const hits = (found.data?.hits ?? []).filter((hit) => products.every((each) => each.id !== hit.id));
  const add = (title: string) => {
    const hit = hits.find((each) => each.title === title);
    if (!hit || products.length >= AT_MOST) return;
    setQ("");
    const bare = { id: hit.id, title: hit.title, image_url: "", minor: hit.price.minor, currency: hit.price.currency, available: true };
    onChange([...products, bare]);
    void queries.fetchQuery({ queryKey: ["product", hit.id], queryFn: () => line.get<{ images: { url: string }[] }>(`/products/${hit.id}`), staleTime: 300_000 })
      .then(({ images }) => onChange([...products, { ...bare, image_url: images[0]?.url ?? "" }]), () => undefined);
  };
  const move = (from: number, to: number) => {
    const next = [...products];
    const [one] = next.splice(from, 1);
    if (one) next.splice(to, 0, one);
    onChange(next);
  };
  return (
    <div>
      <Autocomplete label={t("board.products")} description={n("board.places", AT_MOST - products.length)} placeholder={t("board.find")} value={q} disabled={products.length >= AT_MOST} onChange={setQ}
        filter={({ options }) => options} data={[...new Set(hits.map((each) => each.title))]} onOptionSubmit={(title) => { add(title); setTimeout(() => setQ("")); }} />
      <ol className={classes.chosen}>
        {products.map((each, at) => (
          <li key={each.id}>
            <span className={classes.number}>{at + 1}</span>
            <Picture url={each.image_url} blank={classes.blank} />
            <span className={classes.grow}>{each.title}<span className={classes.soft}>{each.minor !== null && money(language, { minor: each.minor, currency: each.currency })}</span></span>
            <ActionIcon variant="subtle" color="gray" disabled={at === 0} aria-label={t("up", { title: each.title })} onClick={() => move(at, at - 1)}><IconArrowUp size={16} /></ActionIcon>
            <ActionIcon variant="subtle" color="gray" disabled={at === products.length - 1} aria-label={t("down", { title: each.title })} onClick={() => move(at, at + 1)}><IconArrowDown size={16} /></ActionIcon>
            <ActionIcon variant="subtle" color="red" aria-label={t("take_out", { title: each.title })} onClick={() => onChange(products.filter((one) => one.id !== each.id))}><IconTrash size={16} /></ActionIcon>
          </li>
        ))}
      </ol>
    </div>
  );
}
