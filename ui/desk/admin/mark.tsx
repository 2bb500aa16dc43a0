import type { ReactNode } from "react";
import classes from "./admin.module.css";
import type { Mood } from "./signs";

/** A word for a state, in its colour. */
export function Mark({ mood, children }: { mood: Mood | "plain"; children: ReactNode }) {
  return <span className={classes.mark} data-mood={mood}>{children}</span>;
}
