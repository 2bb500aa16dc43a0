import { Badge, Button, Loader, Modal, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Conversation, Template } from "../api/contract";
import { useOutbox } from "../sends/use_outbox";
import { Prose } from "../thread/prose";
import { useWords } from "../words/words";
import classes from "./templates.module.css";
import { useTemplates } from "./use_composing";

/** Once the window is shut, a template is all that may be sent: seen as the shopper will read it. */
export function TemplatePicker({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { t, named } = useWords();
  const outbox = useOutbox();
  const templates = useTemplates(conversation.id, true);
  const [chosen, setChosen] = useState<Template | null>(null);
  const [values, setValues] = useState<Record<string, string>>({});
  const items = templates.data?.items ?? [];
  const pick = (template: Template) => {
    setChosen(template);
    setValues(Object.fromEntries(template.variables.map(({ key, value }) => [key, value])));
  };
  const shown = chosen ? preview(chosen, values) : "";
  const isWhole = chosen?.variables.every(({ key }) => values[key]?.trim()) ?? false;
  const send = () => {
    if (!chosen) return;
    outbox.add({ conversation: conversation.id, kind: "reply", text: shown, body: { template: { name: chosen.name, language: chosen.language, values } } });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t("template.title")} size="xl">
      {templates.isPending && <Loader size="sm" />}
      {templates.data && items.length === 0 && <p>{t("template.none")}</p>}
      <div className={classes.panes}>
        <ul className={classes.list}>
          {items.map((template) => (
            <li key={`${template.name}/${template.language}`}>
              <button type="button" className={classes.template} aria-pressed={chosen === template} disabled={Boolean(template.why_not) || Boolean(template.header)} onClick={() => pick(template)}>
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
            {chosen.variables.map(({ key, name, where }) => (
              <TextInput key={key} label={/^\d+$/.test(name) ? `${named("template.where", where.split(".")[0] ?? "")} ${name}` : name.replace(/_/g, " ")} value={values[key] ?? ""} maxLength={1024} onChange={(event) => setValues({ ...values, [key]: event.currentTarget.value })} />
            ))}
            {chosen.cost && <span className={classes.cost}>{t("template.cost")} <Cost cost={chosen.cost} /></span>}
            <Button disabled={!isWhole && chosen.variables.length > 0} onClick={send}>{t("template.send")}</Button>
          </Stack>
        )}
      </div>
    </Modal>
  );
}

function Cost({ cost }: { cost: NonNullable<Template["cost"]> }) {
  const { language } = useWords();
  return <span className="money">{new Intl.NumberFormat(language, { style: "currency", currency: cost.currency, maximumFractionDigits: 4 }).format(Number(cost.amount))}</span>;
}

/** The words as they will be: what stood for a value takes the value. */
export function preview(template: Template, values: Record<string, string>): string {
  return template.variables.reduce((text, { key, name, value }) => {
    const next = values[key] ?? "";
    return value ? text.replace(value, next || value) : text.replace(`{{${name}}}`, next || `{{${name}}}`);
  }, template.preview);
}
