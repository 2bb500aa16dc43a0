import { ActionIcon, Button, Group, Stack, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { Tags } from "./tags";
import classes from "./product.module.css";
import type { Attributes } from "./types";
import { useCatalogueWords } from "./words";

interface Props {
  value: Attributes;
  isFixed: boolean;
  onChange: (value: Attributes) => void;
  /** What the shop's own language says, where this is a translation. */
  own?: Attributes;
}

const listed = (value: string | string[] | undefined) => (Array.isArray(value) ? value : value ? [value] : []);

/** Facts that shoppers narrow by: a name and its values. */
export function AttributeFields({ value, isFixed, onChange, own }: Props) {
  const { t, desk } = useCatalogueWords();
  const [name, setName] = useState("");
  const names = [...new Set([...Object.keys(own ?? {}), ...Object.keys(value)])];
  const put = (key: string, told: string[]) => {
    const { [key]: before, ...rest } = value;
    const isText = typeof (before ?? own?.[key]) === "string";
    onChange(own && !told.length ? rest : { ...value, [key]: isText && told.length < 2 ? (told[0] ?? "") : told });
  };
  const drop = (key: string) => {
    const { [key]: _gone, ...rest } = value;
    onChange(rest);
  };
  const add = () => {
    const key = name.trim();
    if (key && !(key in value)) onChange({ ...value, [key]: [] });
    setName("");
  };
  return (
    <Stack gap="xs">
      {names.map((key) => (
        <div key={key} className={classes.attribute}>
          <Tags size="xs" isFixed={isFixed} label={key} value={listed(value[key])} {...(own && own[key] !== undefined ? { placeholder: listed(own[key]).join(", ") } : {})} splitChars={[";"]} acceptValueOnBlur onChange={(told) => put(key, told)} />
          {!isFixed && !own && <ActionIcon variant="subtle" color="gray" aria-label={`${desk.t("remove")}: ${key}`} onClick={() => drop(key)}><IconX size={15} /></ActionIcon>}
        </div>
      ))}
      {!isFixed && !own && (
        <Group gap={6} wrap="nowrap">
          <TextInput size="xs" style={{ flex: 1 }} aria-label={t("attributes.name")} placeholder={t("attributes.name")} maxLength={100} value={name} onChange={(event) => setName(event.currentTarget.value)} onKeyDown={(event) => { if (event.key === "Enter") add(); }} />
          <Button size="xs" variant="default" disabled={!name.trim()} onClick={add}>{t("add")}</Button>
        </Group>
      )}
    </Stack>
  );
}
