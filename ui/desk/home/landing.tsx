import { useQuery } from "@tanstack/react-query";
import { Navigate } from "react-router";
import { useMay } from "../session/session";
import { homeQuery } from "./use_home";

/** Steps without which there is nothing in the inbox to see. */
const FIRST = ["heard", "catalogue"];

/** Where one begins: at the conversations; whoever has a shop to set up that does not sell yet, at home. */
export function Landing() {
  const may = useMay();
  const sets = may("shop.write") && may("conversations.read");
  const { data, isError } = useQuery({ ...homeQuery, enabled: sets, retry: false });
  if (sets && !data && !isError) return null;
  const isBare = (data?.set_up ?? []).filter(({ name, done }) => FIRST.includes(name) && !done).length === FIRST.length;
  return <Navigate to={isBare ? "/home" : "/inbox/all"} replace />;
}
