import { IconAlertTriangle, IconCheck, IconChecks, IconClock, IconClockPause, IconHelpCircle } from "@tabler/icons-react";
import type { Message } from "../api/contract";
import { moment, whole } from "../words/dates";
import { useWords } from "../words/words";
import classes from "./bubble.module.css";

/** How far a message of ours got. */
export function Ticks({ message }: { message: Message }) {
  const { t, language } = useWords();
  const { state } = message;
  const at = message.read_at ?? message.delivered_at ?? message.sent_at;
  const name = state === "scheduled" && message.leaves_at ? t("tick.scheduled", { at: moment(language, message.leaves_at) }) : t(`tick.${state === "taken" ? "sent" : state}`);
  return (
    <span className={classes.ticks} data-state={state} title={at ? `${name} · ${whole(language, at)}` : name} role="img" aria-label={name}>
      {icon(state)}
    </span>
  );
}

function icon(state: Message["state"]) {
  switch (state) {
    case "read":
    case "delivered":
      return <IconChecks size={15} />;
    case "sent":
    case "taken":
      return <IconCheck size={15} />;
    case "failed":
    case "withdrawn":
      return <IconAlertTriangle size={15} />;
    case "unknown":
      return <IconHelpCircle size={15} />;
    case "held":
      return <IconClockPause size={15} />;
    default:
      return <IconClock size={15} />;
  }
}
