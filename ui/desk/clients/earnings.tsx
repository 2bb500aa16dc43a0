import { Button, Group, Loader, Select } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import type { Page } from "../api/contract";
import { address, line } from "../api/line";
import { troubleIn } from "../look/trouble";
import { useMay, useSession } from "../session/session";
import { date, money } from "../words/dates";
import classes from "./clients.module.css";
import { monthOf } from "./measures";
import type { Commission, MonthSum } from "./shapes";
import { useClientWords } from "./words";

/** What came of selling: month by month, and each order behind it. */
export function Earnings() {
  const { t, n, named, language, desk } = useClientWords();
  const may = useMay();
  const { staff } = useSession();
  const seesAll = may("commissions.read");
  const [month, setMonth] = useState("");
  const [person, setPerson] = useState("");
  const months = useQuery({ queryKey: ["commissions", "months"], queryFn: () => line.get<{ items: MonthSum[] }>("/commissions/months"), staleTime: 15_000 });
  const rows = useInfiniteQuery({
    queryKey: ["commissions", "list", month, person],
    queryFn: ({ pageParam }) => line.get<Page<Commission>>("/commissions", { query: { limit: 50, cursor: pageParam, month, staff_id: person } }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next_cursor || undefined,
    staleTime: 15_000,
  });
  const sums = months.data?.items ?? [];
  const entries = rows.data?.pages.flatMap((page) => page.items) ?? [];
  const people = [...new Map(sums.map((each) => [each.staff_id, each.staff_name])).entries()];
  if (months.isPending) return <Loader size="sm" aria-label={t("loading")} />;
  if (months.isError) return <p className={classes.soft} role="alert">{troubleIn(months.error, desk)}</p>;
  if (!sums.length) return <p className={classes.empty}>{t(seesAll ? "earn.none" : "earn.none.mine")}</p>;
  return (
    <>
      <div className={classes.sums}>
        {sums.slice(0, 12).map((each) => (
          <button type="button" key={`${each.month}/${each.staff_id}/${each.amount.currency}`} className={classes.sum} data-chosen={each.month === month && (each.staff_id === person || !seesAll)}
            onClick={() => { setMonth(each.month); setPerson(seesAll ? each.staff_id : ""); }}>
            <span className={classes.soft}>{monthOf(language, each.month)}</span>
            <strong className="money">{money(language, each.amount)}</strong>
            <span className={classes.soft}>{each.staff_id === staff.id ? t("you") : each.staff_name || each.staff_id} · {n("orders", each.orders)} · {money(language, each.base)}</span>
          </button>
        ))}
      </div>
      <div className={classes.tools}>
        <Select aria-label={t("earn.month")} placeholder={t("earn.every_month")} clearable value={month || null} onChange={(value) => setMonth(value ?? "")} data={[...new Set(sums.map((each) => each.month))].map((value) => ({ value, label: monthOf(language, value) }))} />
        {seesAll && <Select aria-label={t("earn.person")} placeholder={t("earn.everybody")} clearable value={person || null} onChange={(value) => setPerson(value ?? "")} data={people.map(([value, label]) => ({ value, label: label || value }))} />}
        <Button component="a" variant="default" leftSection={<IconDownload size={16} />} href={address("/commissions/csv", { month, staff_id: person })} download>{t("earn.csv")}</Button>
      </div>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead><tr><th>{t("earn.at")}</th><th>{t("earn.order")}</th>{seesAll && <th>{t("earn.person")}</th>}<th>{t("earn.by")}</th><th className={classes.end}>{t("earn.goods")}</th><th className={classes.end}>{t("earn.amount")}</th></tr></thead>
          <tbody>
            {entries.map((each) => (
              <tr key={each.id}>
                <td>{date(language, each.at)}</td>
                <td>{each.order_number}{each.kind !== "earned" && <span className={classes.chip} data-tone={each.kind === "reversed" ? "bad" : ""}>{named("entry", each.kind)}</span>}</td>
                {seesAll && <td>{each.staff_name}</td>}
                <td>{named("lead", each.lead_kind)} <span className={classes.soft}>{date(language, each.lead_at)}</span></td>
                <td className={classes.end}>{money(language, each.base)}</td>
                <td className={classes.end}><strong>{money(language, each.amount)}</strong> <span className={classes.soft}>{(each.basis_points / 100).toLocaleString(language)} %</span></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.isSuccess && entries.length === 0 && <p className={classes.empty}>{t("none.found")}</p>}
      {rows.hasNextPage && <Group justify="center" mt="md"><Button variant="default" loading={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>{t("more")}</Button></Group>}
    </>
  );
}
