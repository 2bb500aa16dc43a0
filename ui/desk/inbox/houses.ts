/** People, teams, labels of the house: little, and seldom changed. */

import { useQuery } from "@tanstack/react-query";
import type { Agent, Label, SavedFilter, Team } from "../api/contract";
import { line } from "../api/line";

const SELDOM = 5 * 60_000;

export interface Colleague {
  id: string;
  name: string;
  away: boolean;
}

/** Those who work at the desk; whoever may answer may see them. */
export function useColleagues(): Colleague[] {
  const { data } = useQuery({ queryKey: ["agents"], queryFn: () => line.get<{ items: Agent[] }>("/agents"), staleTime: SELDOM, retry: false, select: colleaguesOf });
  return data ?? NOBODY;
}

const NOBODY: Colleague[] = [];

export function colleaguesOf({ items }: { items: Agent[] }): Colleague[] {
  return items.map(({ staff_id: id, name, away }) => ({ id, name, away }));
}

export function useSavedFilters(): SavedFilter[] {
  const { data } = useQuery({ queryKey: ["saved-filters"], queryFn: () => line.get<{ items: SavedFilter[] }>("/saved-filters"), staleTime: SELDOM, retry: false });
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

/** Ids of the conversations one follows. */
export function useFollowed(): readonly string[] {
  const { data } = useQuery({ queryKey: ["followed"], queryFn: () => line.get<{ ids: string[] }>("/followed"), staleTime: SELDOM, retry: false });
  return data?.ids ?? NO_IDS;
}

const NO_IDS: readonly string[] = [];
