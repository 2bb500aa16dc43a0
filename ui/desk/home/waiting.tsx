import { Link } from "react-router";
import type { HomeTold } from "../api/described";
import classes from "./home.module.css";
import { useHomeWords } from "./words";

export function Waiting({ told }: { told: HomeTold }) {
  const { t } = useHomeWords();
  const { waiting } = told;
  return (
    <section className={`${classes.card} ${classes.wide}`} aria-labelledby="home-now">
      <h2 id="home-now">{t("now")}</h2>
      <ul className={classes.tiles}>
        <Tile to="/inbox/mine" name={t("mine")} number={told.mine} />
        <Tile to="/inbox/unassigned" name={t("unassigned")} number={waiting.unassigned} />
        <Tile to="/inbox/waiting" name={t("waiting")} number={waiting.waiting} />
        <Tile to="/inbox/waiting?sort=due" name={t("late")} number={waiting.late} tone="danger" />
        <Tile to="/inbox/waiting?sort=due" name={t("at_risk")} number={waiting.at_risk} tone="warning" />
        <Tile to="/inbox/bot" name={t("bot")} number={waiting.with_bot} />
        {told.mentions > 0 && <Tile to="/inbox/mentions" name={t("mentions")} number={told.mentions} />}
      </ul>
    </section>
  );
}

interface TileProps {
  to: string;
  name: string;
  number: number;
  /** How it looks while there are any. */
  tone?: "danger" | "warning";
}

function Tile({ to, name, number, tone }: TileProps) {
  const { language } = useHomeWords();
  return (
    <li>
      <Link to={to} className={classes.tile} data-tone={number > 0 ? tone : undefined}>
        <strong>{number.toLocaleString(language)}</strong>
        <span>{name}</span>
      </Link>
    </li>
  );
}
