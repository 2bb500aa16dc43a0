import { ActionIcon, Button, Group, NumberInput, Select, Stack, TagsInput, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { IconSettings, IconTrash } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { Dialog } from "../look/dialog";
import { line } from "../api/line";
import { troubleIn } from "../look/trouble";
import { useMay } from "../session/session";
import { useProfileChange } from "./more";
import { Section } from "./panel";
import classes from "./panel.module.css";
import type { CustomField, Profile } from "./shapes";
import { useShopperWords } from "./words";

const KINDS = ["text", "number", "date", "choice"] as const;

function useFields(): CustomField[] {
  const { data } = useQuery({ queryKey: ["custom-fields"], queryFn: () => line.get<{ items: CustomField[] }>("/custom-fields"), staleTime: 300_000 });
  return data?.items ?? [];
}

/** What this shop wants to know of its people, beside what everybody does. */
export function Fields({ contact, profile }: { contact: string; profile: Profile }) {
  const { t } = useShopperWords();
  const may = useMay();
  const fields = useFields();
  const change = useProfileChange(contact);
  const [isSetting, setSetting] = useState(false);
  const other = Object.entries(profile.other);
  if (!fields.length && !other.length && !may("shop.write")) return null;
  return (
    <Section name="fields" title={t("fields")} side={Object.keys(profile.fields).length || ""}>
      <Stack gap={8}>
        {fields.map((field) => <FieldInput key={`${field.id}/${String(profile.fields[field.key] ?? "")}`} field={field} value={profile.fields[field.key]} onSave={may("contacts.write") ? (value) => void change({ fields: { [field.key]: value } }) : null} />)}
      </Stack>
      {!fields.length && <p className={classes.empty}>{t("fields.none")}</p>}
      {other.length > 0 && <dl className={classes.facts} style={{ marginBlockStart: 8 }}>{other.map(([key, value]) => <Other key={key} name={key} value={value} />)}</dl>}
      {may("shop.write") && <Button size="compact-sm" variant="subtle" mt="xs" leftSection={<IconSettings size={14} />} onClick={() => setSetting(true)}>{t("fields.set")}</Button>}
      {isSetting && <FieldSettings fields={fields} onClose={() => setSetting(false)} />}
    </Section>
  );
}

function Other({ name, value }: { name: string; value: unknown }) {
  return <><dt>{name}</dt><dd>{String(value)}</dd></>;
}

function FieldInput({ field, value, onSave }: { field: CustomField; value: string | number | undefined; onSave: ((value: string | number | null) => void) | null }) {
  const [told, setTold] = useState<string | number>(value ?? "");
  const save = (next: string | number) => { if (next !== (value ?? "")) onSave?.(next === "" ? null : next); };
  const common = { size: "xs", label: field.name, disabled: !onSave } as const;
  if (field.kind === "choice") return <Select {...common} clearable data={field.choices} value={String(told) || null} onChange={(next) => { setTold(next ?? ""); save(next ?? ""); }} />;
  if (field.kind === "number") return <NumberInput hideControls {...common} value={told} onChange={(next) => setTold(next)} onBlur={() => save(told === "" ? "" : Number(told))} />;
  return <TextInput {...common} type={field.kind === "date" ? "date" : "text"} maxLength={500} value={String(told)} onChange={(event) => setTold(event.currentTarget.value)} onBlur={() => save(told)} />;
}

function FieldSettings({ fields, onClose }: { fields: CustomField[]; onClose: () => void }) {
  const { t, named, desk } = useShopperWords();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [kind, setKind] = useState<string>("text");
  const [choices, setChoices] = useState<string[]>([]);
  const run = (work: Promise<unknown>) => void work.then(() => setName(""), (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) })).finally(() => {
    void queries.invalidateQueries({ queryKey: ["custom-fields"] });
    void queries.invalidateQueries({ queryKey: ["contact"] });
  });
  const add = (event: FormEvent) => {
    event.preventDefault();
    run(line.post("/custom-fields", { name, kind, choices: kind === "choice" ? choices : [] }));
  };
  return (
    <Dialog opened onClose={onClose} title={t("fields.set")}>
      {fields.map((field) => (
        <div key={field.id} className={classes.row}>
          <span className={classes.grow}><strong>{field.name}</strong><span className={classes.soft}>{[named("field", field.kind), ...field.choices].join(" · ")}</span></span>
          <ActionIcon variant="subtle" color="red" aria-label={t("fields.remove", { name: field.name })} onClick={() => run(line.remove(`/custom-fields/${field.id}`))}><IconTrash size={15} /></ActionIcon>
        </div>
      ))}
      <form onSubmit={add}>
        <Stack gap="xs" mt="sm">
          <TextInput required label={t("fields.name")} maxLength={60} value={name} onChange={(event) => setName(event.currentTarget.value)} />
          <Select label={t("fields.kind")} allowDeselect={false} value={kind} onChange={(value) => setKind(value ?? "text")} data={KINDS.map((value) => ({ value, label: named("field", value) }))} />
          {kind === "choice" && <TagsInput label={t("fields.choices")} value={choices} maxTags={50} onChange={setChoices} />}
          <Group><Button type="submit" disabled={!name.trim() || (kind === "choice" && !choices.length)}>{t("fields.add")}</Button></Group>
        </Stack>
      </form>
    </Dialog>
  );
}
