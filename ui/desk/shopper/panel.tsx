import { ActionIcon, Loader, Menu, TagsInput, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { IconBan, IconChevronRight, IconDots, IconX } from "@tabler/icons-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { Link } from "react-router";
import type { Contact, Conversation } from "../api/contract";
import { line } from "../api/line";
import { useLabels } from "../inbox/houses";
import { Avatar } from "../look/avatar";
import { ChannelIcon, channelName } from "../look/channel";
import { nameOf } from "../look/name";
import { remembered } from "../look/remembered";
import { troubleIn } from "../look/trouble";
import { useMay } from "../session/session";
import type { ConversationActions } from "../thread/actions";
import { age, clock, countryName, date, languageName, money, whole } from "../words/dates";
import { useNow } from "../words/clock";
import { useWords } from "../words/words";
import { CartSection } from "./cart";
import { NotesSection } from "./notes";
import { OrdersSection } from "./orders";
import classes from "./panel.module.css";
import type { Deed } from "./deeds";
import { useContact, useCredit, usePast } from "./use_shopper";

const More = lazy(() => import("./more").then(({ More: page }) => ({ default: page })));
const DeedItems = lazy(() => import("./deeds").then(({ DeedItems: items }) => ({ default: items })));
const DeedDialog = lazy(() => import("./deeds").then(({ DeedDialog: dialog }) => ({ default: dialog })));

interface Props {
  conversation: Conversation;
  actions: ConversationActions;
  onClose?: () => void;
}

/** All that the house knows of whoever writes, beside the thread. */
export function ShopperPanel({ conversation, actions, onClose }: Props) {
  const words = useWords();
  const { t, language } = words;
  const may = useMay();
  const id = conversation.contact_id;
  const contact = useContact(id).data;
  const now = useNow();
  const queries = useQueryClient();
  const [deed, setDeed] = useState<Deed | null>(null);
  const name = nameOf(contact?.name || conversation.contact_name, id, words);
  const block = () => {
    const work = contact?.blocked_at ? line.remove(`/contacts/${id}/block`) : line.put(`/contacts/${id}/block`, {});
    void work.catch((fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, words) })).finally(() => void queries.invalidateQueries({ queryKey: ["contact", id] }));
  };
  return (
    <aside className={classes.panel} data-pane="panel" aria-label={t("panel.name")}>
      <div className={classes.who}>
        <Avatar name={contact?.name ?? conversation.contact_name ?? ""} id={id} size={56} />
        <div className={classes.grow}>
          <h2>{name}</h2>
          {contact && <span className={classes.soft}>{[contact.country && countryName(language, contact.country), contact.time_zone && t("panel.there", { time: clock(language, now, contact.time_zone) })].filter(Boolean).join(" · ")}</span>}
        </div>
        {(may("conversations.write") || may("contacts.write")) && (
          <Menu>
            <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label={t("more")}><IconDots size={18} /></ActionIcon></Menu.Target>
            <Menu.Dropdown>
              {may("conversations.write") && <Menu.Item color="red" leftSection={<IconBan size={16} />} onClick={block}>{t(contact?.blocked_at ? "unblock" : "block")}</Menu.Item>}
              <Suspense fallback={<Loader size="xs" m="xs" />}><DeedItems contact={id} onChoose={setDeed} /></Suspense>
            </Menu.Dropdown>
          </Menu>
        )}
        {onClose && <ActionIcon variant="subtle" color="gray" aria-label={t("close")} onClick={onClose}><IconX size={18} /></ActionIcon>}
      </div>
      {contact?.blocked_at && <div className={classes.blocked}>{t("panel.blocked", { at: date(language, contact.blocked_at) })}</div>}
      {may("carts.read") && <CartSection conversation={conversation} />}
      {may("orders.read") && <OrdersSection contact={id} />}
      <Section name="about" title={t("panel.about")}>
        <dl className={classes.facts}>
          {contact?.language && <><dt>{t("panel.language")}</dt><dd>{languageName(language, contact.language)}</dd></>}
          {contact?.email && <><dt>{t("panel.email")}</dt><dd>{contact.email}</dd></>}
          {told(contact?.identities ?? []).map((each) => (
            <Fact key={`${each.channel}/${each.kind}/${each.value}`} name={<><ChannelIcon channel={each.channel} size={13} /> {channelName(each.channel) || words.named("channel", each.channel)}</>}>{each.kind === "visitor" ? t("panel.visitor") : each.value}</Fact>
          ))}
          {contact && <><dt>{t("panel.since")}</dt><dd>{date(language, contact.created_at)}</dd></>}
          {contact?.seen_at && <><dt>{t("panel.seen")}</dt><dd title={whole(language, contact.seen_at)}>{age(language, contact.seen_at, now, t("now"))}</dd></>}
        </dl>
        <Credit contact={id} />
      </Section>
      <Section name="labels" title={t("rail.labels")} side={conversation.labels.length || ""}>
        <Labels conversation={conversation} actions={actions} />
      </Section>
      <NotesSection contact={id} />
      <Past contact={id} here={conversation.id} />
      <Suspense fallback={null}><More key={id} contact={id} /></Suspense>
      {deed && contact && <Suspense fallback={null}><DeedDialog deed={deed} contact={contact} onClose={() => setDeed(null)} /></Suspense>}
    </aside>
  );
}

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return <><dt>{name}</dt><dd>{children}</dd></>;
}

/** A section that folds, and is found as it was left. */
export function Section({ name, title, side, children, onOpen }: { name: string; title: string; side?: ReactNode; children: ReactNode; onOpen?: (isOpen: boolean) => void }) {
  const [isOpen] = useState(() => remembered.get(`fold.${name}`) !== "shut" && !(onOpen && remembered.get(`fold.${name}`) !== "open"));
  return (
    <details className={classes.section} open={isOpen} onToggle={(event) => { remembered.set(`fold.${name}`, event.currentTarget.open ? "open" : "shut"); onOpen?.(event.currentTarget.open); }}>
      <summary><IconChevronRight size={15} />{title}{side !== undefined && side !== "" && <span className={classes.side}>{side}</span>}</summary>
      <div className={classes.inside}>{children}</div>
    </details>
  );
}

function Labels({ conversation, actions }: { conversation: Conversation; actions: ConversationActions }) {
  const { t } = useWords();
  const may = useMay();
  const known = useLabels().map((label) => label.name);
  return (
    <TagsInput size="xs" aria-label={t("rail.labels")} placeholder={conversation.labels.length ? "" : t("label.add")} data={known} value={conversation.labels} disabled={!may("conversations.write")} maxTags={50} clearable={false}
      onChange={(labels) => void actions.label(labels.map((each) => each.slice(0, 60)))} />
  );
}

function Credit({ contact }: { contact: string }) {
  const { t, language } = useWords();
  const credit = useCredit(contact).data?.items.filter((each) => each.minor > 0) ?? [];
  if (!credit.length) return null;
  return <Text size="sm" mt="xs">{t("panel.credit")}: <strong className="money">{credit.map((each) => money(language, each)).join(", ")}</strong></Text>;
}

function Past({ contact, here }: { contact: string; here: string }) {
  const { t, language, named } = useWords();
  const past = usePast(contact).data?.items.filter((each) => each.id !== here) ?? [];
  if (!past.length) return null;
  return (
    <Section name="past" title={t("panel.past")} side={past.length}>
      {past.map((each) => (
        <Link key={each.id} className={classes.past} to={`/inbox/all/${each.id}`}>
          <ChannelIcon channel={each.channel} />
          <span className={classes.grow}>{channelName(each.channel) || named("channel", each.channel)} · {named("state", each.state)}</span>
          <span className={classes.soft}>{date(language, each.last_in_at ?? each.created_at)}</span>
        </Link>
      ))}
    </Section>
  );
}

/** A platform's own id says nothing to people where a number or a name stands beside it. */
function told(identities: Contact["identities"]): Contact["identities"] {
  const speaking = identities.filter((each) => each.kind === "phone" || each.kind === "email" || each.kind === "username");
  return identities.filter((each) => speaking.includes(each) || !speaking.some((other) => other.channel === each.channel));
}
