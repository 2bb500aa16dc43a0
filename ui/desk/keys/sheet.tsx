import { Kbd } from "@mantine/core";
import { useMemo, useState, type ReactNode } from "react";
import { Dialog } from "../look/dialog";
import { useWords } from "../words/words";
import { useCommand } from "./bus";
import classes from "./keys.module.css";
import { KeySheetContext } from "./sheet_state";
import { BINDINGS, type Binding, NAMES } from "./table";

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

export function keysOf(binding: Binding): string[] {
  return [binding.ctrl ? (isMac ? "⌘" : "Ctrl") : "", binding.shift && binding.shown !== "?" ? "Shift" : "", binding.shown].filter(Boolean);
}

/** The sheet of all shortcuts. */
export function KeySheet({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  const state = useMemo(() => ({ opened, open: () => setOpened(true), close: () => setOpened(false) }), [opened]);
  useCommand("sheet", () => setOpened(true));
  const commands = [...new Set(BINDINGS.map((binding) => binding.command))];
  return (
    <KeySheetContext.Provider value={state}>
      {children}
      <Dialog opened={opened} onClose={state.close} title={t("keys.title")} size="lg">
        <dl className={classes.sheet}>
          {commands.map((command) => (
            <div key={command}>
              <dt>{t(NAMES[command])}</dt>
              <dd>{BINDINGS.filter((binding) => binding.command === command).map((binding) => <span key={binding.code}>{keysOf(binding).map((key) => <Kbd key={key}>{key}</Kbd>)}</span>)}</dd>
            </div>
          ))}
        </dl>
        <p className={classes.hint}>{t("keys.hint")}</p>
      </Dialog>
    </KeySheetContext.Provider>
  );
}
