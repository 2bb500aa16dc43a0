import { ActionIcon, Loader } from "@mantine/core";
import { IconFile, IconX } from "@tabler/icons-react";
import { line } from "../api/line";
import { useWords } from "../words/words";
import classes from "./composer.module.css";

export interface Attached {
  key: string;
  name: string;
  mime: string;
  /** A picture's own address in this page, if it is one. */
  preview: string;
  state: "going" | "there";
  id: string;
}

/** Raises Refused, Unreachable. */
export async function upload(file: File): Promise<string> {
  const { id } = await line.call<{ id: string }>("POST", "/files", { bytes: file, query: { name: file.name }, key: crypto.randomUUID() });
  return id;
}

export function AttachedFile({ file, onRemove }: { file: Attached; onRemove: () => void }) {
  const { t } = useWords();
  return (
    <span className={classes.chip}>
      {file.preview ? <img className={classes.thumb} src={file.preview} alt="" /> : <IconFile size={18} />}
      <span>{file.name}</span>
      {file.state === "going" ? <Loader size={14} aria-label={t("attach.going")} /> : <ActionIcon size="sm" variant="subtle" color="gray" aria-label={t("remove")} onClick={onRemove}><IconX size={14} /></ActionIcon>}
    </span>
  );
}
