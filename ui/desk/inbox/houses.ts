/** People, teams, labels of the house: little, and seldom changed. */

import { useQuery } from "@tanstack/react-query";
import type { Label, Page, Staff, Team } from "../api/contract";
import { line } from "../api/line";

const SELDOM = 5 * 60_000;

export function useStaff(): Staff[] {
  const { data } = useQuery({ queryKey: ["staff"], queryFn: () => line.get<Page<Staff>>("/staff", { query: { limit: 100 } }), staleTime: SELDOM, retry: false });
  return data?.items ?? [];
}

export function useTeams(): Team[] {
  const { data } = useQuery({ queryKey: ["teams"], queryFn: () => line.get<{ items: Team[] }>("/teams"), staleTime: SELDOM, retry: false });
  return data?.items ?? [];
}

export function useLabels(): Label[] {
  const { data } = useQuery({ queryKey: ["labels"], queryFn: () => line.get<{ items: Label[] }>("/labels"), staleTime: SELDOM, retry: false });
  return data?.items ?? [];
}
