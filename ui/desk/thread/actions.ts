/** What can be done to a conversation: shown at once, told to the server, taken back if it says no. */

import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import type { Conversation, InboxRow } from "../api/contract";
import { line } from "../api/line";
import { freshRows, guessRow } from "../inbox/rows";
import { tellDone } from "../look/undoable";
import { troubleIn } from "../look/trouble";
import { useSession } from "../session/session";
import { useWords } from "../words/words";

export interface Change {
  state?: "open" | "closed" | "snoozed";
  snoozed_until?: string;
  labels?: string[];
  assign_to?: string;
  team?: string;
  priority?: string;
}

export function useConversationActions(id: string) {
  const queries = useQueryClient();
  const words = useWords();
  const { t } = words;
  const { staff } = useSession();

  async function run(guess: (row: InboxRow) => InboxRow, work: () => Promise<unknown>, done?: string, undo?: () => void): Promise<boolean> {
    guessRow(queries, id, staff.id, guess);
    try {
      await work();
      if (done) tellDone(done, undo && { word: t("undo"), run: undo });
      return true;
    } catch (fault) {
      notifications.show({ color: "red", message: troubleIn(fault, words) });
      return false;
    } finally {
      void queries.invalidateQueries({ queryKey: ["conversation", id] });
      void queries.invalidateQueries({ queryKey: ["counts"] });
      void freshRows(queries, [id], staff.id);
    }
  }
  const change = (told: Change) => line.patch<Conversation>(`/conversations/${id}`, told);
  const mine = { kind: "person" as const, id: staff.id, name: staff.name };

  return {
    /** from: the colleague it is taken from, knowingly; empty if nobody has it. */
    take: (from = "") => run((row) => ({ ...row, owner: mine }), () => line.post(`/conversations/${id}/take-over`, from ? { from } : {})),
    handBack: () => run((row) => ({ ...row, owner: { kind: "bot", id: "", name: "" } }), () => line.post(`/conversations/${id}/hand-back`, {}), t("done.handed_back")),
    assign: (to: { id: string; name: string }) => run((row) => ({ ...row, owner: { kind: to.id ? "person" : "team", ...to } }), () => change({ assign_to: to.id }), to.id ? t("done.assigned", { name: to.name }) : t("done.unassigned")),
    assignTeam: (team: { id: string; name: string }) => run((row) => ({ ...row, owner: { kind: "team", ...team } }), () => change({ team: team.id }), t("done.assigned", { name: team.name })),
    close: () => run((row) => ({ ...row, state: "closed" }), () => change({ state: "closed" }), t("done.closed"), () => void change({ state: "open" })),
    open: () => run((row) => ({ ...row, state: "open", snoozed_until: null }), () => change({ state: "open" }), t("done.opened")),
    snooze: (until: Date) => run((row) => ({ ...row, state: "snoozed", snoozed_until: until.toISOString() }), () => change({ state: "snoozed", snoozed_until: until.toISOString() }), t("done.snoozed"), () => void change({ state: "open" })),
    follow: (isOn: boolean) => run((row) => row, async () => {
      await (isOn ? line.put(`/conversations/${id}/followers/me`, {}) : line.remove(`/conversations/${id}/followers/me`));
      void queries.invalidateQueries({ queryKey: ["followed"] });
      void queries.invalidateQueries({ queryKey: ["inbox"], refetchType: "active" });
    }),
    label: (labels: string[]) => run((row) => ({ ...row, labels }), () => change({ labels })),
  };
}

export type ConversationActions = ReturnType<typeof useConversationActions>;
