import { NativeSelect } from "@mantine/core";
import { Suspense, useEffect, useRef } from "react";
import { NavLink, useNavigate, useParams } from "react-router";
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
  const go = useNavigate();
  const tabs = useRef<HTMLElement>(null);
  useEffect(() => {
    void tabs.current?.querySelector("[aria-current=page]")?.scrollIntoView({ block: "nearest" }); // a browser may give a promise: no clean-up
  }, [here?.path]);
  if (!here) return null;
  const groups = GROUPS.map((group) => ({ group, inside: mine.filter((each) => each.group === group) })).filter(({ inside }) => inside.length > 0);
  return (
    <main className={classes.settings}>
      <nav className={classes.tabs} aria-label={t("settings.title")} ref={tabs}>
        <NavLink to="/inbox/all" className={classes.back ?? ""}>← {t("settings.back")}</NavLink>
        <NativeSelect className={classes.choose ?? ""} aria-label={t("settings.page")} value={here.path} onChange={(event) => void go(`/settings/${event.currentTarget.value}`)}
          data={groups.map(({ group, inside }) => ({ group: t(`settings.group.${group}`), items: inside.map(({ path, name }) => ({ value: path, label: t(name) })) }))} />
        {groups.map(({ group, inside }) => (
          <section key={group}>
            <h2>{t(`settings.group.${group}`)}</h2>
            {inside.map(({ path, name }) => <NavLink key={path} to={`/settings/${path}`} aria-current={path === here.path ? "page" : undefined}>{t(name)}</NavLink>)}
          </section>
        ))}
      </nav>
      <div className={classes.page}><h1>{t(here.name)}</h1><Suspense fallback={null}><here.Page key={here.path} /></Suspense></div>
    </main>
  );
}
