/** What the catalogue's screens ask the server for. */

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { Page } from "../api/contract";
import { line } from "../api/line";
import type { Collection, Location, PriceList, ProductRow, Sheet } from "./types";

export const SHOWS = ["all", "active", "draft", "archived", "sold_out", "no_picture", "untranslated"] as const;
export const ORDERS = ["newest", "changed", "title"] as const;

export interface RowsAsked {
  show: string;
  q: string;
  collection_id: string;
  language: string;
  sort: string;
}

export function useProductRows(asked: RowsAsked) {
  return useInfiniteQuery({
    queryKey: ["catalogue", "rows", asked],
    queryFn: ({ pageParam, signal }) => line.get<Page<ProductRow>>("/products/rows", { query: { ...asked, limit: 50, cursor: pageParam }, signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor || undefined,
    placeholderData: (before) => before,
  });
}

/** By the shop's own search: as a shopper would find them, the best first. */
export function useFoundAsShopper(q: string, language: string) {
  return useQuery({
    queryKey: ["catalogue", "as-shopper", q, language],
    queryFn: ({ signal }) => line.get<{ hits: { id: string; title: string; price: { minor: number; currency: string }; score: number }[]; total: number; corrected: string; dropped: string[]; relaxed: string[] }>("/products/search", { query: { q, language, limit: 50 }, signal }),
    enabled: q.length > 1,
    placeholderData: (before) => before,
  });
}

export function useSheet(id: string) {
  return useQuery({ queryKey: ["catalogue", "sheet", id], queryFn: ({ signal }) => line.get<Sheet>(`/products/${id}/sheet`, { signal }), refetchOnWindowFocus: true });
}

const LONG = 60_000;

export function useCollections(): Collection[] {
  return useQuery({ queryKey: ["catalogue", "collections"], queryFn: () => line.get<{ items: Collection[] }>("/collections"), staleTime: LONG }).data?.items ?? [];
}

export function useLocations(): Location[] {
  return useQuery({ queryKey: ["catalogue", "locations"], queryFn: () => line.get<{ items: Location[] }>("/locations"), staleTime: LONG }).data?.items ?? [];
}

export function usePriceLists(): PriceList[] {
  return useQuery({ queryKey: ["catalogue", "price-lists"], queryFn: () => line.get<{ items: PriceList[] }>("/price-lists"), staleTime: LONG }).data?.items ?? [];
}
