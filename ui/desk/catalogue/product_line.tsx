import { Badge, Checkbox } from "@mantine/core";
import { IconPhotoOff } from "@tabler/icons-react";
import { Link } from "react-router";
import { Picture } from "../look/picture";
import { money } from "../words/dates";
import classes from "./list.module.css";
import type { ProductRow } from "./types";
import { useCatalogueWords } from "./words";

export const LINE_HEIGHT = 64;

interface Props {
  row: ProductRow;
  top: number;
  isChosen: boolean;
  onChoose: (() => void) | undefined;
  /** Languages of the shop beside its own. */
  others: string[];
}

/** One product of the list: what it is, what it costs, how many are left, and what is missing. */
export function ProductLine({ row, top, isChosen, onChoose, others }: Props) {
  const { t, n, language } = useCatalogueWords();
  const untold = others.filter((code) => !row.languages.includes(code));
  return (
    <li className={classes.line} data-chosen={isChosen} data-product={row.id} style={{ transform: `translateY(${top}px)` }}>
      {onChoose && <Checkbox size="xs" checked={isChosen} onChange={onChoose} aria-label={t("choose", { title: row.title })} />}
      <Link to={`/catalogue/${row.id}`} className={classes.link}>
        {row.image ? <Picture url={row.image.url} className={classes.thumb} blank={classes.thumb} /> : <span className={classes.thumb}><IconPhotoOff size={18} aria-label={t("show.no_picture")} /></span>}
        <span className={classes.name}>
          <strong>{row.title}</strong>
          <span>{[row.skus[0], row.collections.join(", ")].filter(Boolean).join(" · ")}</span>
        </span>
        {row.state !== "active" && <Badge variant="default" size="sm">{t(`state.${row.state as "draft"}`)}</Badge>}
        {untold.length > 0 && <span className={classes.untold} title={t("show.untranslated")}>{untold.join(" ").toUpperCase()}</span>}
        <span className={classes.stock} data-none={row.available === 0}>{row.available === null ? t("stock.unlimited") : row.available === 0 ? t("stock.none") : n("stock.left", row.available)}<small>{row.variants > 1 ? n("variants.count", row.variants) : ""}</small></span>
        <span className={`money ${classes.price}`}>{priceOf(language, row)}</span>
      </Link>
    </li>
  );
}

function priceOf(language: string, { price_from, price_to }: ProductRow): string {
  if (!price_from?.currency || !price_to) return "–";
  const low = money(language, price_from);
  return price_from.minor === price_to.minor ? low : `${low} – ${money(language, price_to)}`;
}
