import { CloseButton } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "../words/words";
import classes from "./admin.module.css";
import type { Mood } from "./signs";

interface Props {
  mood: Mood;
  title?: ReactNode;
  children?: ReactNode;
  onClose?: () => void;
}

/** Something to be read now, in the house's own colours. */
export function Notice({ mood, title, children, onClose }: Props) {
  const { t } = useWords();
  return (
    <div className={classes.notice} data-mood={mood} role={mood === "bad" ? "alert" : "status"}>
      <div className={classes.grow}>{title && <strong>{title}</strong>}{children && <div>{children}</div>}</div>
      {onClose && <CloseButton aria-label={t("close")} onClick={onClose} />}
    </div>
  );
}
