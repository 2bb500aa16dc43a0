import { Button, Checkbox, Menu, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { IconBookmark, IconBookmarkOff } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { Dialog } from "../look/dialog";
import { line } from "../api/line";
import { troubleIn } from "../look/trouble";
import { useWords } from "../words/words";
import { addressOfFilter, type Filter } from "./filter";
import { useSavedFilters } from "./houses";

/** Keep the view as it is under a name; or forget it, where it is kept already. */
export function SaveFilterItem({ filter, onSave }: { filter: Filter; onSave: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const { sort: _, ...narrowed } = filter;
  const known = useSavedFilters().find((each) => addressOfFilter(each.filter) === addressOfFilter(narrowed));
  const forget = () => void line.remove(`/saved-filters/${known?.id ?? ""}`).finally(() => void queries.invalidateQueries({ queryKey: ["saved-filters"] }));
  if (known) return <Menu.Item leftSection={<IconBookmarkOff size={16} />} onClick={forget}>{t("filter.forget")}</Menu.Item>;
  return <Menu.Item leftSection={<IconBookmark size={16} />} onClick={onSave}>{t("filter.save")}</Menu.Item>;
}

export function SaveFilter({ filter, onClose }: { filter: Filter; onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const { sort: _, ...narrowed } = filter;
    line.post("/saved-filters", { name: name.trim(), filter: narrowed, shared }, { key: crypto.randomUUID() })
      .then(onClose, (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, words) }))
      .finally(() => void queries.invalidateQueries({ queryKey: ["saved-filters"] }));
  };
  return (
    <Dialog opened onClose={onClose} title={t("filter.save")} size="xs">
      <form onSubmit={save}>
        <Stack>
          <TextInput data-autofocus required label={t("filter.name")} value={name} maxLength={60} onChange={(event) => setName(event.currentTarget.value)} />
          <Checkbox label={t("filter.shared")} checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />
          <Button type="submit">{t("save")}</Button>
        </Stack>
      </form>
    </Dialog>
  );
}
