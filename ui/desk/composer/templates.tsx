import { Badge, Button, FileInput, Loader, Modal, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import type { Conversation, Template } from "../api/contract";
import { troubleIn } from "../look/trouble";
import { useOutbox } from "../sends/use_outbox";
import { Prose } from "../thread/prose";
import { localValue } from "../thread/snooze";
import { useWords } from "../words/words";
import { upload } from "./attached";
import { cardOf, ENDS_AT, isWhole, placeOf, preview, valuesOf } from "./template_values";
import classes from "./templates.module.css";
import { useTemplates } from "./use_composing";

type Variable = Template["variables"][number];

/** Once the window is shut, a template is all that may be sent: seen as the shopper will read it. */
export function TemplatePicker({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { t, named } = useWords();
  const outbox = useOutbox();
  const templates = useTemplates(conversation.id, true);
  const [chosen, setChosen] = useState<Template | null>(null);
  const [values, setValues] = useState<Record<string, string>>({});
  /** By place: above the words first, then on each card. */
  const [files, setFiles] = useState<string[]>([]);
  const items = templates.data?.items ?? [];
  const pick = (template: Template) => {
    setChosen(template);
    setFiles([]);
    setValues(Object.fromEntries(template.variables.map(({ key, value }) => [key, key === ENDS_AT ? localValue(new Date(Date.now() + 24 * 3600_000)) : value])));
  };
  const shown = chosen ? preview(chosen, values) : "";
  const send = () => {
    if (!chosen) return;
    const [header, cards] = chosen.header ? [files[0], files.slice(1)] : [undefined, files];
    const filled = { name: chosen.name, language: chosen.language, values: valuesOf(values), ...(header ? { file_id: header } : {}), ...(cards.length ? { card_files: cards } : {}) };
    outbox.add({ conversation: conversation.id, kind: "reply", text: shown, body: { template: filled } });
    onClose();
  };
  const kinds = chosen ? [...(chosen.header ? [chosen.header] : []), ...chosen.cards] : [];
  const offset = chosen?.header ? 1 : 0;
  return (
    <Modal opened closeButtonProps={{ "aria-label": t("close") }} onClose={onClose} title={t("template.title")} size="xl">
      {templates.isPending && <Loader size="sm" />}
      {templates.data && items.length === 0 && <p>{t("template.none")}</p>}
      <div className={classes.panes}>
        <ul className={classes.list}>
          {items.map((template) => (
            <li key={`${template.name}/${template.language}`}>
              <button type="button" className={classes.template} aria-pressed={chosen === template} disabled={Boolean(template.why_not)} onClick={() => pick(template)}>
                <strong>{template.name.replace(/_/g, " ")}</strong>
                <span><Badge size="xs" variant="default" tt="none">{template.language}</Badge> <Badge size="xs" variant="default" tt="none">{named("category", template.category)}</Badge> {template.cost && <Cost cost={template.cost} />}</span>
                {template.why_not ? <small>{named("failure", template.why_not)}</small> : template.header ? <small>{t("template.file_header")}</small> : null}
              </button>
            </li>
          ))}
        </ul>
        {chosen && (
          <Stack gap="sm" className={classes.chosen ?? ""}>
            <div className={classes.preview}><Prose text={shown} /></div>
            {chosen.header && <FilePlace label={named("kind", chosen.header)} kind={chosen.header} onFile={(id) => setFiles(at(files, 0, id))} />}
            {chosen.variables.filter((each) => !cardOf(each)).map((each) => <Field key={each.key} variable={each} value={values[each.key] ?? ""} onChange={(value) => setValues({ ...values, [each.key]: value })} />)}
            {chosen.cards.map((kind, card) => (
              <fieldset key={card} className={classes.card}>
                <legend>{t("template.card", { n: card + 1 })}</legend>
                <FilePlace label={named("kind", kind)} kind={kind} onFile={(id) => setFiles(at(files, card + offset, id))} />
                {chosen.variables.filter((each) => cardOf(each) === card + 1).map((each) => <Field key={each.key} variable={each} value={values[each.key] ?? ""} onChange={(value) => setValues({ ...values, [each.key]: value })} />)}
              </fieldset>
            ))}
            {chosen.cost && <span className={classes.cost}>{t("template.cost")} <Cost cost={chosen.cost} /></span>}
            <Button disabled={!isWhole(chosen, values, kinds.map((_, place) => files[place] ?? ""), Date.now())} onClick={send}>{t("template.send")}</Button>
          </Stack>
        )}
      </div>
    </Modal>
  );
}

function Field({ variable, value, onChange }: { variable: Variable; value: string; onChange: (value: string) => void }) {
  const { t, named } = useWords();
  const { key, name, example } = variable;
  if (key === ENDS_AT) return <TextInput type="datetime-local" label={t("template.ends_at")} value={value} min={localValue(new Date())} onChange={(event) => onChange(event.currentTarget.value)} />;
  const isCode = key.endsWith(":copy_code");
  const label = isCode ? t("template.code") : /^\d+$/.test(name) ? `${named("template.where", placeOf(variable))} ${name}` : name.replace(/_/g, " ");
  return <TextInput label={label} value={value} placeholder={example} maxLength={isCode ? 15 : 1024} onChange={(event) => onChange(event.currentTarget.value)} />;
}

/** A picture or film that the template asks for: it is with the server before the template is sent. */
function FilePlace({ label, kind, onFile }: { label: string; kind: string; onFile: (id: string) => void }) {
  const words = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [isGoing, setGoing] = useState(false);
  const take = (next: File | null) => {
    setFile(next);
    onFile("");
    if (!next) return;
    setGoing(true);
    upload(next)
      .then(onFile)
      .catch((fault: unknown) => {
        setFile(null);
        notifications.show({ color: "red", title: next.name, message: troubleIn(fault, words) });
      })
      .finally(() => setGoing(false));
  };
  return <FileInput label={label} value={file} onChange={take} disabled={isGoing} accept={kind === "document" ? "application/pdf" : `${kind}/*`} rightSection={isGoing ? <Loader size={14} /> : null} placeholder={words.t("attach")} />;
}

function at(files: readonly string[], place: number, id: string): string[] {
  const next = Array.from({ length: Math.max(files.length, place + 1) }, (_, here) => files[here] ?? "");
  next[place] = id;
  return next;
}

function Cost({ cost }: { cost: NonNullable<Template["cost"]> }) {
  const { language } = useWords();
  return <span className="money">{new Intl.NumberFormat(language, { style: "currency", currency: cost.currency, maximumFractionDigits: 4 }).format(Number(cost.amount))}</span>;
}
