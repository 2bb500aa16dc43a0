import { Button, CopyButton } from "@mantine/core";
import { useWords } from "../words/words";
import classes from "./admin.module.css";

/** Something to be carried elsewhere exactly as it stands. */
export function CopyLine({ label, value }: { label: string; value: string }) {
  const { t } = useWords();
  return (
    <div className={classes.copied}>
      <span className={classes.label}>{label}</span>
      <code>{value}</code>
      <CopyButton value={value}>
        {({ copied, copy }) => <Button size="compact-xs" variant="light" aria-label={`${t("copy")}: ${label}`} onClick={copy}>{t(copied ? "copied" : "copy")}</Button>}
      </CopyButton>
    </div>
  );
}
