import { Button, Menu, Modal, Stack, TextInput } from "@mantine/core";
import { IconCalendarTime } from "@tabler/icons-react";
import { useState } from "react";
import { moment } from "../words/dates";
import { useWords } from "../words/words";
import { laters, localValue } from "./snooze";

/** Hours to choose from, and one of one's own. */
export function LaterItems({ onChoose, onOwn }: { onChoose: (at: Date) => void; onOwn: () => void }) {
  const { t, language } = useWords();
  return (
    <>
      {laters(new Date()).map(({ name, at }) => (
        <Menu.Item key={name} rightSection={<span style={{ color: "var(--ink-soft)", fontSize: 12, marginInlineStart: 16 }}>{moment(language, at.getTime())}</span>} onClick={() => onChoose(at)}>
          {t(name)}
        </Menu.Item>
      ))}
      <Menu.Item leftSection={<IconCalendarTime size={16} />} onClick={onOwn}>{t("later.own")}</Menu.Item>
    </>
  );
}

export function OwnHour({ opened, onClose, onChoose, title }: { opened: boolean; onClose: () => void; onChoose: (at: Date) => void; title: string }) {
  const { t } = useWords();
  const [value, setValue] = useState(() => localValue(new Date(Date.now() + 24 * 3600_000)));
  const at = new Date(value);
  const isFuture = at.getTime() > Date.now();
  return (
    <Modal opened={opened} closeButtonProps={{ "aria-label": t("close") }} onClose={onClose} title={title} size="xs">
      <Stack>
        <TextInput type="datetime-local" label={t("later.when")} value={value} min={localValue(new Date())} onChange={(event) => setValue(event.currentTarget.value)} data-autofocus />
        <Button disabled={!isFuture} onClick={() => { onChoose(at); onClose(); }}>{t("later.set")}</Button>
      </Stack>
    </Modal>
  );
}
