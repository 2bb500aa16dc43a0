import { NavLink, useParams } from "react-router";
import { useMay } from "../session/session";
import { useWords } from "../words/words";
import { People } from "./people";
import { Profile } from "./profile";
import { SavedReplies } from "./saved_replies";
import { Keys } from "./keys";
import { Hooks } from "./hooks";
import classes from "./settings.module.css";

const PAGES = { profile: Profile, replies: SavedReplies, people: People, keys: Keys, hooks: Hooks } as const;
const NEEDS: Record<keyof typeof PAGES, string> = { profile: "", replies: "conversations.read", people: "staff.read", keys: "staff.read", hooks: "webhooks.read" };

export function Settings() {
  const { t } = useWords();
  const may = useMay();
  const { page = "profile" } = useParams();
  const names = (Object.keys(PAGES) as (keyof typeof PAGES)[]).filter((name) => !NEEDS[name] || may(NEEDS[name]));
  const here = names.find((name) => name === page) ?? "profile";
  const Page = PAGES[here];
  return (
    <main className={classes.settings}>
      <nav className={classes.tabs} aria-label={t("settings.title")}>
        <NavLink to="/inbox/all" className={classes.back ?? ""}>← {t("settings.back")}</NavLink>
        {names.map((name) => <NavLink key={name} to={`/settings/${name}`} aria-current={name === here ? "page" : undefined}>{t(`settings.${name}`)}</NavLink>)}
      </nav>
      <div className={classes.page}><h1>{t(`settings.${here}`)}</h1><Page /></div>
    </main>
  );
}
