import { useQuery } from "@tanstack/react-query";
import { line } from "../api/line";
import { useMay } from "../session/session";
import { Asking } from "./asking";
import { Notice } from "./notice";
import { Basics } from "./shop_basics";
import { Hours } from "./shop_hours";
import { Returns } from "./shop_returns";
import { Voice } from "./shop_voice";
import type { Shop as Told } from "./told";
import { useAdminWords } from "./words";

/** What the shop is called, when it answers, how it speaks, what it allows. */
export function Shop() {
  const { t } = useAdminWords();
  const may = useMay();
  const shop = useQuery({ queryKey: ["shops"], queryFn: () => line.get<Told>("/shop") });
  return (
    <Asking of={shop}>
      {(told) => (
        <>
          {!may("shop.write") && <Notice mood="waiting">{t("shop.look_only")}</Notice>}
          <fieldset disabled={!may("shop.write")} style={{ border: 0, margin: 0, padding: 0, minInlineSize: 0 }}>
            <Basics shop={told} />
            <Hours shop={told} />
            <Voice shop={told} />
            <Returns />
          </fieldset>
        </>
      )}
    </Asking>
  );
}
