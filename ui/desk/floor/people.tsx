import { ActionIcon, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCoffee, IconDots, IconEye, IconMessages, IconPencil } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "react-router";
import type { InboxRow } from "../api/contract";
import { line } from "../api/line";
import { findRow } from "../inbox/rows";
import { usePresent } from "../live/presence";
import { Avatar } from "../look/avatar";
import { nameOf } from "../look/name";
import { troubleIn } from "../look/trouble";
import { useNow } from "../words/clock";
import { age, whole } from "../words/dates";
import { useWords } from "../words/words";
import type { FloorPerson } from "./contract";
import classes from "./floor.module.css";
import { useFloorWords } from "./words";

/** How much each has, and what they do just now. */
export function People({ people, rows }: { people: readonly FloorPerson[]; rows: readonly InboxRow[] }) {
  const { t } = useFloorWords();
  return (
    <section className={classes.card} aria-labelledby="floor-people">
      <h2 id="floor-people">{t("people")}</h2>
      {people.length === 0 ? <p className={classes.soft}>{t("no_people")}</p> : (
        <table className={classes.table}>
          <thead><tr><th>{t("person")}</th><th>{t("open")}</th><th>{t("waiting")}</th><th>{t("late")}</th><th>{t("replied")}</th><th><span className="hidden">{t("away.set")}</span></th></tr></thead>
          <tbody>{people.map((each) => <Person key={each.id} person={each} rows={rows} />)}</tbody>
        </table>
      )}
    </section>
  );
}

function Person({ person, rows }: { person: FloorPerson; rows: readonly InboxRow[] }) {
  const desk = useWords();
  const { t, language } = useFloorWords();
  const now = useNow();
  const go = useNavigate();
  const queries = useQueryClient();
  const mine = usePresent().filter((each) => each.staff === person.id);
  const doing = mine.find((each) => each.doing === "typing") ?? mine[0];
  const at = doing && (rows.find((row) => row.id === doing.conversation) ?? findRow(queries, doing.conversation));
  const change = (told: { away: boolean; reassign?: boolean }) =>
    void line.patch(`/agents/${person.id}`, told).catch((fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) })).finally(() => void queries.invalidateQueries({ queryKey: ["floor"] }));
  const full = person.capacity ? Math.min(1, person.open / person.capacity) : 0;
  return (
    <tr data-away={person.away}>
      <td>
        <span className={classes.shopper}>
          <Avatar name={person.name} id={person.id} size={28} />
          <span>
            <Link to={`/inbox/all?owner=${person.id}`}>{person.name}</Link>
            <span className={classes.words}>
              {person.away ? <><IconCoffee size={13} /> {t("away")}</> : doing && at ? <>{doing.doing === "typing" ? <IconPencil size={13} /> : <IconEye size={13} />} {t(doing.doing === "typing" ? "writing" : "looking", { name: nameOf(at.contact.name, at.contact.id, desk) })}</> : desk.named("role", person.role)}
            </span>
          </span>
        </span>
      </td>
      <td className={classes.number}>
        {person.capacity ? t("of", { n: person.open, most: person.capacity }) : person.open}
        {person.capacity > 0 && <span className={classes.bar} data-full={full >= 1} aria-hidden="true"><span style={{ inlineSize: `${Math.round(full * 100)}%` }} /></span>}
      </td>
      <td className={classes.number}>{person.waiting || "–"}</td>
      <td className={classes.number}><span data-urgency={person.late ? "late" : undefined}>{person.late || "–"}</span></td>
      <td className={classes.number}>{person.replied_at ? <time dateTime={person.replied_at} title={whole(language, person.replied_at)}>{age(language, person.replied_at, now, desk.t("now"))}</time> : <span className={classes.soft}>{t("never")}</span>}</td>
      <td className={classes.deeds}>
        <Menu position="bottom-end" width={260}>
          <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label={t("more_of", { name: person.name })}><IconDots size={17} /></ActionIcon></Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconMessages size={16} />} onClick={() => void go(`/inbox/all?owner=${person.id}`)}>{t("see")}</Menu.Item>
            {person.away
              ? <Menu.Item leftSection={<IconCoffee size={16} />} onClick={() => change({ away: false })}>{t("away.back")}</Menu.Item>
              : <>
                  <Menu.Item leftSection={<IconCoffee size={16} />} onClick={() => change({ away: true })}>{t("away.set")}</Menu.Item>
                  <Menu.Item leftSection={<IconCoffee size={16} />} onClick={() => change({ away: true, reassign: true })}>{t("away.reassign")}</Menu.Item>
                </>}
          </Menu.Dropdown>
        </Menu>
      </td>
    </tr>
  );
}
