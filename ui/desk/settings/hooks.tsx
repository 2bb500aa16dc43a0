import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Page } from "../api/contract";
import { line } from "../api/line";
import { useMay } from "../session/session";
import { moment } from "../words/dates";
import { useWords } from "../words/words";
import classes from "./settings.module.css";

interface Endpoint {
  id: string;
  url: string;
  state: string;
}

interface Delivery {
  id: string;
  type: string;
  state: string;
  created_at: string;
}

/** Who is told of what happens, and what became of each telling. */
export function Hooks() {
  const { t } = useWords();
  const hooks = useQuery({ queryKey: ["hooks"], queryFn: () => line.get<Page<Endpoint>>("/webhooks") }).data?.items ?? [];
  const [open, setOpen] = useState("");
  return (
    <section className={classes.card}>
      {hooks.length === 0 && <span className={classes.soft}>{t("hooks.none")}</span>}
      {hooks.map((hook) => (
        <div key={hook.id}>
          <Button variant="subtle" px={0} aria-expanded={open === hook.id} onClick={() => setOpen(open === hook.id ? "" : hook.id)}>{hook.url} · {hook.state}</Button>
          {open === hook.id && <Log id={hook.id} />}
        </div>
      ))}
    </section>
  );
}

function Log({ id }: { id: string }) {
  const { t, language, named } = useWords();
  const may = useMay();
  const queries = useQueryClient();
  const rows = useQuery({ queryKey: ["hooks", id], queryFn: () => line.get<Page<Delivery>>(`/webhooks/${id}/deliveries`, { query: { limit: 30 } }) }).data?.items ?? [];
  return (
    <table className={classes.table}><tbody>
      {rows.map((each) => (
        <tr key={each.id}>
          <td>{each.type}</td><td>{named("state", each.state)}</td><td className={classes.soft}>{moment(language, each.created_at)}</td>
          <td style={{ textAlign: "end" }}>{may("webhooks.write") && <Button size="compact-xs" variant="subtle" onClick={() => void line.post(`/webhooks/${id}/deliveries/${each.id}/resend`).finally(() => void queries.invalidateQueries({ queryKey: ["hooks", id] }))}>{t("send_again")}</Button>}</td>
        </tr>
      ))}
    </tbody></table>
  );
}
