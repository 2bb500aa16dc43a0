import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { troubleIn } from "../look/trouble";
import { useWords } from "../words/words";

/** Something is done for the person who waits: what goes wrong is said, what it touched is read anew. */
export function useDoing(...touched: string[]) {
  const words = useWords();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState("");
  /** quietly: the trouble is shown by the caller, beside the fields. */
  async function run<T>(work: () => Promise<T>, quietly = false): Promise<T | undefined> {
    setBusy(true);
    setTrouble("");
    try {
      return await work();
    } catch (fault) {
      const told = troubleIn(fault, words);
      setTrouble(told);
      if (!quietly) notifications.show({ color: "red", message: told });
      return undefined;
    } finally {
      setBusy(false);
      for (const key of touched) void queries.invalidateQueries({ queryKey: [key] });
    }
  }
  return { busy, trouble, run };
}
