import { useQuery } from "@tanstack/react-query";
import type { HomeTold } from "../api/described";
import { line } from "../api/line";

const EVERY = 10_000;

export const homeQuery = { queryKey: ["home"], queryFn: () => line.get<HomeTold>("/home") } as const;

/** As it is now; looked at again every few seconds while it is on a screen. */
export function useHome() {
  return useQuery({ ...homeQuery, staleTime: 2_000, refetchInterval: EVERY });
}
