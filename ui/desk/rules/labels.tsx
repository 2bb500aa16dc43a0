import { Button, ColorInput, Group, Menu, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Counts, Label } from "../api/contract";
import { line } from "../api/line";
import { useLabels } from "../inbox/houses";
import { troubleIn } from "../look/trouble";
import { useMay } from "../session/session";
import frame from "../settings/settings.module.css";
import classes from "./rules.module.css";
import { useRuleWords } from "./words";

const SWATCHES = ["#b5532f", "#c08a2b", "#5f8a3a", "#2f7d72", "#3a6ea5", "#6a5aa8", "#a0487a", "#7a756c"];
const BLANK: Label = { id: "", name: "", colour: "#3a6ea5" };

/** What conversations are marked with. */
export function Labels() {
  const { t, n, desk } = useRuleWords();
  const may = useMay()("conversations.write");
  const queries = useQueryClient();
  const labels = useLabels();
  const counts = useQuery({ queryKey: ["counts"], queryFn: () => line.get<Counts>("/inbox/counts"), staleTime: 30_000, retry: false });
  const [edited, setEdited] = useState<Label | null>(null);
  const again = () => void Promise.all([queries.invalidateQueries({ queryKey: ["labels"] }), queries.invalidateQueries({ queryKey: ["counts"] })]);
  const failed = (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) });
  const set = (change: Partial<Label>) => setEdited((before) => (before ? { ...before, ...change } : before));
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!edited) return;
    const { id, ...told } = edited;
    void (id ? line.patch(`/labels/${id}`, told) : line.post("/labels", told)).then(() => setEdited(null), failed).finally(again);
  };
  const merge = (label: Label, into: Label) => void line.post(`/labels/${label.id}/merge`, { into: into.id }).then(() => notifications.show({ message: t("labels.merged", { label: label.name, into: into.name }) }), failed).finally(again);
  return (
    <>
      <p className={frame.soft}>{t("labels.about")}</p>
      {may && !edited && <Button mb="md" onClick={() => setEdited(BLANK)}>{t("labels.add")}</Button>}
      {edited && (
        <section className={frame.card}>
          <form onSubmit={save}>
            <Group align="end">
              <TextInput required label={t("name")} maxLength={60} value={edited.name} onChange={(event) => set({ name: event.currentTarget.value })} />
              <ColorInput label={t("labels.colour")} format="hex" swatches={SWATCHES} withEyeDropper={false} value={edited.colour} onChange={(colour) => set({ colour: colour.toLowerCase() })} />
              <Button type="submit" disabled={!/^#[0-9a-f]{6}$/.test(edited.colour)}>{desk.t("save")}</Button>
              <Button variant="subtle" color="gray" onClick={() => setEdited(null)}>{desk.t("cancel")}</Button>
            </Group>
          </form>
        </section>
      )}
      <section className={frame.card}>
        {labels.length === 0 && <span className={frame.soft}>{t("labels.none")}</span>}
        <table className={frame.table}><tbody>
          {labels.map((label) => (
            <tr key={label.id}>
              <td><span className={classes.dot} style={{ background: label.colour }} aria-hidden="true" /><strong>{label.name}</strong></td>
              <td className={`${frame.soft ?? ""} ${classes.aside ?? ""}`}>{n("labels.open", counts.data?.labels[label.name] ?? 0)}</td>
              <td style={{ textAlign: "end", whiteSpace: "nowrap" }}>
                {may && (
                  <>
                    <Button size="compact-xs" variant="subtle" onClick={() => setEdited(label)}>{desk.t("edit")}</Button>
                    {labels.length > 1 && (
                      <Menu position="bottom-end">
                        <Menu.Target><Button size="compact-xs" variant="subtle">{t("labels.merge")}</Button></Menu.Target>
                        <Menu.Dropdown mah={300} style={{ overflowY: "auto" }}>
                          <Menu.Label>{t("labels.into")}</Menu.Label>
                          {labels.filter(({ id }) => id !== label.id).map((into) => <Menu.Item key={into.id} leftSection={<span className={classes.dot} style={{ background: into.colour }} />} onClick={() => merge(label, into)}>{into.name}</Menu.Item>)}
                        </Menu.Dropdown>
                      </Menu>
                    )}
                    <Button size="compact-xs" variant="subtle" color="red" onClick={() => void line.remove(`/labels/${label.id}`).catch(failed).finally(again)}>{desk.t("remove")}</Button>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody></table>
      </section>
    </>
  );
}
