import { Suspense } from "react";
import { NavLink, useParams } from "react-router";
import { useMay, useSession } from "../session/session";
import { useWords } from "../words/words";
import { GROUPS, PAGES } from "./pages";
import classes from "./settings.module.css";

export function Settings() {
  const { t } = useWords();
  const may = useMay();
  const { seller } = useSession();
  const { page = "profile" } = useParams();
  const mine = PAGES.filter(({ needs, group }) => (!needs || may(needs)) && (!seller || group === "own"));
  const here = mine.find(({ path }) => path === page) ?? mine[0];
  if (!here) return null;
  return (
    <main className={classes.settings}>
      <nav className={classes.tabs} aria-label={t("settings.title")}>
        <NavLink to="/inbox/all" className={classes.back ?? ""}>← {t("settings.back")}</NavLink>
        {GROUPS.map((group) => {
          const inside = mine.filter((each) => each.group === group);
          return inside.length > 0 && (
            <section key={group}>
              <h2>{t(`settings.group.${group}`)}</h2>
              {inside.map(({ path, name }) => <NavLink key={path} to={`/settings/${path}`} aria-current={path === here.path ? "page" : undefined}>{t(name)}</NavLink>)}
            </section>
          );
        })}
      </nav>
      <div className={classes.page}><h1>{t(here.name)}</h1><Suspense fallback={null}><here.Page key={here.path} /></Suspense></div>
    </main>
  );
}
