import type { ReactNode } from "react";
import classes from "./page.module.css";

interface Props {
  title: string;
  /** Buttons beside the title. */
  actions?: ReactNode;
  /** Filters and tabs below it. */
  below?: ReactNode;
  children: ReactNode;
}

/** The frame of every place beside the inbox: its name, what one can do, and what it shows. */
export function PlacePage({ title, actions, below, children }: Props) {
  return (
    <main className={classes.place}>
      <header className={classes.head}>
        <h1>{title}</h1>
        {actions && <div className={classes.actions}>{actions}</div>}
        {below && <div className={classes.below}>{below}</div>}
      </header>
      <div className={classes.body}>{children}</div>
    </main>
  );
}
