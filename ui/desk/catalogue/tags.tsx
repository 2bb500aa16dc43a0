import { MultiSelect, type MultiSelectProps, Pill, TagsInput, type TagsInputProps } from "@mantine/core";
import { useCatalogueWords } from "./words";

interface Drawn {
  /** Not there while the names are still on their way. */
  option: { value: unknown; label?: string | undefined } | undefined;
  onRemove?: (() => void) | undefined;
}

/** Each with a way to take it away that says what it takes. */
function usePill(isFixed: boolean) {
  const { desk } = useCatalogueWords();
  return ({ option, onRemove }: Drawn) => {
    if (!option) return null;
    const name = option.label ?? String(option.value);
    return <Pill withRemoveButton={!isFixed} {...(onRemove ? { onRemove } : {})} removeButtonProps={{ "aria-label": `${desk.t("remove")}: ${name}` }}>{name}</Pill>;
  };
}

export function Tags({ isFixed, ...props }: TagsInputProps & { isFixed: boolean }) {
  return <TagsInput readOnly={isFixed} renderPill={usePill(isFixed)} {...props} />;
}

export function Several({ isFixed, ...props }: MultiSelectProps & { isFixed: boolean }) {
  return <MultiSelect readOnly={isFixed} renderPill={usePill(isFixed)} {...props} />;
}
