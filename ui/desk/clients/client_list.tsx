import { Button, Checkbox, Group, Loader, Select, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { IconGift, IconHeart, IconSearch, IconSend } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import type { Page } from "../api/contract";
import { line } from "../api/line";
import { useColleagues } from "../inbox/houses";
import { Avatar } from "../look/avatar";
import { ChannelIcon } from "../look/channel";
import { nameOf } from "../look/name";
import { troubleIn } from "../look/trouble";
import { useMay, useSession } from "../session/session";
import { useNow } from "../words/clock";
import { age, left, money } from "../words/dates";
import classes from "./clients.module.css";
import { dayOf, daysUntil, sizesOf } from "./measures";
import { WriteTo } from "./outreach";
import type { Client } from "./shapes";
import { useClientWords } from "./words";

const PAGE = 50;
const SOON_DAYS = 30;

/** Own clients, and whom of them to write to today. */
export function ClientList() {
  const { t, n, desk } = useClientWords();
  const may = useMay();
  const { staff } = useSession();
  const colleagues = useColleagues();
  const [whose, setWhose] = useState(staff.id);
  const [q, setQ] = useState("");
  const [settled] = useDebouncedValue(q.trim(), 200);
  const [chosen, setChosen] = useState<Record<string, Client>>({});
  const [isWriting, setWriting] = useState(false);
  const found = useInfiniteQuery({
    queryKey: ["clients", whose, settled],
    queryFn: ({ pageParam, signal }) => line.get<Page<Client>>("/clients", { query: { staff_id: whose, q: settled, limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next_cursor || undefined,
    staleTime: 15_000,
  });
  const people = found.data?.pages.flatMap((page) => page.items) ?? [];
  const picked = Object.values(chosen);
  const toggle = (one: Client) => setChosen(({ [one.contact_id]: known, ...rest }) => (known ? rest : { ...rest, [one.contact_id]: one }));
  const areAll = people.length > 0 && people.every((each) => chosen[each.contact_id]);
  return (
    <>
      <div className={classes.tools}>
        <TextInput className={classes.search ?? ""} value={q} onChange={(event) => setQ(event.currentTarget.value)} leftSection={<IconSearch size={16} />} aria-label={t("search")} placeholder={t("search")} />
        <Select aria-label={t("whose")} value={whose} allowDeselect={false} onChange={(value) => { setWhose(value ?? staff.id); setChosen({}); }}
          data={[{ value: staff.id, label: t("mine") }, { value: "all", label: t("everybodys") }, ...colleagues.filter(({ id }) => id !== staff.id).map(({ id, name }) => ({ value: id, label: name }))]} />
        {may("outreach.write") && <Button leftSection={<IconSend size={16} />} disabled={!picked.length} onClick={() => setWriting(true)}>{picked.length ? n("write_to", picked.length) : t("write")}</Button>}
      </div>
      {found.isPending && <Loader size="sm" aria-label={t("loading")} />}
      {found.isError && <p className={classes.soft} role="alert">{troubleIn(found.error, desk)}</p>}
      {found.isSuccess && people.length === 0 && <p className={classes.empty}>{settled ? t("none.found") : t("none")}</p>}
      {people.length > 0 && (
        <>
          {may("outreach.write") && <Checkbox mb="xs" size="sm" checked={areAll} indeterminate={!areAll && picked.length > 0} label={t("all")}
            onChange={() => setChosen(areAll ? {} : Object.fromEntries(people.map((each) => [each.contact_id, each])))} />}
          <ul className={classes.people}>
            {people.map((one) => <ClientCard key={one.contact_id} one={one} isChosen={Boolean(chosen[one.contact_id])} onToggle={may("outreach.write") ? () => toggle(one) : null} />)}
          </ul>
          {found.hasNextPage && <Group justify="center" mt="md"><Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t("more")}</Button></Group>}
        </>
      )}
      {isWriting && <WriteTo people={picked} onClose={() => setWriting(false)} onSent={() => { setWriting(false); setChosen({}); }} />}
    </>
  );
}

function ClientCard({ one, isChosen, onToggle }: { one: Client; isChosen: boolean; onToggle: (() => void) | null }) {
  const { t, n, named, language, desk } = useClientWords();
  const now = useNow();
  const name = nameOf(one.name, one.contact_id, desk);
  const soon = one.occasions.filter(({ on }) => daysUntil(on, now) <= SOON_DAYS).slice(0, 2);
  const isOpen = one.window_until !== null && Date.parse(one.window_until) > now;
  return (
    <li className={classes.person} data-chosen={isChosen}>
      {onToggle && <Checkbox size="sm" checked={isChosen} onChange={onToggle} aria-label={name} />}
      <Avatar name={one.name} id={one.contact_id} size={40} />
      <div className={classes.who}>
        {one.conversation_id ? <Link className={classes.name} to={`/inbox/all/${one.conversation_id}`}>{name}</Link> : <strong>{name}</strong>}
        <span className={classes.soft}>
          {one.channel && <ChannelIcon channel={one.channel} size={13} />}
          {one.last_wrote_at && <span>{t("wrote", { age: age(language, one.last_wrote_at, now, desk.t("now")) })}</span>}
          {isOpen && one.window_until && <span className={classes.open}>{t("open_for", { left: left(language, one.window_until, now) })}</span>}
          {one.blocked && <span className={classes.bad}>{t("blocked")}</span>}
        </span>
      </div>
      <div className={classes.bought}>
        {one.orders > 0 ? (
          <>
            <span>{n("orders", one.orders)} · {one.spent.map((sum) => money(language, sum)).join(", ")}</span>
            <span className={classes.soft}>{one.last_bought_at && t("last_bought", { age: age(language, one.last_bought_at, now, desk.t("now")) })}</span>
          </>
        ) : <span className={classes.soft}>{t("bought_nothing")}</span>}
      </div>
      <div className={classes.facts}>
        {soon.map(({ kind, whose, on }) => <span key={kind + whose} className={classes.chip} data-tone="soon"><IconGift size={13} />{named("day", kind)}{whose ? ` (${whose})` : ""} · {dayOf(language, on)}</span>)}
        {one.wishes > 0 && <span className={classes.chip}><IconHeart size={13} />{n("wishes", one.wishes)}</span>}
        {sizesOf(one.sizes, language, named).slice(0, 3).map((said) => <span key={said} className={classes.chip}>{said}</span>)}
        {one.labels.map((label) => <span key={label} className={classes.chip}>{label}</span>)}
      </div>
    </li>
  );
}
