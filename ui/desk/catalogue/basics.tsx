import { Stack, Textarea, TextInput } from "@mantine/core";
import { useCollections } from "./asking";
import { AttributeFields } from "./attributes";
import type { Editing } from "./product";
import { Relations } from "./relations";
import { Section } from "./section";
import { Several, Tags } from "./tags";
import { useCatalogueWords } from "./words";

export function Basics({ draft, set, isFixed }: Editing) {
  const { t } = useCatalogueWords();
  return (
    <Section title={t("basics")}>
      <Stack gap="sm">
        <TextInput required readOnly={isFixed} label={t("field.title")} maxLength={255} value={draft.title} onChange={(event) => set({ title: event.currentTarget.value })} />
        <Textarea autosize minRows={4} maxRows={16} readOnly={isFixed} label={t("field.description")} maxLength={50_000} value={draft.description} onChange={(event) => set({ description: event.currentTarget.value })} />
        <Textarea autosize minRows={2} maxRows={16} readOnly={isFixed} label={t("field.guide")} description={t("field.guide.for")} maxLength={50_000} value={draft.guide} onChange={(event) => set({ guide: event.currentTarget.value })} />
      </Stack>
    </Section>
  );
}

/** Where it stands in the shop, and what goes with it. */
export function Placing(editing: Editing) {
  const { draft, set, isFixed } = editing;
  const { t } = useCatalogueWords();
  const collections = useCollections();
  return (
    <>
      <Section title={t("placing")}>
        <Stack gap="sm">
          <Several searchable isFixed={isFixed} label={t("field.collections")} value={draft.collections} data={collections.map((each) => ({ value: each.id, label: each.title }))} onChange={(collections) => set({ collections })} />
          <TextInput readOnly={isFixed} label={t("field.brand")} maxLength={255} value={draft.brand} onChange={(event) => set({ brand: event.currentTarget.value })} />
          <TextInput readOnly={isFixed} label={t("field.category")} placeholder="Kitchen > Mugs" maxLength={255} value={draft.category} onChange={(event) => set({ category: event.currentTarget.value })} />
          <Tags isFixed={isFixed} label={t("field.tags")} maxTags={100} value={draft.tags} onChange={(tags) => set({ tags })} />
          <TextInput readOnly={isFixed} type="url" label={t("field.url")} maxLength={2000} value={draft.url} onChange={(event) => set({ url: event.currentTarget.value.trim() })} />
          <TextInput readOnly={isFixed} type="url" label={t("field.video")} maxLength={2000} value={draft.video} onChange={(event) => set({ video: event.currentTarget.value.trim() })} />
        </Stack>
      </Section>
      <Section title={t("attributes")}><AttributeFields value={draft.attributes} isFixed={isFixed} onChange={(attributes) => set({ attributes })} /></Section>
      <Section title={t("relations")}><Relations {...editing} /></Section>
    </>
  );
}
