/** What a rule can name: channels, languages, teams, people, labels, saved replies. */

import { useQuery } from "@tanstack/react-query";
import type { Counts } from "../api/contract";
import { line } from "../api/line";
import { useSavedReplies } from "../composer/use_composing";
import { useColleagues, useLabels, useTeams } from "../inbox/houses";
import { channelName } from "../look/channel";
import { useSession } from "../session/session";
import { languageName } from "../words/dates";
import { useRuleWords } from "./words";

export interface Choice {
  value: string;
  label: string;
}

export interface Choices {
  channel: Choice[];
  language: Choice[];
  label: Choice[];
  team: Choice[];
  person: Choice[];
  reply: Choice[];
}

const ALWAYS = ["whatsapp", "web"];

export function useChoices(): Choices {
  const { language, desk } = useRuleWords();
  const { shop } = useSession();
  const counts = useQuery({ queryKey: ["counts"], queryFn: () => line.get<Counts>("/inbox/counts"), staleTime: 60_000, retry: false });
  const channels = [...new Set([...ALWAYS, ...Object.keys(counts.data?.channels ?? {})])];
  const replies = useSavedReplies();
  return {
    channel: channels.map((value) => ({ value, label: channelName(value) || desk.named("channel", value) })),
    language: shop.languages.map((value) => ({ value, label: languageName(language, value) })),
    label: useLabels().map(({ name }) => ({ value: name, label: name })),
    team: useTeams().map(({ id, name }) => ({ value: id, label: name })),
    person: useColleagues().map(({ id, name }) => ({ value: id, label: name })),
    reply: [...new Map(replies.map(({ shortcut, title }) => [shortcut, { value: shortcut, label: `/${shortcut} · ${title}` }])).values()],
  };
}

/** As it is called; what is gone keeps its id. */
export function nameIn(choices: readonly Choice[], value: string): string {
  return choices.find((each) => each.value === value)?.label ?? value;
}
