import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import { IconEar, IconHandGrab, IconMoodHappy, IconPencil, IconUserPlus, IconUsersGroup } from "@tabler/icons-react";
import { useNavigate } from "react-router";
import { Link } from "react-router";
import type { InboxRow } from "../api/contract";
import { lastWords, urgency } from "../inbox/last";
import { usePresent } from "../live/presence";
import { Avatar } from "../look/avatar";
import { ChannelIcon } from "../look/channel";
import { nameOf } from "../look/name";
import { useSession } from "../session/session";
import { useConversationActions } from "../thread/actions";
import { useNow } from "../words/clock";
import { left, whole } from "../words/dates";
import { useWords } from "../words/words";
import type { FloorPerson, FloorTeam } from "./contract";
import classes from "./floor.module.css";
import { useFloorWords } from "./words";

interface Props {
  rows: readonly InboxRow[];
  people: readonly FloorPerson[];
  teams: readonly FloorTeam[];
}

export function Queue({ rows, people, teams }: Props) {
  const { t } = useFloorWords();
  return (
    <section className={classes.card} aria-labelledby="floor-queue">
      <h2 id="floor-queue">{t("queue")}</h2>
      {rows.length === 0 ? (
        <div className={classes.empty}><IconMoodHappy size={32} stroke={1.25} /><strong>{t("queue.none")}</strong><span>{t("queue.none.lead")}</span></div>
      ) : (
        <table className={classes.table}>
          <thead><tr><th>{t("shopper")}</th><th>{t("waits")}</th><th>{t("promised")}</th><th>{t("owner")}</th><th><span className="hidden">{t("assign")}</span></th></tr></thead>
          <tbody>{rows.map((row) => <Waiting key={row.id} row={row} people={people} teams={teams} />)}</tbody>
        </table>
      )}
    </section>
  );
}

function Waiting({ row, people, teams }: { row: InboxRow; people: readonly FloorPerson[]; teams: readonly FloorTeam[] }) {
  const desk = useWords();
  const { t, language } = useFloorWords();
  const now = useNow();
  const go = useNavigate();
  const { staff } = useSession();
  const actions = useConversationActions(row.id);
  const writing = usePresent().find((each) => each.conversation === row.id && each.doing === "typing");
  const name = nameOf(row.contact.name, row.contact.id, desk);
  const due = urgency(row.due_at, now);
  const isColleagues = row.owner.kind === "person" && row.owner.id !== "" && row.owner.id !== staff.id;
  const take = () => void actions.take(isColleagues ? row.owner.id : "").then((done) => done && void go(`/inbox/mine/${row.id}`));
  return (
    <tr data-row={row.id}>
      <td>
        <span className={classes.shopper}>
          <ChannelIcon channel={row.channel} size={16} />
          <span><Link to={`/inbox/all/${row.id}`}>{name}</Link><span className={classes.words}>{lastWords(row, desk)}</span></span>
        </span>
      </td>
      <td className={classes.number}>{row.waiting_since ? <time dateTime={row.waiting_since} title={whole(language, row.waiting_since)}>{left(language, row.waiting_since, now)}</time> : "–"}</td>
      <td className={classes.number}>{due && row.due_at ? <time dateTime={row.due_at} data-urgency={due} title={whole(language, row.due_at)}>{t(due === "late" ? "late_by" : "due_in", { by: left(language, row.due_at, now), left: left(language, row.due_at, now) })}</time> : "–"}</td>
      <td>
        <span className={classes.owner}>
          {row.owner.kind === "person" ? <><Avatar name={row.owner.name} id={row.owner.id} size={20} /><span>{row.owner.name}</span></> : <span className={classes.soft}>{row.owner.name || desk.t("owner.nobody")}</span>}
          {writing && <IconPencil size={14} role="img" aria-hidden={false} aria-label={desk.t("row.typed_by", { names: people.find((each) => each.id === writing.staff)?.name ?? "…" })} />}
        </span>
      </td>
      <td className={classes.deeds}>
        {isColleagues && <Tooltip label={t("listen")}><ActionIcon variant="subtle" color="gray" aria-label={`${t("listen")}: ${name}`} onClick={() => void go(`/inbox/all/${row.id}?listen=1`)}><IconEar size={17} /></ActionIcon></Tooltip>}
        <Menu position="bottom-end" width={240}>
          <Menu.Target><Tooltip label={t("assign")}><ActionIcon variant="subtle" color="gray" aria-label={t("assign_from", { name })}><IconUserPlus size={17} /></ActionIcon></Tooltip></Menu.Target>
          <Menu.Dropdown>
            <div className={classes.choices}>
              {people.filter((each) => each.id !== row.owner.id).map((each) => (
                <Menu.Item key={each.id} leftSection={<Avatar name={each.name} id={each.id} size={20} />} rightSection={<span className={classes.soft}>{each.away ? t("away") : each.capacity ? `${each.open}/${each.capacity}` : each.open}</span>} onClick={() => void actions.assign({ id: each.id, name: each.name })}>{each.name}</Menu.Item>
              ))}
              {teams.filter((each) => each.id).map((each) => <Menu.Item key={each.id} leftSection={<IconUsersGroup size={16} />} onClick={() => void actions.assignTeam(each)}>{each.name}</Menu.Item>)}
            </div>
            {row.owner.kind === "person" && <><Menu.Divider /><Menu.Item onClick={() => void actions.assign({ id: "", name: "" })}>{desk.t("assign.nobody")}</Menu.Item></>}
          </Menu.Dropdown>
        </Menu>
        {!(row.owner.kind === "person" && row.owner.id === staff.id) && <Button size="compact-sm" variant="light" leftSection={<IconHandGrab size={15} />} aria-label={`${t("take")}: ${name}`} onClick={take}>{t("take")}</Button>}
      </td>
    </tr>
  );
}
