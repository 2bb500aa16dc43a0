import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { line } from "../api/line";
import { tellDone } from "../look/undoable";
import { troubleIn } from "../look/trouble";
import { useWords } from "../words/words";
import type { Macro } from "./shapes";

/** Conversations of one call. */
const TOGETHER = 25;

interface Ran {
  items: { conversation_id: string; why: string; steps: { do: string; why: string }[] }[];
}

/** Run a macro in conversations, and say what came of it. Pressed once, it runs once. */
export function useRunMacro() {
  const words = useWords();
  const { t } = words;
  const queries = useQueryClient();
  const ask = (macro: Macro, some: readonly string[]) => line.post<Ran>(`/macros/${macro.id}/run`, { conversation_ids: some }, { key: crypto.randomUUID() });
  async function all(macro: Macro, conversations: readonly string[]): Promise<Ran> {
    const items: Ran["items"] = [];
    for (let at = 0; at < conversations.length; at += TOGETHER) items.push(...(await ask(macro, conversations.slice(at, at + TOGETHER))).items);
    return { items };
  }
  return (macro: Macro, conversations: readonly string[]) =>
    void all(macro, conversations)
      .then(({ items }) => {
        const isWhole = items.every((each) => !each.why && each.steps.every(({ why }) => !why));
        tellDone(t(isWhole ? "macro.ran" : "macro.partly", { name: macro.name }));
      })
      .catch((fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, words) }))
      .finally(() => {
        void queries.invalidateQueries({ queryKey: ["inbox"] });
        for (const id of conversations) {
          void queries.invalidateQueries({ queryKey: ["thread", id] });
          void queries.invalidateQueries({ queryKey: ["conversation", id] });
        }
      });
}
