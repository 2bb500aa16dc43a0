import { notifications } from "@mantine/notifications";
import { troubleIn } from "../look/trouble";
import { useWords } from "../words/words";

/** Says why something was not done. */
export function useFailed(): (fault: unknown) => void {
  const words = useWords();
  return (fault) => void notifications.show({ color: "red", message: troubleIn(fault, words) });
}
