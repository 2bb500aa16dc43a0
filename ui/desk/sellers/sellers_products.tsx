import { Button, Group, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Page } from "../api/contract";
import { line } from "../api/line";
import { useMay } from "../session/session";
import classes from "../settings/settings.module.css";
import type { Seller } from "./sellers";
import { useSellerWords } from "./words";

interface Titled {
  id: string;
  title: string;
}

interface Props {
  seller: Seller;
  onChanged: () => void;
  onFailed: (fault: unknown) => void;
}

/** A seller's products; what is found is added with a press. */
export function SellersProducts({ seller, onChanged, onFailed }: Props) {
  const { t } = useSellerWords();
  const may = useMay();
  const queries = useQueryClient();
  const key = ["sellers", seller.id, "products"];
  const theirs = useQuery({ queryKey: key, queryFn: () => line.get<Page<Titled>>(`/sellers/${seller.id}/products`, { query: { limit: 100 } }) }).data?.items ?? [];
  const [typed, setTyped] = useState("");
  const [sought] = useDebouncedValue(typed.trim(), 250);
  const found = useQuery({ queryKey: ["products", "found", sought], queryFn: () => line.get<{ hits: Titled[] }>("/products/search", { query: { q: sought, limit: 8 } }), enabled: sought.length > 1 }).data?.hits ?? [];
  const put = (told: { add?: string[]; remove?: string[] }) =>
    void line.post(`/sellers/${seller.id}/products`, told, { key: crypto.randomUUID() }).catch(onFailed).finally(() => { void queries.invalidateQueries({ queryKey: key }); onChanged(); });
  const others = sought.length > 1 ? found.filter(({ id }) => !theirs.some((each) => each.id === id)) : [];
  const mayWrite = may("sellers.write");
  return (
    <div style={{ marginBlockStart: "var(--space-4)" }}>
      {mayWrite && <TextInput label={t("products")} placeholder={t("products.find")} maxLength={100} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />}
      {others.length > 0 && <Group gap={6} mt={8}>{others.map((each) => <Button key={each.id} size="compact-xs" variant="light" aria-label={t("products.add", { name: each.title })} onClick={() => put({ add: [each.id] })}>+ {each.title}</Button>)}</Group>}
      {theirs.length === 0 ? <p className={classes.soft}>{t("products.none")}</p> : (
        <table className={classes.table} style={{ marginBlockStart: 8 }}><tbody>
          {theirs.map((each) => (
            <tr key={each.id}>
              <td>{each.title}</td>
              <td style={{ textAlign: "end" }}>{mayWrite && <Button size="compact-xs" variant="subtle" color="red" aria-label={t("products.remove", { name: each.title })} onClick={() => put({ remove: [each.id] })}>×</Button>}</td>
            </tr>
          ))}
        </tbody></table>
      )}
    </div>
  );
}
