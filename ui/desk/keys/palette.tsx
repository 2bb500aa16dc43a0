import { Kbd, Modal } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { useNavigate } from "react-router";
import type { Found } from "../api/contract";
import { findEverywhere, goalsOf } from "../inbox/find";
import { VIEWS } from "../inbox/filter";
import { placesOf } from "../places/places";
import { useMay, useSession } from "../session/session";
import { PAGES as SETTINGS } from "../settings/pages";
import { useWords } from "../words/words";
import { useBus, useCommand } from "./bus";
import classes from "./keys.module.css";
import { keysOf } from "./sheet";
import { BINDINGS, type Command, NAMES } from "./table";

interface Goal {
  key: string;
  name: string;
  side?: string;
  isFound?: boolean;
  keys?: string[];
  go: () => void;
}

const NOT_HERE: readonly Command[] = ["palette", "next", "previous", "back", "send_and_close"];

/** Everything by its name: what can be done now, where one can go, whom and what one looks for. */
export function Palette() {
  const words = useWords();
  const { t } = words;
  const bus = useBus();
  const go = useNavigate();
  const may = useMay();
  const session = useSession();
  const [opened, setOpened] = useState(false);
  const [q, setQ] = useState("");
  const [at, setAt] = useState(0);
  const [settled] = useDebouncedValue(q.trim(), 200);
  const found = useQuery({ queryKey: ["find", settled], queryFn: ({ signal }) => findEverywhere(settled, signal), enabled: opened && settled.length > 1, staleTime: 10_000 });
  useCommand("palette", () => {
    setQ("");
    setAt(0);
    setOpened(true);
  });
  const goals = opened ? [...deeds(), ...places(), ...things(found.data)] : [];
  const shown = goals.filter((goal) => goal.isFound || goal.name.toLowerCase().includes(q.trim().toLowerCase()));

  function deeds(): Goal[] {
    return (Object.keys(NAMES) as Command[]).filter((command) => !NOT_HERE.includes(command) && bus.can(command)).map((command) => {
      const binding = BINDINGS.find((each) => each.command === command);
      return { key: command, name: t(NAMES[command]), ...(binding ? { keys: keysOf(binding) } : {}), go: () => void setTimeout(() => bus.run(command), 60) };
    });
  }
  function places(): Goal[] {
    const views = VIEWS.map((view) => ({ name: t(`view.${view}`), to: `/inbox/${view}` }));
    const rest = placesOf(may, session).map(({ path, name }) => ({ name: t(name), to: `/${path}` }));
    const settings = SETTINGS.filter(({ needs }) => !needs || may(needs)).map(({ path, name }) => ({ name: `${t("settings.title")}: ${t(name)}`, to: `/settings/${path}` }));
    return [...views, ...rest, ...settings].map(({ name, to }) => ({ key: to.replaceAll("/", "-"), name: t("palette.go", { where: name }), go: () => void go(to) }));
  }
  function things(told: Found | undefined): Goal[] {
    return told ? goalsOf(told, words).map((goal) => ({ ...goal, isFound: true, go: () => void goal.open().then((to) => to && void go(to)) })) : [];
  }
  function run(goal: Goal | undefined) {
    if (!goal) return;
    setOpened(false);
    goal.go();
  }
  function press(event: KeyboardEvent) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step && shown.length) {
      event.preventDefault();
      setAt((at + step + shown.length) % shown.length);
    }
    if (event.key === "Enter" && !event.nativeEvent.isComposing) run(shown[at]);
  }
  return (
    <Modal opened={opened} onClose={() => setOpened(false)} withCloseButton={false} padding={0} size="lg" yOffset="12dvh" centered={false} attributes={{ content: { "aria-label": t("keys.palette") } }}>
      <input className={classes.input} data-autofocus autoFocus value={q} placeholder={t("palette.hint")} aria-label={t("palette.hint")} role="combobox" aria-expanded="true" aria-controls="palette-list"
        aria-activedescendant={shown[at] ? `palette-${shown[at].key}` : undefined} onChange={(event) => { setQ(event.currentTarget.value); setAt(0); }} onKeyDown={press} />
      <div className={classes.list} role="listbox" id="palette-list" aria-label={t("keys.palette")}>
        {shown.map((goal, place) => (
          <button key={goal.key} id={`palette-${goal.key}`} type="button" role="option" tabIndex={-1} aria-selected={place === at} className={classes.item} onMouseMove={() => setAt(place)} onClick={() => run(goal)}>
            <span>{goal.name}</span>
            {goal.side && <small>{goal.side}</small>}
            {goal.keys?.map((key) => <Kbd key={key} size="xs">{key}</Kbd>)}
          </button>
        ))}
        {shown.length === 0 && <p className={classes.hint} style={{ margin: 12 }}>{t("empty.search")}</p>}
      </div>
    </Modal>
  );
}
