import { IconMessages } from "@tabler/icons-react";
import { Kbd } from "@mantine/core";
import { useWords } from "../words/words";
import classes from "./nothing.module.css";

/** Beside the list, while no conversation is open. */
export function Nothing() {
  const { t } = useWords();
  return (
    <section className={classes.nothing} data-pane="thread">
      <IconMessages size={52} stroke={1.1} />
      <h2>{t("nothing.title")}</h2>
      <p><Kbd>J</Kbd> <Kbd>K</Kbd> {t("nothing.move")} · <Kbd>?</Kbd> {t("nothing.keys")}</p>
    </section>
  );
}
