import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Refused } from "../api/line";
import { troubleIn } from "../look/trouble";
import { useWords } from "../words/words";

/** A form that is saved as a whole; what the server will not take stands beside the field that it names. */
export function useSaving(...touched: string[]) {
  const words = useWords();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState({ field: "", says: "" });
  async function save(work: () => Promise<unknown>): Promise<boolean> {
    setBusy(true);
    setWrong({ field: "", says: "" });
    try {
      await work();
      notifications.show({ message: words.t("saved_it") });
      for (const key of touched) void queries.invalidateQueries({ queryKey: [key] });
      return true;
    } catch (fault) {
      const field = fault instanceof Refused ? String(fault.problem.details["field"] ?? "") : "";
      // The server's own words say which value; the desk's would only say that something is wrong.
      setWrong({ field, says: fault instanceof Refused && fault.status === 422 ? fault.problem.detail : troubleIn(fault, words) });
      return false;
    } finally {
      setBusy(false);
    }
  }
  /** For a field's `error`: its own trouble, by the first part of the name. */
  const at = (name: string) => (wrong.says && (wrong.field === name || wrong.field.startsWith(`${name}.`) || wrong.field.startsWith(`${name}[`)) ? wrong.says : undefined);
  return { busy, save, at, elsewhere: (...names: string[]) => (wrong.says && !names.some((name) => at(name)) ? wrong.says : "") };
}
