import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";

const LONG_ENOUGH = 7_000;

/** Say that something is done, with a way back for a moment. */
export function tellDone(message: string, undo?: { word: string; run: () => void }): void {
  if (!undo) return void notifications.show({ message, autoClose: 2_500 });
  const id = notifications.show({
    autoClose: LONG_ENOUGH,
    message: (
      <span style={{ display: "flex", alignItems: "center", justifyContent: "space-between", gap: 12 }}>
        {message}
        <Button size="compact-sm" variant="light" onClick={() => { undo.run(); notifications.hide(id); }}>{undo.word}</Button>
      </span>
    ),
  });
}
