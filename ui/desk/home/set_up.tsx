import { Progress } from "@mantine/core";
import { IconCircle, IconCircleCheckFilled } from "@tabler/icons-react";
import { Link } from "react-router";
import type { HomeTold } from "../api/described";
import classes from "./home.module.css";
import { pathIfThere } from "./paths";
import { useHomeWords } from "./words";

type Step = NonNullable<HomeTold["set_up"]>[number];
type Name = "two_factor" | "channel" | "heard" | "catalogue" | "payments" | "shipping" | "hours" | "answers" | "colleague" | "order";

/** Where each is done, the first that this desk has. */
const WHERE: Record<Name, readonly string[]> = {
  two_factor: ["settings/profile"], channel: ["settings/channels"], heard: ["settings/channels"], catalogue: ["catalogue"],
  payments: ["settings/payments", "settings/shop"], shipping: ["settings/shipping", "settings/shop"], hours: ["settings/shop"],
  answers: ["settings/answers", "settings/wording"], colleague: ["settings/people"], order: ["orders"],
}; // prettier-ignore

/** What is still to be done before the shop can sell. The truth ticks it; it goes away when all is done. */
export function SetUp({ steps }: { steps: readonly Step[] }) {
  const { t } = useHomeWords();
  const done = steps.filter((step) => step.done).length;
  return (
    <section className={`${classes.card} ${classes.wide}`} aria-labelledby="home-setup">
      <header className={classes.cardHead}>
        <h2 id="home-setup">{t("setup")}</h2>
        <span className={classes.soft}>{t("setup.done", { done, all: steps.length })}</span>
      </header>
      <Progress value={(100 * done) / steps.length} size="sm" mb="sm" aria-label={t("setup.done", { done, all: steps.length })} />
      <ol className={classes.steps}>
        {steps.map((step) => <Line key={step.name} step={step} />)}
      </ol>
    </section>
  );
}

function Line({ step }: { step: Step }) {
  const { t } = useHomeWords();
  const name = step.name as Name;
  const path = (WHERE[name] ?? []).map(pathIfThere).find(Boolean);
  const Icon = step.done ? IconCircleCheckFilled : IconCircle;
  const words = t(`setup.${name}`);
  return (
    <li className={classes.step} data-done={step.done}>
      <Icon size={19} role="img" aria-label={t(step.done ? "setup.is_done" : "setup.is_open")} />
      <span className={classes.grow}>{words}</span>
      {!step.done && path && <Link to={path} aria-label={`${t("setup.go")}: ${words}`}>{t("setup.go")}</Link>}
    </li>
  );
}
