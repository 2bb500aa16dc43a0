import { Autocomplete, Button, Group, Loader, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { IconArrowsSplit2 } from "@tabler/icons-react";
import { useState } from "react";
import { Dialog } from "../look/dialog";
import { sizesOf } from "../clients/measures";
import { useClientWords } from "../clients/words";
import type { Contact, Found } from "../api/contract";
import { line } from "../api/line";
import { Avatar } from "../look/avatar";
import { channelName } from "../look/channel";
import { nameOf } from "../look/name";
import { troubleIn } from "../look/trouble";
import { date, languageName } from "../words/dates";
import { useProfile } from "./more";
import classes from "./panel.module.css";
import type { Alike, Merge } from "./shapes";
import { useContact, useOrders } from "./use_shopper";
import { useShopperWords } from "./words";

/** Who may be the same person, the two side by side, and what was joined before and can be parted. */
export function MergeDialog({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const { t, desk } = useShopperWords();
  const queries = useQueryClient();
  const [other, setOther] = useState("");
  const done = (message: string) => {
    notifications.show({ message });
    void queries.invalidateQueries();
    onClose();
  };
  const failed = (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) });
  return (
    <Dialog opened onClose={onClose} size="lg" title={t("merge.title", { name: nameOf(contact.name, contact.id, desk) })}>
      {other ? <Compare here={contact} other={other} onBack={() => setOther("")} onDone={done} onFailed={failed} /> : <Choose contact={contact} onChoose={setOther} onDone={done} onFailed={failed} />}
    </Dialog>
  );
}

interface Ends {
  onDone: (message: string) => void;
  onFailed: (fault: unknown) => void;
}

function Choose({ contact, onChoose, onDone, onFailed }: Ends & { contact: Contact; onChoose: (id: string) => void }) {
  const { t, named, language, desk } = useShopperWords();
  const [q, setQ] = useState("");
  const [settled] = useDebouncedValue(q.trim(), 250);
  const alike = useQuery({ queryKey: ["contact", contact.id, "alike"], queryFn: () => line.get<{ items: Alike[] }>(`/contacts/${contact.id}/alike`), staleTime: 10_000 });
  const merges = useQuery({ queryKey: ["contact", contact.id, "merges"], queryFn: () => line.get<{ items: Merge[] }>(`/contacts/${contact.id}/merges`), staleTime: 10_000 });
  const found = useQuery({ queryKey: ["find", "people", settled], queryFn: () => line.get<Found>("/find", { query: { q: settled } }), enabled: settled.length > 1 });
  const people = (found.data?.people ?? []).filter(({ id }) => id !== contact.id);
  const standing = (merges.data?.items ?? []).filter((each) => !each.undone_at);
  const labelled = (one: { id: string; name: string; email: string }) => `${nameOf(one.name, one.id, desk)}${one.email ? ` · ${one.email}` : ""} · ${one.id.slice(-6)}`;
  return (
    <Stack gap="md">
      <section>
        <h3 className={classes.mini}>{t("alike")}</h3>
        {alike.isPending && <Loader size="xs" />}
        {alike.data?.items.length === 0 && <p className={classes.empty}>{t("alike.none")}</p>}
        {alike.data?.items.map((each) => (
          <div key={each.contact_id} className={classes.row}>
            <Avatar name={each.name} id={each.contact_id} size={32} />
            <span className={classes.grow}><strong>{nameOf(each.name, each.contact_id, desk)}</strong><span className={classes.soft}>{each.reasons.map((one) => `${named("alike", one.by)}: ${one.shared}`).join(" · ")}</span></span>
            <Button size="compact-sm" variant="default" onClick={() => onChoose(each.contact_id)}>{t("compare")}</Button>
          </div>
        ))}
      </section>
      <Autocomplete label={t("merge.find")} placeholder={t("merge.find.hint")} value={q} onChange={setQ} filter={({ options }) => options} data={[...new Set(people.map(labelled))]}
        onOptionSubmit={(said) => { const one = people.find((each) => labelled(each) === said); if (one) onChoose(one.id); }} />
      {standing.length > 0 && (
        <section>
          <h3 className={classes.mini}>{t("merged")}</h3>
          {standing.map((each) => (
            <div key={each.id} className={classes.row}>
              <span className={classes.grow}><strong>{each.evidence["reason"] ?? each.evidence["from"] ?? ""}</strong><span className={classes.soft}>{date(language, each.at)}</span></span>
              <Button size="compact-sm" variant="default" leftSection={<IconArrowsSplit2 size={14} />} onClick={() => void line.post(`/merges/${each.id}/split`, undefined, { key: crypto.randomUUID() }).then(() => onDone(t("split.done")), onFailed)}>{t("split")}</Button>
            </div>
          ))}
        </section>
      )}
    </Stack>
  );
}

function Compare({ here, other, onBack, onDone, onFailed }: Ends & { here: Contact; other: string; onBack: () => void }) {
  const { t, desk } = useShopperWords();
  const there = useContact(other);
  const [stays, setStays] = useState(here.id);
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  if (there.isError) return <p role="alert" className={classes.soft}>{troubleIn(there.error, desk)}</p>;
  if (!there.data) return <Loader size="sm" />;
  const leaves = stays === here.id ? other : here.id;
  const merge = () => {
    setBusy(true);
    void line.post(`/contacts/${leaves}/merge`, { into: stays, reason }, { key: crypto.randomUUID() }).then(() => onDone(t("merge.done")), onFailed).finally(() => setBusy(false));
  };
  return (
    <Stack gap="sm">
      <Radio.Group value={stays} onChange={setStays} label={t("stays")} description={t("stays.lead")}>
        <div className={classes.sides} style={{ marginBlockStart: 8 }}>
          <Side contact={here} />
          <Side contact={there.data} />
        </div>
      </Radio.Group>
      <TextInput required label={t("merge.reason")} placeholder={t("merge.reason.hint")} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      <Text size="xs" c="dimmed">{t("merge.undo")}</Text>
      <Group justify="space-between"><Button variant="subtle" color="gray" onClick={onBack}>{t("back")}</Button><Button loading={busy} disabled={!reason.trim()} onClick={merge}>{t("merge.do")}</Button></Group>
    </Stack>
  );
}

function Side({ contact }: { contact: Contact }) {
  const { t, language, desk } = useShopperWords();
  const people = useClientWords();
  const profile = useProfile(contact.id).data;
  const orders = useOrders(contact.id).data;
  return (
    <section className={classes.side2}>
      <Radio value={contact.id} label={nameOf(contact.name, contact.id, desk)} />
      <dl className={classes.facts}>
        {contact.identities.map((each) => <Fact key={each.channel + each.value} name={channelName(each.channel) || each.channel} said={each.kind === "visitor" ? desk.t("panel.visitor") : each.value} />)}
        <Fact name={desk.t("panel.email")} said={contact.email || "–"} />
        <Fact name={desk.t("panel.language")} said={contact.language ? languageName(language, contact.language) : "–"} />
        <Fact name={desk.t("panel.orders")} said={orders ? `${orders.items.length}${orders.next_cursor ? "+" : ""}` : "…"} />
        <Fact name={t("known")} said={profile ? sizesOf(profile.sizes, language, people.named).join(", ") || "–" : "…"} />
        <Fact name={desk.t("panel.since")} said={date(language, contact.created_at)} />
      </dl>
    </section>
  );
}

function Fact({ name, said }: { name: string; said: string }) {
  return <><dt>{name}</dt><dd>{said}</dd></>;
}
