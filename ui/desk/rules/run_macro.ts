import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { line } from "../api/line";
import { tellDone } from "../look/undoable";
import { troubleIn } from "../look/trouble";
import { useWords } from "../words/words";
import type { Macro } from "./shapes";

interface Ran {
  items: { conversation_id: string; why: string; steps: { do: string; why: string }[] }[];
}

/** Run a macro in conversations, and say what came of it. Pressed once, it runs once. */
export function useRunMacro() {
  const words = useWords();
  const { t } = words;
  const queries = useQueryClient();
  return (macro: Macro, conversations: readonly string[]) =>
    void line.post<Ran>(`/macros/${macro.id}/run`, { conversation_ids: conversations }, { key: crypto.randomUUID() })
      .then(({ items }) => {
        const isWhole = items.every((each) => !each.why && each.steps.every(({ why }) => !why));
        tellDone(t(isWhole ? "macro.ran" : "macro.partly", { name: macro.name }));
      })
      .catch((fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, words) }))
      .finally(() => {
        for (const id of conversations) {
          void queries.invalidateQueries({ queryKey: ["thread", id] });
          void queries.invalidateQueries({ queryKey: ["conversation", id] });
        }
      });
}
