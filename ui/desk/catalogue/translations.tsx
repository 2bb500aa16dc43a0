import { SegmentedControl, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { languageName } from "../words/dates";
import { AttributeFields } from "./attributes";
import type { Editing } from "./product";
import classes from "./product.module.css";
import { Section } from "./section";
import { NO_TEXTS } from "./sheet";
import type { Texts } from "./types";
import { useCatalogueWords } from "./words";

/** Each text beside its translation; what is left empty is told in the shop's own language. */
export function Translations({ draft, set, isFixed, languages }: Editing & { languages: string[] }) {
  const { t, language } = useCatalogueWords();
  const [code, setCode] = useState(languages[0] ?? "");
  const texts = draft.texts[code] ?? NO_TEXTS;
  const put = (change: Partial<Texts>) => set({ texts: { ...draft.texts, [code]: { ...texts, ...change } } });
  const done = (each: string) => (draft.texts[each]?.title ? " ✓" : "");
  const fields = [["title", draft.title], ["description", draft.description], ["guide", draft.guide]] as const;
  return (
    <Section title={t("translations")} side={<SegmentedControl size="xs" aria-label={t("language")} value={code} onChange={setCode} data={languages.map((each) => ({ value: each, label: `${languageName(language, each)}${done(each)}` }))} />}>
      <Stack gap="sm">
        {fields.filter(([name, own]) => own || texts[name]).map(([name, own]) => (
          <div key={name} className={classes.beside}>
            <div><span className={classes.label}>{t(`field.${name}`)}</span><p lang="" className={classes.own}>{own}</p></div>
            {name === "title"
              ? <TextInput lang={code} readOnly={isFixed} label={languageName(language, code)} maxLength={255} value={texts.title} onChange={(event) => put({ title: event.currentTarget.value })} />
              : <Textarea lang={code} autosize minRows={2} maxRows={14} readOnly={isFixed} label={languageName(language, code)} maxLength={50_000} value={texts[name]} onChange={(event) => put({ [name]: event.currentTarget.value })} />}
          </div>
        ))}
        {Object.keys(draft.attributes).length > 0 && <AttributeFields value={texts.attributes} own={draft.attributes} isFixed={isFixed} onChange={(attributes) => put({ attributes })} />}
      </Stack>
    </Section>
  );
}
