import { Button, Group, Skeleton, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { line } from "../api/line";
import { troubleIn } from "../look/trouble";
import { useMay } from "../session/session";
import frame from "../settings/settings.module.css";
import { Actions } from "./actions";
import { useChoices } from "./choices";
import classes from "./rules.module.css";
import { actionSaid } from "./said";
import { type Action, isWhole, type Macro } from "./shapes";
import { MACROS_KEY, useMacros } from "./use_rules";
import { useRuleWords } from "./words";

/** Several things that are done at once. */
export function Macros() {
  const words = useRuleWords();
  const { t, desk } = words;
  const may = useMay()("rules.write");
  const queries = useQueryClient();
  const choices = useChoices();
  const macros = useMacros();
  const [edited, setEdited] = useState<{ id: string; name: string; actions: Action[] } | null>(null);
  const items = macros.data?.items ?? [];
  const again = () => void queries.invalidateQueries({ queryKey: MACROS_KEY });
  const failed = (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!edited) return;
    const body = { name: edited.name, content: { actions: edited.actions } };
    void (edited.id ? line.patch(`/macros/${edited.id}`, body) : line.post("/macros", body)).then(() => setEdited(null), failed).finally(again);
  };
  if (edited) {
    const isReady = edited.name.trim() && edited.actions.length > 0 && edited.actions.every(isWhole);
    return (
      <form onSubmit={save}>
        <section className={frame.card}>
          <TextInput required label={t("name")} maxLength={80} value={edited.name} onChange={(event) => setEdited({ ...edited, name: event.currentTarget.value })} />
          <h2 className={classes.part}>{t("macros.does")}</h2>
          <Actions actions={edited.actions} choices={choices} hasMe onChange={(actions) => setEdited({ ...edited, actions })} />
          <Group mt="lg"><Button type="submit" disabled={!isReady}>{desk.t("save")}</Button><Button variant="subtle" color="gray" onClick={() => setEdited(null)}>{desk.t("cancel")}</Button></Group>
        </section>
      </form>
    );
  }
  return (
    <>
      <p className={frame.soft}>{t("macros.about")}</p>
      {may && <Button mb="md" onClick={() => setEdited({ id: "", name: "", actions: [] })}>{t("macros.add")}</Button>}
      <section className={frame.card}>
        {macros.isPending && <Skeleton height={44} />}
        {macros.isError && <p role="alert">{troubleIn(macros.error, desk)} <Button size="compact-xs" variant="light" onClick={() => void macros.refetch()}>{desk.t("again")}</Button></p>}
        {macros.isSuccess && items.length === 0 && <span className={frame.soft}>{t("macros.none")}</span>}
        <table className={frame.table}><tbody>
          {items.map((macro: Macro) => (
            <tr key={macro.id}>
              <td><strong>{macro.name}</strong><div className={frame.soft}>{macro.content.actions.map((each) => actionSaid(each, choices, words)).join(", ")}</div></td>
              {may && <td style={{ textAlign: "end", whiteSpace: "nowrap" }}><Button size="compact-xs" variant="subtle" onClick={() => setEdited({ id: macro.id, name: macro.name, actions: macro.content.actions })}>{desk.t("edit")}</Button><Button size="compact-xs" variant="subtle" color="red" onClick={() => void line.remove(`/macros/${macro.id}`).catch(failed).finally(again)}>{desk.t("remove")}</Button></td>}
            </tr>
          ))}
        </tbody></table>
      </section>
    </>
  );
}
