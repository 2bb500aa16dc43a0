import { useElementSize } from "@mantine/hooks";
import { type KeyboardEvent, type PointerEvent, useState } from "react";
import classes from "./charts.module.css";
import { labelled, ticks } from "./scale";

export interface Series {
  name: string;
  kind: "columns" | "line" | "dashed" | "before";
  /** null: nothing to tell of that day. */
  values: readonly (number | null)[];
}

interface Props {
  name: string;
  days: readonly string[];
  series: readonly Series[];
  /** A value in words. */
  shown: (value: number) => string;
  /** The same beside the axis, shorter. */
  marked?: (value: number) => string;
  /** A day in words. */
  dayShown: (day: string) => string;
  isTime?: boolean;
}

const HEIGHT = 210;
const TOP = 10;
const BOTTOM = 24;
const SIDE = 72;

/** Days beside each other. Arrow keys go from day to day; what stands there is said and shown. */
export function DayChart({ name, days, series, shown, marked = shown, dayShown, isTime = false }: Props) {
  const { ref, width } = useElementSize();
  const [at, setAt] = useState<number | null>(null);
  const most = Math.max(1, ...series.flatMap((each) => each.values.map((value) => value ?? 0)));
  const marks = ticks(most, isTime);
  const top = marks[marks.length - 1] ?? 1;
  const inner = Math.max(width - SIDE - 8, 10);
  const isRtl = typeof document !== "undefined" && document.documentElement.dir === "rtl";
  const mirrored = (x: number) => (isRtl ? width - x : x);
  const step = inner / Math.max(days.length, 1);
  const x = (day: number) => mirrored(SIDE + step * (day + 0.5));
  const y = (value: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top);
  const words = (day: number) => `${dayShown(days[day] ?? "")}: ${series.map((each) => `${each.name} ${each.values[day] == null ? "–" : shown(each.values[day])}`).join(", ")}`;

  const move = (event: KeyboardEvent) => {
    const along = isRtl ? -1 : 1;
    const to = { ArrowRight: (at ?? -1) + along, ArrowLeft: (at ?? days.length) - along, Home: 0, End: days.length - 1 }[event.key];
    if (event.key === "Escape") setAt(null);
    if (to === undefined) return;
    event.preventDefault();
    setAt(Math.min(Math.max(to, 0), days.length - 1));
  };
  const point = (event: PointerEvent) => {
    const from = event.currentTarget.getBoundingClientRect().left;
    const along = mirrored(event.clientX - from) - SIDE;
    setAt(Math.min(Math.max(Math.floor(along / step), 0), days.length - 1));
  };

  return (
    <div
      ref={ref}
      className={classes.days}
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={Math.max(days.length - 1, 0)}
      aria-valuenow={at ?? Math.max(days.length - 1, 0)}
      aria-valuetext={words(at ?? days.length - 1)}
      onKeyDown={move}
      onPointerMove={point}
      onPointerLeave={() => setAt(null)}
      onBlur={() => setAt(null)}
    >
      {width > 0 && (
        <svg width={width} height={HEIGHT} aria-hidden="true">
          {marks.map((mark) => (
            <g key={mark}>
              <line className={classes.rule} x1={mirrored(SIDE)} x2={mirrored(width - 8)} y1={y(mark)} y2={y(mark)} />
              <text className={classes.mark} x={mirrored(SIDE - 8)} y={y(mark) + 4} textAnchor="end">{marked(mark)}</text>
            </g>
          ))}
          {labelled(days.length, inner / 68).map((day) => <text key={day} className={classes.mark} x={day === days.length - 1 ? mirrored(width - 4) : x(day)} y={HEIGHT - 6} textAnchor={day === days.length - 1 ? "end" : "middle"}>{dayShown(days[day] ?? "")}</text>)}
          {at !== null && <rect className={classes.here} x={x(at) - step / 2} width={step} y={TOP} height={HEIGHT - TOP - BOTTOM} />}
          {series.map((each) => <Drawn key={each.name} series={each} x={x} y={y} step={step} />)}
        </svg>
      )}
      {at !== null && <div className={classes.told} style={{ insetInlineStart: Math.min(Math.max(SIDE + step * at - 70, 0), Math.max(width - 190, 0)) }}>{telling(series, at, shown, dayShown(days[at] ?? ""))}</div>}
    </div>
  );
}

function telling(series: readonly Series[], at: number, shown: (value: number) => string, day: string) {
  return (
    <>
      <strong>{day}</strong>
      {series.map((each) => {
        const value = each.values[at];
        return <span key={each.name}><Sign kind={each.kind} /> {each.name}: {value == null ? "–" : shown(value)}</span>;
      })}
    </>
  );
}

interface DrawnProps {
  series: Series;
  x: (day: number) => number;
  y: (value: number) => number;
  step: number;
}

function Drawn({ series, x, y, step }: DrawnProps) {
  if (series.kind === "columns") {
    const broad = Math.max(Math.min(step * 0.66, 34), 1.5);
    return series.values.map((value, day) => (value ? <rect key={day} className={classes.column} x={x(day) - broad / 2} width={broad} y={y(value)} height={y(0) - y(value)} rx={Math.min(2, broad / 4)} /> : null));
  }
  return (
    <g className={classes[series.kind]}>
      <path d={pathOf(series.values, x, y)} />
      {series.kind !== "before" && step > 7 && series.values.map((value, day) => (value == null ? null : <Point key={day} kind={series.kind} x={x(day)} y={y(value)} />))}
    </g>
  );
}

/** Lines are told apart by their points too, not by colour alone. */
function Point({ kind, x, y }: { kind: Series["kind"]; x: number; y: number }) {
  return kind === "line" ? <circle cx={x} cy={y} r={3} /> : <rect x={x - 3} y={y - 3} width={6} height={6} />;
}

/** Days without a value leave a gap. */
export function pathOf(values: readonly (number | null)[], x: (day: number) => number, y: (value: number) => number): string {
  let isDown = false;
  return values
    .map((value, day) => {
      if (value == null) {
        isDown = false;
        return "";
      }
      const told = `${isDown ? "L" : "M"}${x(day).toFixed(1)} ${y(value).toFixed(1)}`;
      isDown = true;
      return told;
    })
    .join("");
}

export function Sign({ kind }: { kind: Series["kind"] }) {
  return (
    <svg width={18} height={10} className={classes.sign} aria-hidden="true">
      {kind === "columns" ? <rect className={classes.column} x={4} y={0} width={10} height={10} rx={2} /> : <g className={classes[kind]}><path d="M0 5L18 5" />{kind !== "before" && <Point kind={kind} x={9} y={5} />}</g>}
    </svg>
  );
}
