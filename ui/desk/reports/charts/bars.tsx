import classes from "./charts.module.css";

export interface Bar {
  name: string;
  value: number;
  /** What stands beside it. */
  shown: string;
  more?: string;
}

/** One below the other, the longest as broad as there is room. */
export function Bars({ bars, most }: { bars: readonly Bar[]; most?: number }) {
  const longest = Math.max(most ?? 0, 1, ...bars.map((bar) => bar.value));
  return (
    <dl className={classes.bars}>
      {bars.map((bar) => (
        <div key={bar.name}>
          <dt>{bar.name}</dt>
          <dd>
            <span className={classes.track} aria-hidden="true"><span style={{ inlineSize: `${(100 * bar.value) / longest}%` }} /></span>
            <span className={classes.value}>{bar.shown}{bar.more && <small> {bar.more}</small>}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
