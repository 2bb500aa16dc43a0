import { Button, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { line } from "../api/line";
import { troubleIn } from "../look/trouble";
import { PlacePage } from "../places/page";
import { useWords } from "../words/words";
import { type Floor as Told, inOrder, queueOf } from "./contract";
import classes from "./floor.module.css";
import { People } from "./people";
import { Queue } from "./queue";
import { Teams } from "./teams";
import { useFloorWords } from "./words";

/** Also without news things become late: it is asked anew. */
const ANEW_EVERY = 15_000;

/** The live queue: who waits, what is late, and how much everybody has. */
export function Floor() {
  const desk = useWords();
  const { t, language } = useFloorWords();
  const told = useQuery({ queryKey: ["floor"], queryFn: ({ signal }) => line.get<Told>("/floor", { signal }), refetchInterval: ANEW_EVERY });
  const floor = told.data;
  const tiles = floor && ([["waiting", floor.waiting], ["queued", floor.queued], ["at_risk", floor.at_risk], ["late", floor.late]] as const);
  return (
    <PlacePage title={desk.t("place.floor")} below={<span className={classes.soft}>{t("lead")}</span>}>
      {told.isPending && <Bones />}
      {told.isError && !floor && <p className={classes.trouble} role="alert">{troubleIn(told.error, desk)} <Button size="compact-sm" variant="light" onClick={() => void told.refetch()}>{desk.t("again")}</Button></p>}
      {floor && tiles && (
        <>
          <dl className={classes.tiles}>
            {tiles.map(([name, n]) => <div key={name} className={classes.tile} data-name={name} data-any={n > 0}><dt>{t(name)}</dt><dd>{n.toLocaleString(language)}</dd></div>)}
          </dl>
          <Queue rows={queueOf(floor)} people={floor.people} teams={floor.teams} />
          <div className={classes.pair}>
            <People people={inOrder(floor.people)} rows={queueOf(floor)} />
            <Teams teams={floor.teams} />
          </div>
        </>
      )}
    </PlacePage>
  );
}

function Bones() {
  return <div className={classes.tiles} aria-hidden="true">{[0, 1, 2, 3].map((each) => <Skeleton key={each} height={76} radius={12} />)}</div>;
}
