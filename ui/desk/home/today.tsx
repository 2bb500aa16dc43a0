import { IconMinus, IconTrendingDown, IconTrendingUp } from "@tabler/icons-react";
import type { HomeTold } from "../api/described";
import { useSession } from "../session/session";
import { money } from "../words/dates";
import classes from "./home.module.css";
import { span } from "./span";
import { useHomeWords } from "./words";

type Told = NonNullable<HomeTold["today"]>;
type Day = Told["now"];

/** Today up to this hour, beside the same weekday up to the same hour. */
export function Today({ told }: { told: Told }) {
  const { t, language } = useHomeWords();
  const { currency } = useSession().shop;
  const weekday = new Date(`${told.day}T12:00:00`).toLocaleDateString(language, { weekday: "long" });
  const sold = (day: Day) => day.sales.find((each) => each.currency === currency)?.minor ?? 0;
  const figures: readonly [name: string, of: (day: Day) => number | null, shown: (value: number) => string][] = [
    [t("conversations"), (day) => day.conversations, (value) => value.toLocaleString(language)],
    [t("orders"), (day) => day.orders, (value) => value.toLocaleString(language)],
    [t("sales"), sold, (value) => money(language, { minor: value, currency })],
    [t("first_reply"), (day) => day.first_reply_seconds, (value) => span(language, value)],
  ];
  return (
    <section className={classes.card} aria-labelledby="home-today">
      <h2 id="home-today">{t("today")}</h2>
      <dl className={classes.figures}>
        {figures.map(([name, of, shown]) => {
          const now = of(told.now);
          const before = told.week_ago && of(told.week_ago);
          return (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <strong className="tabular">{now === null ? t("none") : shown(now)}</strong>
                {typeof before === "number" && <span className={classes.soft}><Trend now={now ?? 0} before={before} /> {t("week_ago", { value: shown(before), weekday })}</span>}
              </dd>
            </div>
          );
        })}
      </dl>
      {!told.week_ago && <p className={classes.soft}>{t("no_week_ago")}</p>}
    </section>
  );
}

/** Says more or less, not good or bad. */
function Trend({ now, before }: { now: number; before: number }) {
  const Icon = now > before ? IconTrendingUp : now < before ? IconTrendingDown : IconMinus;
  return <Icon size={14} stroke={1.75} aria-hidden="true" />;
}
