import { Stack } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useProductRows } from "./asking";
import type { Editing } from "./product";
import { Tags } from "./tags";
import { useCatalogueWords } from "./words";

const KINDS = ["goes_with", "better", "alternative"] as const;

/** What is sold along with it, what is better, what takes its place: products by handle, or a whole collection or category. */
export function Relations({ draft, set, isFixed }: Editing) {
  const { t } = useCatalogueWords();
  const [q, setQ] = useState("");
  const [settled] = useDebouncedValue(q.trim(), 250);
  const found = useProductRows({ show: "all", q: settled, collection_id: "", language: "", sort: "title" }).data?.pages[0]?.items ?? [];
  return (
    <Stack gap="sm">
      {KINDS.map((kind) => (
        <Tags key={kind} size="xs" isFixed={isFixed} label={t(`relations.${kind}`)} maxTags={50} value={draft.relations[kind] ?? []} splitChars={[]}
          data={found.filter((row) => row.id !== draft.id).map((row) => row.handle)} onSearchChange={setQ} onChange={(handles) => set({ relations: { ...draft.relations, [kind]: handles } })} />
      ))}
    </Stack>
  );
}
