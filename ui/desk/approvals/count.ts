import { useQuery } from "@tanstack/react-query";
import { line } from "../api/line";
import { useMay } from "../session/session";

/** How many wait for a second person; whoever may not decide is not called. */
export function useApprovalsWaiting(): number {
  const may = useMay();
  return useQuery({ queryKey: ["approvals", "count"], queryFn: () => line.get<{ waiting: number }>("/approvals-waiting"), enabled: may("approvals.decide"), staleTime: 30_000, retry: false }).data?.waiting ?? 0;
}
