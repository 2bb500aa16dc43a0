import { useQuery } from "@tanstack/react-query";
import { line } from "../api/line";
import type { Macro, Rule } from "./shapes";

export const RULES_KEY = ["rules"];
export const MACROS_KEY = ["macros"];

export function useRules() {
  return useQuery({ queryKey: RULES_KEY, queryFn: () => line.get<{ items: Rule[] }>("/rules") });
}

export function useMacros(enabled = true) {
  return useQuery({ queryKey: MACROS_KEY, queryFn: () => line.get<{ items: Macro[] }>("/macros"), staleTime: 60_000, enabled });
}
