import { Link } from "react-router";
import { useNow } from "../words/clock";
import { left, whole } from "../words/dates";
import type { FloorTeam } from "./contract";
import classes from "./floor.module.css";
import { useFloorWords } from "./words";

export function Teams({ teams }: { teams: readonly FloorTeam[] }) {
  const { t, language } = useFloorWords();
  const now = useNow();
  if (!teams.length) return null;
  return (
    <section className={classes.card} aria-labelledby="floor-teams">
      <h2 id="floor-teams">{t("teams")}</h2>
      <table className={classes.table}>
        <thead><tr><th>{t("team")}</th><th>{t("open")}</th><th>{t("in_queue")}</th><th>{t("late")}</th><th>{t("longest")}</th></tr></thead>
        <tbody>
          {teams.map((each) => (
            <tr key={each.id || "-"}>
              <td>{each.id ? <Link to={`/inbox/all?team=${each.id}`}>{each.name}</Link> : t("no_team")}<span className={classes.words}>{t("present")}: {t("of", { n: each.present, most: each.members })}{!each.in_hours && ` · ${t("shut")}`}</span></td>
              <td className={classes.number}>{each.open || "–"}</td>
              <td className={classes.number}>{each.queued || "–"}</td>
              <td className={classes.number}><span data-urgency={each.late ? "late" : undefined}>{each.late || "–"}</span></td>
              <td className={classes.number}>{each.longest_since ? <time dateTime={each.longest_since} title={whole(language, each.longest_since)}>{left(language, each.longest_since, now)}</time> : "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
