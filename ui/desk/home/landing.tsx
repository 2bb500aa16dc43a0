import { useQuery } from "@tanstack/react-query";
import { Navigate } from "react-router";
import type { HomeTold } from "../api/described";
import { useMay } from "../session/session";
import { homeQuery } from "./use_home";

/** Steps without which there is nothing in the inbox to see. */
const FIRST = ["heard", "catalogue"];

export function isBare(told: Pick<HomeTold, "set_up"> | undefined): boolean {
  return (told?.set_up ?? []).filter(({ name, done }) => FIRST.includes(name) && !done).length === FIRST.length;
}

/** Where one begins: at the conversations; whoever has a shop to set up that does not sell yet, at home. */
export function Landing() {
  const may = useMay();
  const sets = may("shop.write") && may("home.read");
  const { data, isError } = useQuery({ ...homeQuery, enabled: sets, retry: false });
  if (sets && !data && !isError) return null;
  return <Navigate to={isBare(data) ? "/home" : "/inbox/all"} replace />;
}
