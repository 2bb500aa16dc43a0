import { MultiSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Page, Staff } from "../api/contract";
import { line } from "../api/line";
import { useMay } from "../session/session";
import type { Seller } from "./sellers";
import { useSellerWords } from "./words";

interface Props {
  seller: Seller;
  onChanged: () => void;
  onFailed: (fault: unknown) => void;
}

/** Who answers for a seller; owners answer for nobody. */
export function SellersPeople({ seller, onChanged, onFailed }: Props) {
  const { t } = useSellerWords();
  const may = useMay();
  const staff = useQuery({ queryKey: ["staff"], queryFn: () => line.get<Page<Staff>>("/staff", { query: { limit: 100 } }), enabled: may("staff.read") }).data?.items ?? [];
  const ids = seller.people.map((each) => each.id);
  const choices = [...seller.people, ...staff.filter((each) => each.role !== "owner" && each.state === "active" && !ids.includes(each.id))];
  const put = (staff_ids: string[]) => void line.put(`/sellers/${seller.id}/people`, { staff_ids }).catch(onFailed).finally(onChanged);
  return (
    <MultiSelect mt="sm" searchable label={t("people")} description={t("people.hint")} placeholder={ids.length ? "" : t("people.none")} disabled={!may("staff.write")} data={choices.map(({ id, name }) => ({ value: id, label: name }))} value={ids} onChange={put} />
  );
}
