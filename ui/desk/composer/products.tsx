import { Button, Checkbox, Loader, Modal, Stack, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQueries, useQuery } from "@tanstack/react-query";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import type { Money } from "../api/contract";
import { line } from "../api/line";
import { Picture } from "../look/picture";
import { money } from "../words/dates";
import { useWords } from "../words/words";
import classes from "./products.module.css";

interface Hit {
  id: string;
  skus: string[];
  title: string;
  price: Money;
}

const AT_MOST = 10;

export interface Choosing {
  /** When they leave, in words; "" for at once. */
  when?: string;
  language: string;
  onClose: () => void;
  onSend: (productIds: string[], titles: string) => void;
}

/** Goods found by the words a shopper would use. */
export function ProductPicker({ when, language: shopper, onClose, onSend }: Choosing) {
  const { t, n, language } = useWords();
  const [q, setQ] = useState("");
  const [settled] = useDebouncedValue(q.trim(), 200);
  const [chosen, setChosen] = useState<Hit[]>([]);
  const found = useQuery({
    queryKey: ["find-products", settled, shopper],
    queryFn: ({ signal }) => line.get<{ hits: Hit[] }>("/products/search", { query: { q: settled, limit: 24, language: shopper }, signal }),
    enabled: settled.length > 1,
    placeholderData: (before) => before,
  });
  const hits = found.data?.hits ?? [];
  const toggle = (hit: Hit) => setChosen(chosen.some((each) => each.id === hit.id) ? chosen.filter((each) => each.id !== hit.id) : [...chosen, hit].slice(0, AT_MOST));
  return (
    <Modal opened closeButtonProps={{ "aria-label": t("close") }} onClose={onClose} title={[t("insert.product"), when].filter(Boolean).join(" · ")} size="lg">
      <Stack gap="sm">
        <TextInput data-autofocus size="md" value={q} onChange={(event) => setQ(event.currentTarget.value)} leftSection={<IconSearch size={17} />} rightSection={found.isFetching ? <Loader size={16} /> : null}
          placeholder={t("insert.product.hint")} aria-label={t("insert.product")} />
        <div className={classes.grid}>
          {hits.map((hit) => {
            const isChosen = chosen.some((each) => each.id === hit.id);
            return (
              <label key={hit.id} className={classes.card} data-chosen={isChosen}>
                <FirstPicture id={hit.id} />
                <span className={classes.words}>
                  <strong>{hit.title}</strong>
                  <span className="money">{money(language, hit.price)}</span>
                </span>
                <Checkbox className={classes.check ?? ""} size="sm" checked={isChosen} onChange={() => toggle(hit)} aria-label={hit.title} />
              </label>
            );
          })}
        </div>
        {settled.length > 1 && !found.isFetching && hits.length === 0 && <p className={classes.none}>{t("insert.product.none")}</p>}
        <Button disabled={!chosen.length} onClick={() => { onSend(chosen.map((each) => each.id), chosen.map((each) => each.title).join(", ")); onClose(); }}>
          {chosen.length ? n("insert.product.send", chosen.length) : t("insert.product.choose")}
        </Button>
      </Stack>
    </Modal>
  );
}

interface Shown {
  images: { url: string; alt?: string }[];
}

function FirstPicture({ id }: { id: string }) {
  const [product] = useQueries({ queries: [{ queryKey: ["product", id], queryFn: () => line.get<Shown>(`/products/${id}`), staleTime: 5 * 60_000 }] });
  const url = product.data?.images[0]?.url;
  return <Picture url={url} blank={classes.blank} />;
}
