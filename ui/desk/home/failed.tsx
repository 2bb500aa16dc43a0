import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { Link } from "react-router";
import type { HomeTold } from "../api/described";
import classes from "./home.module.css";
import { pathIfThere } from "./paths";
import { useHomeWords } from "./words";

/** Work that nobody will do any more unless somebody looks. */
export function Failed({ told }: { told: NonNullable<HomeTold["failed"]> }) {
  const { t, n } = useHomeWords();
  const path = pathIfThere("settings/failed");
  const some = [["failed.jobs", told.jobs], ["failed.events", told.events]] as const;
  return (
    <section className={classes.card} aria-labelledby="home-failed">
      <h2 id="home-failed">{t("failed")}</h2>
      <ul className={classes.lines}>
        {told.jobs + told.events === 0 && <li className={classes.line}><span className={classes.health} data-health="ok"><IconCircleCheck size={15} aria-hidden="true" /></span> {t("failed.none")}</li>}
        {some.filter(([, number]) => number > 0).map(([key, number]) => (
          <li key={key} className={classes.line}>
            <span className={classes.health} data-health="broken"><IconAlertTriangle size={15} aria-hidden="true" /></span>
            <span className={classes.grow}>{n(key, number)}</span>
            {path && <Link to={path}>{t("failed.look")}</Link>}
          </li>
        ))}
      </ul>
    </section>
  );
}
