import { Link } from "react-router";
import { money } from "../words/dates";
import { useFoundAsShopper } from "./asking";
import classes from "./list.module.css";
import { useCatalogueWords } from "./words";

/** What a shopper who writes this would be shown, in their order, and what was made of the words. */
export function FoundAsShopper({ q }: { q: string }) {
  const { t, n, language } = useCatalogueWords();
  const found = useFoundAsShopper(q, "").data;
  if (q.length < 2) return <div className={classes.empty}><strong>{t("search.as_shopper")}</strong><span>{t("search.as_shopper.do")}</span></div>;
  if (!found) return null;
  const notes = [
    found.corrected && t("search.corrected", { words: found.corrected }),
    found.dropped.length > 0 && t("search.dropped", { words: found.dropped.join(", ") }),
    found.relaxed.length > 0 && t("search.relaxed", { words: found.relaxed.join(", ") }),
  ].filter(Boolean);
  return (
    <>
      <p className={classes.notes}>{[n("search.found", found.total), ...notes].join(" · ")}</p>
      <ol className={classes.hits}>
        {found.hits.map((hit) => <li key={hit.id}><Link to={`/catalogue/${hit.id}`}><strong>{hit.title}</strong><span className="money">{money(language, hit.price)}</span></Link></li>)}
      </ol>
    </>
  );
}
