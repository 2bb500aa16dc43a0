import { Tooltip } from "@mantine/core";
import {
  IconAlarmSnooze, IconAt, IconBookmark, IconCircleCheck, IconClockHour4, IconEye, IconInbox, IconRobot, IconUser, IconUserQuestion, IconUsersGroup,
} from "@tabler/icons-react"; // prettier-ignore
import type { ReactNode } from "react";
import { Link, useLocation } from "react-router";
import sign from "../../src/brand/sign.svg";
import { addressOfFilter, type View, VIEWS } from "../inbox/filter";
import { useLabels, useSavedFilters, useTeams } from "../inbox/houses";
import { useCounts } from "../inbox/rows";
import { ChannelIcon, channelName } from "../look/channel";
import { type Place, placesOf } from "../places/places";
import { useMay, useSession } from "../session/session";
import { useWords } from "../words/words";
import { Me } from "./me";
import classes from "./rail.module.css";

const ICONS: Record<View, typeof IconInbox> = {
  mine: IconUser, unassigned: IconUserQuestion, all: IconInbox, waiting: IconClockHour4, mentions: IconAt, followed: IconEye, bot: IconRobot,
  snoozed: IconAlarmSnooze, closed: IconCircleCheck,
}; // prettier-ignore
/** Of these somebody waits for a person. */
const STRONG: readonly View[] = ["mine", "unassigned"];

export function Rail({ folds = true, onGo }: { folds?: boolean; onGo?: () => void }) {
  const { t, named } = useWords();
  const session = useSession();
  const { shop } = session;
  const counts = useCounts().data;
  const teams = useTeams();
  const labels = useLabels();
  const saved = useSavedFilters();
  const may = useMay();
  const places = placesOf(may, session);
  const channels = Object.entries(counts?.channels ?? {}).sort();
  const entry = (key: string, to: string, icon: ReactNode, name: string, count?: number, strong = false) => (
    <Entry key={key} to={to} icon={icon} name={name} count={count} strong={strong} onGo={onGo} />
  );
  return (
    <nav className={`${classes.rail} ${folds ? classes.folds : ""}`} aria-label={t("rail.name")}>
      <div className={classes.top}>
        <img src={sign} alt="" width={26} height={26} />
        <span className={classes.name}>{shop.name}</span>
      </div>
      <div className={classes.scroll}>
        <ul className={classes.list}>
          {VIEWS.map((view) => {
            const Icon = ICONS[view];
            return entry(view, `/inbox/${view}`, <Icon size={18} stroke={1.75} />, t(`view.${view}`), counts?.views[view], STRONG.includes(view));
          })}
        </ul>
        {places.length > 0 && <h2 className={classes.heading}>{t("rail.shop")}</h2>}
        <ul className={classes.list}>
          {places.map((place) => <PlaceEntry key={place.path} place={place} onGo={onGo} />)}
        </ul>
        {saved.length > 0 && <h2 className={classes.heading}>{t("rail.saved")}</h2>}
        <ul className={classes.list}>
          {saved.map((each) => entry(each.id, addressOfFilter(each.filter), <IconBookmark size={18} stroke={1.75} />, each.name, counts?.saved[each.id]))}
        </ul>
        {channels.length > 0 && <h2 className={classes.heading}>{t("rail.channels")}</h2>}
        <ul className={classes.list}>
          {channels.map(([channel, count]) =>
            entry(channel, `/inbox/all?channel=${channel}`, <ChannelIcon channel={channel} size={18} />, channelName(channel) || named("channel", channel), count),
          )}
        </ul>
        {teams.length > 0 && <h2 className={classes.heading}>{t("rail.teams")}</h2>}
        <ul className={classes.list}>
          {teams.map((team) => entry(team.id, `/inbox/all?team=${team.id}`, <IconUsersGroup size={18} stroke={1.75} />, team.name, counts?.teams[team.id]))}
        </ul>
        {labels.length > 0 && <h2 className={classes.heading}>{t("rail.labels")}</h2>}
        <ul className={classes.list}>
          {labels.map((label) =>
            entry(label.id, `/inbox/all?label=${encodeURIComponent(label.name)}`, <Dot colour={label.colour} />, label.name, counts?.labels[label.name] ?? counts?.labels[label.id]),
          )}
        </ul>
      </div>
      <div className={classes.foot}>
        <Me />
      </div>
    </nav>
  );
}

/** A place beside the inbox, with how much waits there if it counts that. */
function PlaceEntry({ place, onGo }: { place: Place; onGo: (() => void) | undefined }) {
  const { t } = useWords();
  const { path, name, Icon, useCount = useNothing } = place;
  return <Entry to={`/${path}`} icon={<Icon size={18} stroke={1.75} />} name={t(name)} count={useCount()} strong onGo={onGo} />;
}

const useNothing = () => 0;

function Dot({ colour }: { colour: string }) {
  return <span className={classes.dot} style={/^#[0-9a-f]{6}$/i.test(colour) ? { background: colour } : {}} />;
}

interface EntryProps {
  to: string;
  icon: ReactNode;
  name: string;
  count: number | undefined;
  strong: boolean;
  onGo: (() => void) | undefined;
}

function Entry({ to, icon, name, count, strong, onGo }: EntryProps) {
  const { language } = useWords();
  const here = useLocation();
  const [path, query = ""] = to.split("?");
  const isHere = here.pathname.startsWith(path ?? "") && same(query, here.search);
  return (
    <li>
      <Tooltip label={name} position="right" disabled={globalThis.innerWidth > 1439 || globalThis.innerWidth < 760}>
        <Link className={classes.link} to={to} aria-current={isHere ? "page" : undefined} onClick={onGo}>
          {icon}
          <span className={classes.name}>{name}</span>
          {count ? (
            <span className={classes.count} data-strong={strong}>
              {count.toLocaleString(language)}
            </span>
          ) : null}
        </Link>
      </Tooltip>
    </li>
  );
}

/** Of the filters in the address those that the rail sets. */
function same(query: string, search: string): boolean {
  const here = new URLSearchParams(search);
  const there = new URLSearchParams(query);
  return ["channel", "team", "label", "owner"].every((name) => (here.get(name) ?? "") === (there.get(name) ?? ""));
}
