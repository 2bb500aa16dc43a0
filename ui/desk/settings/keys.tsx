import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { line } from "../api/line";
import { useMay } from "../session/session";
import { moment } from "../words/dates";
import { useWords } from "../words/words";
import classes from "./settings.module.css";

interface KeyRow {
  id: string;
  name: string;
  permissions: string[];
  created_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
}

/** Keys of the API, without the keys themselves. */
export function Keys() {
  const { t, language } = useWords();
  const may = useMay();
  const queries = useQueryClient();
  const keys = useQuery({ queryKey: ["keys"], queryFn: () => line.get<{ items: KeyRow[] }>("/keys") }).data?.items ?? [];
  return (
    <section className={classes.card}>
      {keys.length === 0 && <span className={classes.soft}>{t("apikeys.none")}</span>}
      <table className={classes.table}><tbody>
        {keys.map((key) => (
          <tr key={key.id}>
            <td><strong>{key.name || key.id}</strong><div className={classes.soft}>{key.permissions.join(", ")}</div></td>
            <td className={classes.soft}>{key.last_used_at ? t("apikeys.used", { at: moment(language, key.last_used_at) }) : t("apikeys.never")}</td>
            <td style={{ textAlign: "end" }}>{key.revoked_at ? <span className={classes.soft}>{t("apikeys.revoked")}</span> : may("staff.write") && <Button size="compact-xs" color="red" variant="subtle" onClick={() => void line.remove(`/keys/${key.id}`).finally(() => void queries.invalidateQueries({ queryKey: ["keys"] }))}>{t("apikeys.revoke")}</Button>}</td>
          </tr>
        ))}
      </tbody></table>
    </section>
  );
}
