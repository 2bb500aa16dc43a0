/** Keys and the palette speak in commands; whoever can carry one out says so while it is on the screen. */

import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from "react";
import { type Command, commandOf } from "./table";

type Doer = () => void;

export interface Bus {
  run: (command: Command) => boolean;
  can: (command: Command) => boolean;
  offer: (command: Command, doer: Doer) => () => void;
}

const Context = createContext<Bus | null>(null);

export function Keys({ children }: { children: ReactNode }) {
  const doers = useRef(new Map<Command, Doer[]>());
  const bus = useMemo<Bus>(() => ({
    run(command) {
      const doer = doers.current.get(command)?.at(-1);
      doer?.();
      return Boolean(doer);
    },
    can: (command) => Boolean(doers.current.get(command)?.length),
    offer(command, doer) {
      doers.current.set(command, [...(doers.current.get(command) ?? []), doer]);
      return () => doers.current.set(command, (doers.current.get(command) ?? []).filter((each) => each !== doer));
    },
  }), []);
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isInDialog(event.target)) return;
      const command = commandOf(event, isField(event.target));
      if (command && isListKey(event) && isControl(event.target)) return;
      if (command && bus.run(command)) event.preventDefault();
    };
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, [bus]);
  return <Context.Provider value={bus}>{children}</Context.Provider>;
}

export function useBus(): Bus {
  const bus = useContext(Context);
  if (!bus) throw new Error("no Keys above");
  return bus;
}

/** Carry this command out while the component is there. */
export function useCommand(command: Command, doer: Doer, isOn = true): void {
  const bus = useBus();
  const latest = useRef(doer);
  latest.current = doer;
  useEffect(() => (isOn ? bus.offer(command, () => latest.current()) : undefined), [bus, command, isOn]);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** Menus and dialogs have keys of their own. */
function isInDialog(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null;
}

function isListKey(event: KeyboardEvent): boolean {
  return event.code.startsWith("Arrow");
}

/** Arrows belong to a scroll area or slider that has the focus. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role="log"], [role="tablist"], [role="slider"]') !== null;
}
