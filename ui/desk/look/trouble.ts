import { Refused } from "../api/line";
import { TABLES } from "../words/tables";
import type { Words } from "../words/words";

/** What went wrong, in words: ours where we have them for the code, else the server's. */
export function troubleIn(fault: unknown, { t, language, named }: Words): string {
  if (!(fault instanceof Refused)) return t("trouble.unreachable");
  if (`refused.${fault.code}` in (TABLES[language] ?? {})) return named("refused", fault.code);
  return fault.problem.detail || t("trouble.ours");
}
