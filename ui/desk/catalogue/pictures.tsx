import { ActionIcon, Button, FileButton, Loader, Stack, TextInput, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconArrowLeft, IconArrowRight, IconPencil, IconTrash, IconUpload } from "@tabler/icons-react";
import { type DragEvent, useState } from "react";
import { Dialog } from "../look/dialog";
import { line } from "../api/line";
import { Picture as Shown } from "../look/picture";
import { troubleIn } from "../look/trouble";
import { useSession } from "../session/session";
import { languageName } from "../words/dates";
import type { Editing } from "./product";
import classes from "./product.module.css";
import { Section } from "./section";
import { moved } from "./sheet";
import type { Picture } from "./types";
import { useCatalogueWords } from "./words";

const AT_MOST_BYTES = 10_000_000;

interface Sent {
  id: string;
  mime: string;
}

/** Pictures in their order, the first is the one that is shown; dragged, or moved by the arrows. */
export function Pictures({ draft, set, isFixed }: Editing) {
  const { t, n, desk } = useCatalogueWords();
  const [sending, setSending] = useState(0);
  const [edited, setEdited] = useState(-1);
  const [held, setHeld] = useState(-1);
  const [fresh, setFresh] = useState<Record<string, string>>({});
  const images = draft.images;
  const put = (after: Picture[]) => set({ images: after });
  const send = async (files: File[]) => {
    const added: Picture[] = [];
    setSending(files.length);
    for (const file of files) {
      try {
        if (file.size > AT_MOST_BYTES) throw new Error("large");
        const { id, mime } = await line.post<Sent>("/files", undefined, { bytes: file });
        if (!mime.startsWith("image/")) throw new Error("no picture");
        setFresh((before) => ({ ...before, [id]: URL.createObjectURL(file) }));
        added.push({ id: "", url: "", file_id: id, alt: {}, options: {} });
      } catch (fault) {
        notifications.show({ color: "red", message: fault instanceof Error && !("problem" in fault) ? t("pictures.refused", { name: file.name }) : troubleIn(fault, desk) });
      }
    }
    setSending(0);
    if (added.length) put([...images, ...added]);
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) void send([...event.dataTransfer.files]);
  };
  const image = images[edited];
  return (
    <Section title={t("pictures")} side={!isFixed && (
      <FileButton multiple accept="image/png,image/jpeg,image/webp" onChange={(files) => void send(files)}>
        {(props) => <Button {...props} size="xs" variant="default" leftSection={sending ? <Loader size={14} /> : <IconUpload size={15} />} disabled={sending > 0}>{t("pictures.add")}</Button>}
      </FileButton>
    )}>
      <ul className={classes.pictures} onDragOver={(event) => event.preventDefault()} onDrop={isFixed ? undefined : dropped}>
        {images.map((each, at) => {
          const name = Object.values(each.alt)[0] || n("pictures.at", at + 1);
          return (
            <li key={each.id || each.file_id || each.url} draggable={!isFixed} onDragStart={() => setHeld(at)} onDragEnd={() => setHeld(-1)} onDragOver={(event) => event.preventDefault()}
              onDrop={(event) => { if (held >= 0) { event.stopPropagation(); event.preventDefault(); put(moved(images, held, at)); } }}>
              <Shown url={each.url || fresh[each.file_id]} blank={classes.blank} className={classes.picture} />
              {!Object.values(each.alt).some(Boolean) && <span className={classes.noAlt}>{t("pictures.no_alt")}</span>}
              {!isFixed && (
                <span className={classes.tools}>
                  <Tool label={`${t("pictures.earlier")}: ${name}`} isOff={at === 0} onClick={() => put(moved(images, at, at - 1))}><IconArrowLeft size={14} /></Tool>
                  <Tool label={`${t("pictures.later")}: ${name}`} isOff={at === images.length - 1} onClick={() => put(moved(images, at, at + 1))}><IconArrowRight size={14} /></Tool>
                  <Tool label={`${desk.t("edit")}: ${name}`} onClick={() => setEdited(at)}><IconPencil size={14} /></Tool>
                  <Tool label={`${desk.t("remove")}: ${name}`} onClick={() => put(images.filter((_, place) => place !== at))}><IconTrash size={14} /></Tool>
                </span>
              )}
            </li>
          );
        })}
        {images.length === 0 && <li className={classes.nothing}>{t("pictures.none")}</li>}
      </ul>
      {image && <About image={image} options={draft.options} values={draft.variants.map((each) => each.options)} onClose={() => setEdited(-1)} onChange={(change) => put(images.map((each, at) => (at === edited ? { ...each, ...change } : each)))} />}
    </Section>
  );
}

function Tool({ label, onClick, isOff = false, children }: { label: string; onClick: () => void; isOff?: boolean; children: React.ReactNode }) {
  return <Tooltip label={label}><ActionIcon size={26} variant="default" disabled={isOff} aria-label={label} onClick={onClick}>{children}</ActionIcon></Tooltip>;
}

interface AboutProps {
  image: Picture;
  options: string[];
  values: Record<string, string>[];
  onClose: () => void;
  onChange: (change: Partial<Picture>) => void;
}

/** What is seen on it, for those who cannot see it, in each language; and which variants it shows. */
function About({ image, options, values, onClose, onChange }: AboutProps) {
  const { t, language, desk } = useCatalogueWords();
  const { shop } = useSession();
  return (
    <Dialog opened onClose={onClose} title={t("pictures.about")}>
      <Stack gap="sm">
        {shop.languages.map((code) => (
          <TextInput key={code} label={t("pictures.alt", { language: languageName(language, code) })} maxLength={255} value={image.alt[code] ?? ""} onChange={(event) => onChange({ alt: { ...image.alt, [code]: event.currentTarget.value } })} />
        ))}
        {options.map((name) => (
          <label key={name} className={classes.pick}>
            <span>{t("pictures.shows", { option: name })}</span>
            <select value={image.options[name] ?? ""} onChange={(event) => {
              const { [name]: _before, ...rest } = image.options;
              onChange({ options: event.currentTarget.value ? { ...rest, [name]: event.currentTarget.value } : rest });
            }}>
              <option value="">{t("pictures.all")}</option>
              {[...new Set(values.map((each) => each[name] ?? ""))].filter(Boolean).map((value) => <option key={value}>{value}</option>)}
            </select>
          </label>
        ))}
        <Button onClick={onClose}>{desk.t("close")}</Button>
      </Stack>
    </Dialog>
  );
}
