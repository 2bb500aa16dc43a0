import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleX, IconPlayerPause } from "@tabler/icons-react";
import type { HomeTold } from "../api/described";
import { ChannelIcon, channelName } from "../look/channel";
import { useNow } from "../words/clock";
import classes from "./home.module.css";
import { span } from "./span";
import { useHomeWords } from "./words";

type Told = NonNullable<HomeTold["numbers"]>[number];
type Health = "ok" | "quiet" | "paused" | "broken" | "trouble";

const ICONS = { ok: IconCircleCheck, quiet: IconCircleDashed, paused: IconPlayerPause, broken: IconCircleX, trouble: IconAlertTriangle } as const;

export function healthOf(told: Pick<Told, "state" | "trouble" | "paused_until" | "last_at">): Health {
  if (told.state === "broken") return "broken";
  if (told.state === "paused" || told.paused_until) return "paused";
  if (told.trouble) return "trouble";
  return told.last_at ? "ok" : "quiet";
}

/** Each account at a channel: whether it works, and what the platform says of it. */
export function Numbers({ told }: { told: readonly Told[] }) {
  const { t, desk, language } = useHomeWords();
  const now = useNow();
  return (
    <section className={classes.card} aria-labelledby="home-numbers">
      <h2 id="home-numbers">{t("numbers")}</h2>
      {told.length === 0 && <p className={classes.soft}>{t("no_numbers")}</p>}
      <ul className={classes.lines}>
        {told.map((each) => {
          const health = healthOf(each);
          const Icon = ICONS[health];
          return (
            <li key={each.id} className={classes.line}>
              <ChannelIcon channel={each.channel} size={20} />
              <span className={classes.grow}>
                <span className={classes.name}>{channelName(each.channel) || desk.named("channel", each.channel)} · {each.name}</span>
                {each.trouble && <span className={classes.soft}>{each.trouble}</span>}
              </span>
              <span className={classes.end}>
                <span className={classes.health} data-health={health}><Icon size={15} stroke={1.9} aria-hidden="true" /> {t(`numbers.${health}`)}</span>
                {each.last_at && <span className={classes.soft}>{t("numbers.last", { time: span(language, Math.max(0, (now - Date.parse(each.last_at)) / 1000), true) })}</span>}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
