import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import type { Page } from "../api/contract";
import { line } from "../api/line";
import { troubleIn } from "../look/trouble";
import { useMay } from "../session/session";
import { date } from "../words/dates";
import classes from "./product.module.css";
import { Section } from "./section";
import type { Review } from "./types";
import { useCatalogueWords } from "./words";

/** What shoppers said; a hidden review is quoted to nobody and counts for nothing. */
export function Reviews({ product, average, count }: { product: string; average: number; count: number }) {
  const { t, n, language, desk } = useCatalogueWords();
  const may = useMay();
  const queries = useQueryClient();
  const key = ["catalogue", "reviews", product];
  const list = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => line.get<Page<Review>>(`/products/${product}/reviews`, { query: { limit: 10, cursor: pageParam }, signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor || undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const put = (review: Review) => {
    const state = review.state === "shown" ? "hidden" : "shown";
    void line.patch(`/products/${product}/reviews/${encodeURIComponent(review.external_id)}`, { state })
      .catch((fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) }))
      .finally(() => { void queries.invalidateQueries({ queryKey: key }); void queries.invalidateQueries({ queryKey: ["catalogue", "sheet", product] }); });
  };
  return (
    <Section title={t("reviews")} side={count > 0 && <span className={classes.note}>★ {average.toLocaleString(language)} · {n("reviews.count", count)}</span>}>
      {rows.length === 0 && !list.isPending && <p className={classes.note}>{t("reviews.none")}</p>}
      <ul className={classes.reviews}>
        {rows.map((each) => (
          <li key={each.id} data-hidden={each.state === "hidden"}>
            <header><span aria-label={t("reviews.stars", { n: each.rating })}>{"★".repeat(each.rating)}{"☆".repeat(5 - each.rating)}</span> <strong>{each.title}</strong> <span className={classes.note}>{each.author} · {date(language, each.at)}{each.state === "hidden" ? ` · ${t("reviews.hidden")}` : ""}</span>
              {may("catalog.write") && <Button size="compact-xs" variant="subtle" onClick={() => put(each)}>{t(each.state === "shown" ? "hide" : "reviews.show")}</Button>}
            </header>
            <p lang={each.language}>{each.text}</p>
          </li>
        ))}
      </ul>
      {list.hasNextPage && <Button size="xs" variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t("more")}</Button>}
    </Section>
  );
}
