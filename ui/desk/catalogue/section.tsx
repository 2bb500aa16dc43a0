import type { ReactNode } from "react";
import classes from "./product.module.css";

/** One part of a product's page. */
export function Section({ title, side, children }: { title: string; side?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.card} aria-label={title}>
      <header><h2>{title}</h2>{side}</header>
      {children}
    </section>
  );
}
