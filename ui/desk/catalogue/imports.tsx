import { Alert, Button, FileButton, Progress, Table } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { IconDownload, IconUpload } from "@tabler/icons-react";
import { type DragEvent, useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import type { Page } from "../api/contract";
import { BASE, line } from "../api/line";
import { troubleIn } from "../look/trouble";
import { PlacePage } from "../places/page";
import { money, moment } from "../words/dates";
import classes from "./imports.module.css";
import product from "./product.module.css";
import { formatOf, type ImportOut, type ImportRow, sendFile } from "./sending";
import { useCatalogueWords } from "./words";

const AT_MOST = 100_000_000;
const isBusy = (state: string) => state === "waiting" || state === "running";

/** Files that brought products, the last one first; and a place to put the next. */
export function Imports() {
  const { t, n, language, desk } = useCatalogueWords();
  const go = useNavigate();
  const queries = useQueryClient();
  const rows = useQuery({ queryKey: ["catalogue", "imports"], queryFn: ({ signal }) => line.get<Page<ImportRow>>("/imports", { query: { limit: 30 }, signal }), refetchInterval: (query) => (query.state.data?.items.some((row) => isBusy(row.state)) ? 1_500 : false) });
  const [sent, setSent] = useState<{ name: string; part: number } | null>(null);
  const send = async (file: File | null | undefined) => {
    if (!file || sent) return;
    if (file.size > AT_MOST || !file.size) return void notifications.show({ color: "red", message: t("imports.too_large") });
    setSent({ name: file.name, part: 0 });
    try {
      const made = await line.post<ImportRow>("/imports", { format: formatOf(file.name), bytes: file.size, source: file.name.slice(0, 255) });
      await sendFile(made.id, file, (at) => setSent({ name: file.name, part: at / file.size }));
      await line.post(`/imports/${made.id}/start`, { dry: true });
      void queries.invalidateQueries({ queryKey: ["catalogue", "imports"] });
      void go(`/catalogue/imports/${made.id}`);
    } catch (fault) {
      notifications.show({ color: "red", message: troubleIn(fault, desk) });
    } finally {
      setSent(null);
    }
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    void send(event.dataTransfer.files[0]);
  };
  const items = rows.data?.items ?? [];
  return (
    <PlacePage title={t("imports.title")} below={<Link className={product.back} to="/catalogue">{t("back")}</Link>}>
      <div className={classes.drop} onDragOver={(event) => event.preventDefault()} onDrop={dropped}>
        {sent ? (
          <>
            <strong>{sent.name}</strong>
            <Progress w="100%" maw={420} value={sent.part * 100} aria-label={t("imports.sending")} />
            <span role="status">{t("imports.sending")} {Math.round(sent.part * 100)} %</span>
          </>
        ) : (
          <>
            <strong>{t("imports.drop")}</strong>
            <span>{t("imports.drop.do")}</span>
            <FileButton accept=".csv,.jsonl,.ndjson,.json,text/csv,application/json" onChange={(file) => void send(file)}>
              {(props) => <Button {...props} leftSection={<IconUpload size={16} />}>{t("imports.choose")}</Button>}
            </FileButton>
          </>
        )}
      </div>
      {rows.isError && <p className={product.note}>{troubleIn(rows.error, desk)}</p>}
      {items.length > 0 && (
        <ul className={classes.rows}>
          {items.map((row) => (
            <li key={row.id}><Link to={`/catalogue/imports/${row.id}`}>
              <span><strong>{row.source || row.format}</strong><small>{moment(language, row.began_at)}</small></span>
              <span>{t(`import.${row.state as "done"}`)}{row.dry && row.state === "done" ? ` · ${t("import.dry")}` : ""}<small>{n("import.products", row.products)}</small></span>
            </Link></li>
          ))}
        </ul>
      )}
    </PlacePage>
  );
}

/** One file: what it would change, how far it is, what was wrong in which line. */
export function Import() {
  const { file = "" } = useParams();
  const { t, n, language, desk } = useCatalogueWords();
  const queries = useQueryClient();
  const key = ["catalogue", "imports", file];
  const found = useQuery({ queryKey: key, queryFn: ({ signal }) => line.get<ImportOut>(`/imports/${file}`, { signal }), refetchInterval: (query) => (query.state.data && isBusy(query.state.data.state) ? 700 : false) });
  const row = found.data;
  const back = <Link className={product.back} to="/catalogue/imports">{t("imports.all")}</Link>;
  if (!row) return <PlacePage title={t("imports.title")} below={back}>{found.isError && <p>{troubleIn(found.error, desk)}</p>}</PlacePage>;
  const act = (path: string, body?: unknown) => void line.post<ImportRow>(`/imports/${file}/${path}`, body)
    .catch((fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) }))
    .finally(() => { void queries.invalidateQueries({ queryKey: key }); void queries.invalidateQueries({ queryKey: ["catalogue", "rows"] }); });
  const part = row.bytes ? (100 * row.bytes_read) / row.bytes : 0;
  const isRun = isBusy(row.state);
  const isOver = ["done", "failed", "stopped"].includes(row.state);
  const changed = row.products - row.added;
  return (
    <PlacePage title={row.source || row.format} below={back} actions={<>
      {isRun && <Button variant="default" disabled={row.stop_asked} onClick={() => act("stop")}>{t("import.stop")}</Button>}
      {isOver && <Button variant="default" component="a" href={`${BASE}/imports/${file}/report`} download leftSection={<IconDownload size={16} />}>{t("import.report")}</Button>}
      {isOver && <Button variant="default" onClick={() => act("start", { dry: true })}>{t("import.look")}</Button>}
      {isOver && <Button onClick={() => act("start", { dry: false })}>{t(row.dry && row.state === "done" ? "import.run" : "import.run_again")}</Button>}
    </>}>
      <section className={product.card} aria-label={t("import.state")}>
        <header><h2>{t(`import.${row.state as "done"}`)}{row.dry ? ` · ${t("import.dry")}` : ""}</h2><span className={product.note}>{moment(language, row.began_at)}</span></header>
        {isRun && <Progress value={part} animated aria-label={t("import.running")} />}
        <dl className={classes.sums} role="status">
          <div><dt>{t(row.dry ? "import.would_add" : "import.added")}</dt><dd>{row.added.toLocaleString(language)}</dd></div>
          <div><dt>{t(row.dry ? "import.would_change" : "import.changed")}</dt><dd>{changed.toLocaleString(language)}</dd></div>
          <div><dt>{t("import.unchanged")}</dt><dd>{row.unchanged.toLocaleString(language)}</dd></div>
          <div data-bad={row.failed > 0}><dt>{t("import.refused")}</dt><dd>{row.failed.toLocaleString(language)}</dd></div>
          <div><dt>{t("import.lines")}</dt><dd>{row.lines.toLocaleString(language)}</dd></div>
        </dl>
        {row.dry && row.state === "done" && <Alert color="gray" variant="light">{t(row.products ? "import.nothing_written" : "import.nothing_to_do")}</Alert>}
        {row.state === "failed" && <Alert color="red" variant="light">{t("import.failed.do")}</Alert>}
        {row.state === "stopped" && <Alert color="gray" variant="light">{t("import.stopped.do")}</Alert>}
      </section>
      {row.problems.length > 0 && (
        <section className={product.card} aria-label={t("import.problems")}>
          <header><h2>{t("import.problems")}</h2><span className={product.note}>{n("import.noted", row.noted)}</span></header>
          <div className={product.wide}><Table><Table.Tbody>{row.problems.slice(0, 200).map((each, at) => <Table.Tr key={at}><Table.Td>{t("import.line", { n: each.line })}</Table.Td><Table.Td>{each.problem}</Table.Td><Table.Td><code>{each.value}</code></Table.Td></Table.Tr>)}</Table.Tbody></Table></div>
        </section>
      )}
      {row.changes.length > 0 && (
        <section className={product.card} aria-label={t("import.changes")}>
          <header><h2>{t("import.changes")}</h2></header>
          <div className={product.wide}><Table><Table.Tbody>{row.changes.slice(0, 200).map((each, at) => (
            <Table.Tr key={at}>
              <Table.Td>{t("import.line", { n: each.line })}</Table.Td>
              <Table.Td>{each.product_id ? <Link to={`/catalogue/${each.product_id}`}>{each.title}</Link> : each.title}</Table.Td>
              <Table.Td>{each.product_id ? each.fields.map((name) => t(`change.${name as "title"}`)).join(", ") : t("import.new")}</Table.Td>
              <Table.Td className="money">{each.minor_before !== null && each.minor !== null && `${money(language, { minor: each.minor_before, currency: each.currency })} → ${money(language, { minor: each.minor, currency: each.currency })}`}</Table.Td>
            </Table.Tr>
          ))}</Table.Tbody></Table></div>
          {row.products > 200 && <p className={product.note}>{t("import.more_in_report")}</p>}
        </section>
      )}
    </PlacePage>
  );
}
