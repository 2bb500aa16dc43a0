import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconBolt } from "@tabler/icons-react";
import { useState } from "react";
import { useWords } from "../words/words";
import { useRunMacro } from "./run_macro";
import { useMacros } from "./use_rules";

/** Several things at once, from the head of a conversation or for all that is selected. */
export function MacroMenu({ conversations, isPlain = false, onRun }: { conversations: readonly string[]; isPlain?: boolean; onRun?: () => void }) {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  const macros = useMacros(opened);
  const run = useRunMacro();
  const items = macros.data?.items ?? [];
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end" width={240}>
      <Menu.Target>
        <Tooltip label={t("macro.run")}><ActionIcon variant={isPlain ? "subtle" : "default"} {...(isPlain ? { color: "gray" } : {})} size={32} aria-label={t("macro.run")}><IconBolt size={17} /></ActionIcon></Tooltip>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
        <Menu.Label>{t("settings.macros")}</Menu.Label>
        {items.map((macro) => <Menu.Item key={macro.id} onClick={() => { run(macro, conversations); onRun?.(); }}>{macro.name}</Menu.Item>)}
        {macros.isSuccess && items.length === 0 && <Menu.Item disabled>{t("macro.none")}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
