import { useQuery } from "@tanstack/react-query";
import type { Limits, SavedReply, Template } from "../api/contract";
import { line } from "../api/line";

export function useLimits(conversation: string) {
  return useQuery({ queryKey: ["limits", conversation], queryFn: () => line.get<Limits>(`/conversations/${conversation}/limits`), staleTime: 20_000, refetchInterval: 60_000 }).data;
}

export function useSavedReplies(): SavedReply[] {
  return useQuery({ queryKey: ["saved-replies"], queryFn: () => line.get<{ items: SavedReply[] }>("/saved-replies"), staleTime: 60_000 }).data?.items ?? [];
}

export function useTemplates(conversation: string, isOn: boolean) {
  return useQuery({ queryKey: ["templates", conversation], queryFn: () => line.get<{ items: Template[]; open: boolean }>(`/conversations/${conversation}/templates`), enabled: isOn, staleTime: 20_000 });
}

/** A saved answer with the values of this thread. */
export async function filled(reply: SavedReply, conversation: string): Promise<string> {
  const { text } = await line.post<{ text: string }>(`/saved-replies/${reply.id}/fill`, { conversation_id: conversation });
  return text;
}
