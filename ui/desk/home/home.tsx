import { Button, Skeleton } from "@mantine/core";
import { Link } from "react-router";
import { PlacePage } from "../places/page";
import { useMay } from "../session/session";
import { Failed } from "./failed";
import classes from "./home.module.css";
import { Longest } from "./longest";
import { Numbers } from "./numbers";
import { SetUp } from "./set_up";
import { Today } from "./today";
import { useHome } from "./use_home";
import { Waiting } from "./waiting";
import { useHomeWords } from "./words";

/** What needs somebody now, and how the shop is. */
export function Home() {
  const { t, desk } = useHomeWords();
  const may = useMay();
  const { data, isError, refetch } = useHome();
  const actions = may("reports.read") && <Button component={Link} to="/reports" variant="default" size="xs">{t("reports")}</Button>;
  return (
    <PlacePage title={desk.t("place.home")} actions={actions}>
      {!data && isError && <p role="alert">{t("trouble")} <Button size="compact-sm" variant="light" onClick={() => void refetch()}>{desk.t("again")}</Button></p>}
      {!data && !isError && <div aria-label={desk.t("loading")} className={classes.grid}>{[1, 2, 3, 4].map((each) => <Skeleton key={each} height={150} radius="lg" />)}</div>}
      {data && (
        <div className={classes.grid}>
          {data.set_up && data.set_up.length > 0 && <SetUp steps={data.set_up} />}
          <Waiting told={data} />
          <Longest rows={data.waiting.longest} />
          {data.today && <Today told={data.today} />}
          {data.numbers && <Numbers told={data.numbers} />}
          {data.failed && <Failed told={data.failed} />}
        </div>
      )}
    </PlacePage>
  );
}
