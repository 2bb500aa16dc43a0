import { ActionIcon, Button, Loader, Menu, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconAlarmSnooze, IconCheck, IconRobot, IconTag, IconUserPlus, IconUsersGroup, IconX } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { line } from "../api/line";
import { useColleagues, useLabels, useTeams } from "../inbox/houses";
import { freshRows } from "../inbox/rows";
import { noteOwn } from "../live/chime";
import { useCommand } from "../keys/bus";
import { Avatar } from "../look/avatar";
import { troubleIn } from "../look/trouble";
import { tellDone } from "../look/undoable";
import { MacroMenu } from "../rules/macro_menu";
import { useSession } from "../session/session";
import { LaterItems, OwnHour } from "../thread/later_menu";
import classes from "./bulk.module.css";
import { AT_MOST } from "./picked";
import { type ManyChange, type ManyOut, undoOf } from "./undo";
import { useBulkWords } from "./words";

interface Props {
  ids: readonly string[];
  /** How many the view has that are not selected; more are loaded as they are needed. */
  canMore: boolean;
  onAll: () => void;
  onClear: () => void;
}

/** What can be done to all that is selected, by one call; and taken back for a moment. */
export function BulkBar({ ids, canMore, onAll, onClear }: Props) {
  const { t, n, desk } = useBulkWords();
  const { staff } = useSession();
  const queries = useQueryClient();
  const people = useColleagues();
  const teams = useTeams();
  const labels = useLabels();
  const [isBusy, setBusy] = useState(false);
  const [ownHour, setOwnHour] = useState(false);
  const [assigning, setAssigning] = useState(false);
  const [snoozing, setSnoozing] = useState(false);

  async function send(some: readonly string[], change: ManyChange): Promise<ManyOut> {
    noteOwn(some);
    const told = await line.post<ManyOut>("/conversations/bulk", { ids: some, change }, { key: crypto.randomUUID() });
    void freshRows(queries, some, staff.id);
    void queries.invalidateQueries({ queryKey: ["inbox"] });
    void queries.invalidateQueries({ queryKey: ["counts"] });
    void queries.invalidateQueries({ queryKey: ["conversation"] });
    return told;
  }
  const failed = (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) });
  async function run(change: ManyChange, done: "assigned" | "labelled" | "closed" | "snoozed" | "handed_back") {
    setBusy(true);
    try {
      const told = await send(ids, change);
      const steps = undoOf(told.items, change);
      const undo = () => void Promise.all(steps.map((step) => send(step.ids, step.change))).then((back) => {
        const undone = back.reduce((sum, each) => sum + each.done, 0);
        const kept = back.reduce((sum, each) => sum + each.items.length, 0) - undone;
        if (undone) tellDone(n("undone", undone));
        if (kept) notifications.show({ color: "yellow", message: n("kept", kept) });
      }, failed);
      tellDone(n(done, told.done), steps.length ? { word: desk.t("undo"), run: undo } : undefined);
      const missed = told.items.length - told.done;
      if (missed) notifications.show({ color: "yellow", message: n("missed", missed) });
      onClear();
    } catch (fault) {
      failed(fault);
    } finally {
      setBusy(false);
    }
  }
  useCommand("back", onClear);
  useCommand("close", () => void run({ state: "closed" }, "closed"));
  useCommand("assign", () => setAssigning(true));
  useCommand("snooze", () => setSnoozing(true));
  return (
    <div className={classes.bar} role="toolbar" aria-label={t("name")}>
      <ActionIcon variant="subtle" color="gray" aria-label={t("clear")} onClick={onClear}><IconX size={17} /></ActionIcon>
      <strong role="status">{n("picked", ids.length)}</strong>
      {canMore && ids.length < AT_MOST && <Button size="compact-xs" variant="subtle" onClick={onAll}>{t("all")}</Button>}
      <span className={classes.deeds}>
        {isBusy && <Loader size="xs" />}
        <Menu opened={assigning} onChange={setAssigning} position="bottom-end" width={230}>
          <Menu.Target><Deed name={t("assign")} isBusy={isBusy}><IconUserPlus size={17} /></Deed></Menu.Target>
          <Menu.Dropdown>
            <div className={classes.choices}>
              {people.map((each) => <Menu.Item key={each.id} leftSection={<Avatar name={each.name} id={each.id} size={20} />} rightSection={each.away ? <small>{desk.t("assign.away")}</small> : null} onClick={() => void run({ assign_to: each.id }, "assigned")}>{each.id === staff.id ? desk.t("assign.me", { name: each.name }) : each.name}</Menu.Item>)}
              {teams.map((each) => <Menu.Item key={each.id} leftSection={<IconUsersGroup size={16} />} onClick={() => void run({ team: each.id, assign_to: "" }, "assigned")}>{each.name}</Menu.Item>)}
            </div>
            <Menu.Divider />
            <Menu.Item leftSection={<IconUserPlus size={16} />} onClick={() => void run({ assign_to: "" }, "assigned")}>{desk.t("assign.nobody")}</Menu.Item>
            <Menu.Item leftSection={<IconRobot size={16} />} onClick={() => void run({ hand_back: true }, "handed_back")}>{desk.t("hand_back")}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <Menu position="bottom-end" width={220}>
          <Menu.Target><Deed name={t("label")} isBusy={isBusy}><IconTag size={17} /></Deed></Menu.Target>
          <Menu.Dropdown>
            <div className={classes.choices}>
              {labels.length === 0 && <Menu.Label>{t("no_labels")}</Menu.Label>}
              {labels.length > 0 && <Menu.Label>{t("label.add")}</Menu.Label>}
              {labels.map((each) => <Menu.Item key={each.id} onClick={() => void run({ add_labels: [each.name] }, "labelled")}>{each.name}</Menu.Item>)}
              {labels.length > 0 && <Menu.Label>{t("label.remove")}</Menu.Label>}
              {labels.map((each) => <Menu.Item key={`-${each.id}`} onClick={() => void run({ remove_labels: [each.name] }, "labelled")}>{each.name}</Menu.Item>)}
            </div>
          </Menu.Dropdown>
        </Menu>
        <Menu opened={snoozing} onChange={setSnoozing} position="bottom-end">
          <Menu.Target><Deed name={desk.t("snooze")} isBusy={isBusy}><IconAlarmSnooze size={17} /></Deed></Menu.Target>
          <Menu.Dropdown><LaterItems onChoose={(at) => void run({ state: "snoozed", snoozed_until: at.toISOString() }, "snoozed")} onOwn={() => setOwnHour(true)} /></Menu.Dropdown>
        </Menu>
        <MacroMenu conversations={ids} isPlain onRun={onClear} />
        <Deed name={desk.t("close_it")} isBusy={isBusy} onClick={() => void run({ state: "closed" }, "closed")}><IconCheck size={17} /></Deed>
      </span>
      <OwnHour opened={ownHour} onClose={() => setOwnHour(false)} title={desk.t("snooze")} onChoose={(at) => void run({ state: "snoozed", snoozed_until: at.toISOString() }, "snoozed")} />
    </div>
  );
}

interface DeedProps {
  name: string;
  isBusy: boolean;
  onClick?: () => void;
  children: ReactNode;
}

/** A button of the bar; what a menu gives its target is passed on. */
function Deed({ name, isBusy, children, ...rest }: DeedProps) {
  return <Tooltip label={name}><ActionIcon variant="default" size={30} aria-label={name} disabled={isBusy} {...rest}>{children}</ActionIcon></Tooltip>;
}
