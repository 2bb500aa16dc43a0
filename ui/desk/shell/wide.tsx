import { ActionIcon, Drawer } from "@mantine/core";
import { IconMenu2 } from "@tabler/icons-react";
import { type ReactNode, Suspense, useState } from "react";
import { useWords } from "../words/words";
import { Rail } from "./rail";
import classes from "./shell.module.css";

/** A page that takes all the room beside the rail; on a phone the rail comes in from the side. */
export function Wide({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const [rail, setRail] = useState(false);
  return (
    <div className={classes.shell} data-wide="true">
      <Rail />
      <div className={classes.wide}>
        <ActionIcon className={classes.burger ?? ""} variant="subtle" color="gray" aria-label={t("rail.open")} onClick={() => setRail(true)}><IconMenu2 size={20} /></ActionIcon>
        <Suspense fallback={null}>{children}</Suspense>
      </div>
      <Drawer opened={rail} onClose={() => setRail(false)} size={264} withCloseButton={false} padding={0} attributes={{ content: { "aria-label": t("rail.name") } }} styles={{ body: { height: "100%" } }}>
        <Rail folds={false} onGo={() => setRail(false)} />
      </Drawer>
    </div>
  );
}
