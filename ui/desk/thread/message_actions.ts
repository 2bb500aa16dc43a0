import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useParams } from "react-router";
import type { Message } from "../api/contract";
import { line } from "../api/line";
import { useWords } from "../words/words";
import { troubleIn } from "../look/trouble";

/** What can be done to a message that stands in a thread. */
export function useMessageActions(message: Message) {
  const { conversation = "" } = useParams();
  const queries = useQueryClient();
  const words = useWords();
  const run = (work: Promise<unknown>) =>
    void work
      .catch((fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, words) }))
      .finally(() => void queries.invalidateQueries({ queryKey: ["thread", conversation] }));
  return {
    react: (emoji: string) => run(line.post(`/conversations/${conversation}/messages`, { reaction: emoji, to: message.id }, { key: crypto.randomUUID() })),
    again: () => run(line.post(`/messages/${message.id}/retry`, undefined, { key: crypto.randomUUID() })),
    settle: (became: "arrived" | "again") => run(line.post(`/messages/${message.id}/resolve`, { became }, { key: crypto.randomUUID() })),
    move: (at: Date) => run(line.call("PATCH", `/messages/${message.id}`, { body: { send_at: at.toISOString() } })),
    takeBack: () => run(line.remove(`/messages/${message.id}`)),
  };
}
