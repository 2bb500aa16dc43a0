import { useNavigate } from "react-router";
import type { InboxRow } from "../api/contract";
import { useCommand } from "./bus";

interface Props {
  rows: readonly InboxRow[];
  here: string;
  addressOf: (id: string) => string;
  show: (at: number) => void;
}

/** Up and down the list. */
export function ListCommands({ rows, here, addressOf, show }: Props) {
  const go = useNavigate();
  const step = (by: number) => {
    const at = rows.findIndex((row) => row.id === here);
    const next = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by));
    const row = rows[next];
    if (!row) return;
    show(next);
    void go(addressOf(row.id));
  };
  useCommand("next", () => step(1), rows.length > 0);
  useCommand("previous", () => step(-1), rows.length > 0);
  useCommand("search", () => document.getElementById("search")?.focus());
  return null;
}

interface PickProps {
  here: string;
  pick: (id: string, isRange: boolean) => void;
  all: () => void;
  isOn: boolean;
}

/** Selecting without a mouse: the row that has the focus, else the conversation that is open. */
export function PickCommands({ here, pick, all, isOn }: PickProps) {
  const one = (isRange: boolean) => {
    const row = document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset["row"] ?? here;
    if (row) pick(row, isRange);
  };
  useCommand("pick", () => one(false), isOn);
  useCommand("pick_range", () => one(true), isOn);
  useCommand("pick_all", all, isOn);
  return null;
}
