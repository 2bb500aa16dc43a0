import { ActionIcon, Button, Group, NumberInput, Select, Stack, TagsInput, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { IconTrash } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { dayOf, measure } from "../clients/measures";
import { useClientWords } from "../clients/words";
import { line } from "../api/line";
import { troubleIn } from "../look/trouble";
import { useMay } from "../session/session";
import { countryName, date } from "../words/dates";
import { Consents } from "./consents";
import { Fields } from "./fields";
import { History } from "./history";
import { Section } from "./panel";
import classes from "./panel.module.css";
import type { Address, Profile, Recipient } from "./shapes";
import { useShopperWords } from "./words";

const A_WHILE = 30_000;
const PARTS = ["height", "weight", "bust", "waist", "hip", "foot", "collar", "sleeve", "shoulder", "inseam", "head", "finger_round"];

export function useProfile(contact: string) {
  return useQuery({ queryKey: ["contact", contact, "profile"], queryFn: () => line.get<Profile>(`/contacts/${contact}/profile`), staleTime: A_WHILE });
}

/** Changes what is known; what the server says afterwards is shown. */
export function useProfileChange(contact: string) {
  const { desk } = useShopperWords();
  const queries = useQueryClient();
  return async (change: Record<string, unknown>): Promise<boolean> => {
    try {
      queries.setQueryData(["contact", contact, "profile"], await line.patch<Profile>(`/contacts/${contact}/profile`, change));
      return true;
    } catch (fault) {
      notifications.show({ color: "red", message: troubleIn(fault, desk) });
      return false;
    }
  };
}

/** What else the house knows of a shopper: loaded once the panel is open. */
export function More({ contact }: { contact: string }) {
  const profile = useProfile(contact).data;
  return (
    <>
      {profile && <Known contact={contact} profile={profile} />}
      {profile && <Fields contact={contact} profile={profile} />}
      {profile && profile.wishes.length > 0 && <Wishes profile={profile} />}
      <Addresses contact={contact} />
      <Consents contact={contact} />
      <History contact={contact} />
    </>
  );
}

function Known({ contact, profile }: { contact: string; profile: Profile }) {
  const { t, language } = useShopperWords();
  const people = useClientWords();
  const may = useMay();
  const change = useProfileChange(contact);
  const [isAdding, setAdding] = useState(false);
  const own = profile.people.find((each) => each.key === "self");
  const others = profile.people.filter((each) => each.key !== "self");
  const sizes = Object.entries(profile.sizes);
  const isEmpty = !sizes.length && !profile.people.length;
  const mayWrite = may("contacts.write");
  return (
    <Section name="known" title={t("known")} side={sizes.length || ""}>
      {isEmpty && !isAdding && <p className={classes.empty}>{t("known.none")}</p>}
      {sizes.length > 0 && (
        <dl className={classes.facts}>
          {sizes.map(([part, value]) => <Fact key={part} name={people.named("part", part)} said={measure(part, value, language)} />)}
        </dl>
      )}
      {own && <Tastes one={own} />}
      {others.map((one) => <div key={one.id} className={classes.other}><strong>{one.name || one.label}</strong><Tastes one={one} /></div>)}
      <LabelsOf labels={profile.labels} onChange={mayWrite ? (labels) => void change({ labels }) : null} />
      {mayWrite && (isAdding ? <AddKnown contact={contact} onDone={() => setAdding(false)} /> : <Button size="compact-sm" variant="subtle" mt="xs" onClick={() => setAdding(true)}>{t("known.add")}</Button>)}
    </Section>
  );
}

function Fact({ name, said }: { name: string; said: string }) {
  return <><dt>{name}</dt><dd>{said}</dd></>;
}

function Tastes({ one }: { one: Recipient }) {
  const { t, language } = useShopperWords();
  const { named } = useClientWords();
  return (
    <dl className={classes.facts} style={{ marginBlockStart: 6 }}>
      {one.likes.length > 0 && <Fact name={t("likes")} said={one.likes.join(", ")} />}
      {one.dislikes.length > 0 && <Fact name={t("dislikes")} said={one.dislikes.join(", ")} />}
      {Object.entries(one.days).map(([kind, on]) => <Fact key={kind} name={named("day", kind)} said={dayOf(language, `2000-${on.slice(-5)}`)} />)}
    </dl>
  );
}

function LabelsOf({ labels, onChange }: { labels: string[]; onChange: ((labels: string[]) => void) | null }) {
  const { t } = useShopperWords();
  if (!onChange && !labels.length) return null;
  return <TagsInput size="xs" mt="sm" label={t("labels")} value={labels} disabled={!onChange} maxTags={50} clearable={false} onChange={(next) => onChange?.(next.map((each) => each.slice(0, 60)))} />;
}

/** One more measure, taste or day, as the shopper told it. */
function AddKnown({ contact, onDone }: { contact: string; onDone: () => void }) {
  const { t, desk } = useShopperWords();
  const people = useClientWords();
  const change = useProfileChange(contact);
  const [what, setWhat] = useState("height");
  const [amount, setAmount] = useState<number | "">("");
  const [words, setWords] = useState("");
  const isMeasure = PARTS.includes(what);
  const isDay = what === "birthday" || what === "anniversary";
  const told = () => {
    if (isMeasure) return amount === "" ? null : { sizes: { [what]: Math.round(amount * (what === "weight" ? 1000 : 10)) } };
    if (isDay) return words ? { days: { [what]: words.slice(-5) } } : null;
    return words.trim() ? { [what]: [words.trim()] } : null;
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const body = told();
    if (body) void change(body).then((isDone) => isDone && onDone());
  };
  return (
    <form onSubmit={save}>
      <Stack gap={6} mt="xs">
        <Select size="xs" aria-label={t("known.what")} value={what} allowDeselect={false} onChange={(value) => { setWhat(value ?? "height"); setWords(""); }}
          data={[...PARTS.map((value) => ({ value, label: people.named("part", value) })), { value: "likes", label: t("likes") }, { value: "dislikes", label: t("dislikes") }, { value: "birthday", label: people.named("day", "birthday") }, { value: "anniversary", label: people.named("day", "anniversary") }]} />
        {isMeasure ? <NumberInput hideControls size="xs" aria-label={people.named("part", what)} min={0} suffix={what === "weight" ? " kg" : " cm"} decimalScale={1} value={amount} onChange={(value) => setAmount(value === "" ? "" : Number(value))} />
          : <TextInput size="xs" type={isDay ? "date" : "text"} aria-label={isDay ? people.named("day", what) : t(what === "dislikes" ? "dislikes" : "likes")} maxLength={100} value={words} onChange={(event) => setWords(event.currentTarget.value)} />}
        <Group gap={6}><Button size="compact-sm" type="submit">{desk.t("save")}</Button><Button size="compact-sm" variant="subtle" color="gray" onClick={onDone}>{desk.t("cancel")}</Button></Group>
      </Stack>
    </form>
  );
}

function Wishes({ profile }: { profile: Profile }) {
  const { t, named, language } = useShopperWords();
  return (
    <Section name="wishes" title={t("wishes")} side={profile.wishes.filter((each) => each.state === "waiting").length || ""}>
      {profile.wishes.map((each) => (
        <div key={each.id} className={classes.row}>
          <span className={classes.grow}><strong title={each.title}>{each.title}</strong><span className={classes.soft}>{[...Object.values(each.options), date(language, each.asked_at)].join(" · ")}</span></span>
          <span className={classes.badge} data-tone={each.state === "told" ? "good" : "wait"}>{named("wish_state", each.state)}</span>
        </div>
      ))}
    </Section>
  );
}

function Addresses({ contact }: { contact: string }) {
  const { t, language, desk } = useShopperWords();
  const may = useMay();
  const queries = useQueryClient();
  const addresses = useQuery({ queryKey: ["contact", contact, "addresses"], queryFn: () => line.get<{ items: Address[] }>(`/contacts/${contact}/addresses`), staleTime: A_WHILE }).data?.items ?? [];
  const forget = (id: string) => void line.remove(`/contacts/${contact}/addresses/${id}`).catch((fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) })).finally(() => void queries.invalidateQueries({ queryKey: ["contact", contact, "addresses"] }));
  if (!addresses.length) return null;
  return (
    <Section name="addresses" title={t("addresses")} side={addresses.length}>
      {addresses.map((each) => (
        <div key={each.id} className={classes.row}>
          <address className={`${classes.grow} ${classes.address}`}>{[each.name, ...each.lines, [each.postcode, each.city].filter(Boolean).join(" "), each.region, countryName(language, each.country), each.phone].filter(Boolean).join("\n")}</address>
          {may("contacts.write") && <ActionIcon size="sm" variant="subtle" color="gray" aria-label={t("address.forget", { city: each.city })} onClick={() => forget(each.id)}><IconTrash size={14} /></ActionIcon>}
        </div>
      ))}
    </Section>
  );
}
