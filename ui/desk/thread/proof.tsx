import { Badge, CopyButton, Loader, Timeline, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Proof } from "../api/contract";
import { line } from "../api/line";
import { useWords } from "../words/words";
import classes from "./proof.module.css";

/** The way of one message through the house, each step with its time and what is written down of it. */
export function ProofPanel({ id }: { id: string }) {
  const { t, named, language } = useWords();
  const proof = useQuery({ queryKey: ["proof", id], queryFn: () => line.get<Proof>(`/messages/${id}/proof`), staleTime: 5_000 });
  return (
    <section className={classes.proof} aria-label={t("proof.title")}>
      <h3>{t("proof.title")}</h3>
      {proof.isPending && <Loader size="sm" />}
      {proof.isError && <p>{t("trouble.unreachable")}</p>}
      {proof.data && (
        <>
          <Timeline active={proof.data.steps.length} bulletSize={14} lineWidth={2}>
            {proof.data.steps.map((step, at) => (
              <Timeline.Item key={at} title={named("proof.step", step.name)} color={step.name === "failed" ? "red" : "terracotta"}>
                <time dateTime={step.at} className="tabular">{new Date(step.at).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3 })}</time>
                {typeof step.details["why"] === "string" && step.details["why"] && <p className={classes.why}>{named("failure", step.details["why"])}</p>}
                <Details details={step.details} />
              </Timeline.Item>
            ))}
          </Timeline>
          {proof.data.provider_id && (
            <CopyButton value={proof.data.provider_id}>
              {({ copied, copy }) => <UnstyledButton className={classes.id ?? ""} onClick={copy} title={t("copy")}>{copied ? t("copied") : proof.data.provider_id}</UnstyledButton>}
            </CopyButton>
          )}
        </>
      )}
    </section>
  );
}

function Details({ details }: { details: Record<string, unknown> }) {
  const { named } = useWords();
  const told = Object.entries(details).flatMap(([name, value]) => {
    const words = plain(value);
    return words && name !== "why" ? [[name, words] as const] : [];
  });
  if (!told.length) return null;
  return <div className={classes.chips}>{told.slice(0, 8).map(([name, value]) => <Badge key={name} size="sm" variant="default" tt="none" fw={500} title={value}>{named("proof", name)}: {value}</Badge>)}</div>;
}

function plain(value: unknown): string {
  if (value === null || value === undefined || value === "") return "";
  if (Array.isArray(value)) return value.map(plain).filter(Boolean).join(", ");
  if (typeof value === "object") {
    const named = value as Record<string, unknown>;
    const short = named["intent"] ?? named["text"] ?? named["name"];
    if (short) return plain(short);
    return Object.entries(named).flatMap(([name, each]) => (plain(each) ? [`${name} ${plain(each)}`] : [])).join(", ").slice(0, 80);
  }
  return String(value);
}
