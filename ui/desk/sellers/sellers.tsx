import { Alert, Button, Group, Skeleton } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { line } from "../api/line";
import type { components } from "../api/schema";
import { troubleIn } from "../look/trouble";
import { useMay } from "../session/session";
import { languageName } from "../words/dates";
import classes from "../settings/settings.module.css";
import { SellerForm, type SellerTold } from "./seller_form";
import { SellersPeople } from "./sellers_people";
import { SellersProducts } from "./sellers_products";
import { useSellerWords } from "./words";

export type Seller = components["schemas"]["SellerOut"];
const KEY = ["sellers"];

/** A marketplace's sellers: who they are, what they sell, who answers for them. */
export function Sellers() {
  const { t, n, named, language, desk } = useSellerWords();
  const may = useMay();
  const queries = useQueryClient();
  const sellers = useQuery({ queryKey: KEY, queryFn: () => line.get<{ items: Seller[] }>("/sellers") });
  const [edited, setEdited] = useState<string | null>(null);
  const again = () => void queries.invalidateQueries({ queryKey: KEY });
  const failed = (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) });
  const save = (id: string, told: SellerTold) =>
    void (id ? line.patch(`/sellers/${id}`, told) : line.post("/sellers", told, { key: crypto.randomUUID() })).then(() => setEdited(null), failed).finally(again);
  const mayWrite = may("sellers.write");
  if (sellers.isPending) return <Skeleton h={120} radius="md" aria-label={t("loading")} />;
  if (sellers.isError) return <Alert color="red">{t("trouble")}</Alert>;
  return (
    <>
      <p className={classes.soft}>{t("intro")}</p>
      {mayWrite && edited !== "" && <Button mb="md" onClick={() => setEdited("")}>{t("add")}</Button>}
      {edited === "" && <section className={classes.card}><SellerForm onSave={(told) => save("", told)} onCancel={() => setEdited(null)} /></section>}
      {sellers.data.items.length === 0 && edited === null && <section className={classes.card}>{t("none")}</section>}
      {sellers.data.items.map((seller) => (
        <section key={seller.id} className={classes.card} aria-label={seller.name}>
          {edited === seller.id ? (
            <SellerForm seller={seller} onSave={(told) => save(seller.id, told)} onCancel={() => setEdited(null)} />
          ) : (
            <Group justify="space-between" align="start" wrap="nowrap">
              <div>
                <h2 style={{ marginBlockEnd: 2 }}>{seller.name}</h2>
                <span className={classes.soft}>
                  {[named("state", seller.state), n("products.count", seller.products), `${seller.commission_ppm / 10_000} %`, ...seller.languages.map((code) => languageName(language, code))].join(" · ")}
                </span>
              </div>
              {mayWrite && <Button size="compact-sm" variant="default" aria-label={t("edit", { name: seller.name })} onClick={() => setEdited(seller.id)}>{desk.t("edit")}</Button>}
            </Group>
          )}
          <SellersPeople seller={seller} onChanged={again} onFailed={failed} />
          <SellersProducts seller={seller} onChanged={again} onFailed={failed} />
        </section>
      ))}
    </>
  );
}
