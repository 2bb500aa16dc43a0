import { ActionIcon, Button, Menu, TextInput, Tooltip } from "@mantine/core";
import { IconAlarmSnooze, IconArrowBackUp, IconArrowLeft, IconCheck, IconChevronDown, IconEye, IconEyeOff, IconLayoutSidebarRight, IconRobot, IconSearch, IconUserPlus, IconUsersGroup } from "@tabler/icons-react";
import { useState } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import type { Conversation } from "../api/contract";
import { useColleagues, useFollowed, useTeams } from "../inbox/houses";
import { useCommand } from "../keys/bus";
import { usePresent } from "../live/presence";
import { Avatar } from "../look/avatar";
import { MacroMenu } from "../rules/macro_menu";
import { ChannelIcon, channelName } from "../look/channel";
import { nameOf } from "../look/name";
import { useSession } from "../session/session";
import { left } from "../words/dates";
import { useNow } from "../words/clock";
import { useWords } from "../words/words";
import type { ConversationActions } from "./actions";
import classes from "./head.module.css";
import { LaterItems, OwnHour } from "./later_menu";

interface Props {
  conversation: Conversation;
  actions: ConversationActions;
  mayWrite: boolean;
  onPanel: () => void;
  isPanel: boolean;
  onClosed: () => void;
}

export function Head({ conversation, actions, mayWrite, onPanel, isPanel, onClosed }: Props) {
  const words = useWords();
  const { t, named, language } = words;
  const now = useNow();
  const { staff } = useSession();
  const [asked] = useSearchParams();
  const { view = "all" } = useParams();
  const go = useNavigate();
  const people = useColleagues();
  const name = nameOf(conversation.contact_name, conversation.contact_id, words);
  const [snooze, setSnooze] = useState(false);
  const [ownHour, setOwnHour] = useState(false);
  const isMine = conversation.owner_kind === "person" && conversation.owner_id === staff.id;
  const present = usePresent().filter((each) => each.conversation === conversation.id && each.staff !== staff.id);
  const close = () => {
    void actions.close();
    onClosed();
  };
  const back = () => void go(`/inbox/${view}${asked.size ? `?${asked.toString()}` : ""}`);
  useCommand("close", close, mayWrite && conversation.state !== "closed");
  useCommand("snooze", () => setSnooze(true), mayWrite && conversation.state === "open");
  const holder = conversation.owner_kind === "person" && !isMine ? conversation.owner_id : "";
  useCommand("take", () => void actions.take(holder), mayWrite && !isMine);
  useCommand("panel", onPanel);
  useCommand("back", back);
  return (
    <header className={classes.head}>
      <ActionIcon className={classes.back ?? ""} variant="subtle" color="gray" aria-label={t("back_to_list")} onClick={back}><IconArrowLeft size={20} className={classes.mirrored} /></ActionIcon>
      <Avatar name={conversation.contact_name ?? ""} id={conversation.contact_id} size={36} />
      <div className={classes.who}>
        <h2>{name}</h2>
        <span className={classes.sub}>
          <ChannelIcon channel={conversation.channel} size={14} /> {channelName(conversation.channel) || named("channel", conversation.channel)}
          {conversation.window_until && <> · {Date.parse(conversation.window_until) > now ? t("window.open", { left: left(language, conversation.window_until, now) }) : t("row.window_shut")}</>}
          {conversation.state !== "open" && <> · {named("state", conversation.state)}</>}
        </span>
      </div>
      {present.map((each) => {
        const who = people.find((one) => one.id === each.staff)?.name ?? "…";
        const words = t(each.doing === "typing" ? "row.typed_by" : "row.viewed_by", { names: who });
        return <Tooltip key={each.staff} label={words}><span className={classes.present} data-typing={each.doing === "typing"} aria-label={words}><Avatar name={who} id={each.staff} size={24} /></span></Tooltip>;
      })}
      {mayWrite && (
        <div className={classes.actions}>
          <OwnerMenu conversation={conversation} actions={actions} isMine={isMine} />
          <MacroMenu conversations={[conversation.id]} />
          {conversation.state === "open" ? (
            <>
              <Menu opened={snooze} onChange={setSnooze}>
                <Menu.Target>
                  <Tooltip label={`${t("snooze")} (Z)`}><ActionIcon variant="default" size={32} aria-label={t("snooze")}><IconAlarmSnooze size={17} /></ActionIcon></Tooltip>
                </Menu.Target>
                <Menu.Dropdown><LaterItems onChoose={(at) => { void actions.snooze(at); onClosed(); }} onOwn={() => setOwnHour(true)} /></Menu.Dropdown>
              </Menu>
              <Tooltip label={`${t("close_it")} (E)`}><ActionIcon variant="default" size={32} aria-label={t("close_it")} onClick={close}><IconCheck size={17} /></ActionIcon></Tooltip>
            </>
          ) : (
            <Tooltip label={t("open_again")}><ActionIcon variant="default" size={32} aria-label={t("open_again")} onClick={() => void actions.open()}><IconArrowBackUp size={17} className={classes.mirrored} /></ActionIcon></Tooltip>
          )}
        </div>
      )}
      <Tooltip label={`${t("panel.toggle")} (I)`}>
        <ActionIcon variant={isPanel ? "light" : "subtle"} color={isPanel ? "terracotta" : "gray"} size={32} aria-label={t("panel.toggle")} aria-pressed={isPanel} onClick={onPanel}><IconLayoutSidebarRight size={18} className={classes.mirrored} /></ActionIcon>
      </Tooltip>
      <OwnHour opened={ownHour} onClose={() => setOwnHour(false)} title={t("snooze")} onChoose={(at) => { void actions.snooze(at); onClosed(); }} />
    </header>
  );
}

/** Who has the next move, and giving it to another. */
function OwnerMenu({ conversation, actions, isMine }: { conversation: Conversation; actions: ConversationActions; isMine: boolean }) {
  const { t } = useWords();
  const { staff } = useSession();
  const people = useColleagues();
  const teams = useTeams();
  const [opened, setOpened] = useState(false);
  const [q, setQ] = useState("");
  useCommand("assign", () => setOpened(true));
  const isFollowed = useFollowed().includes(conversation.id);
  useCommand("follow", () => void actions.follow(!isFollowed));
  const owner = people.find((each) => each.id === conversation.owner_id);
  const isBot = conversation.owner_kind === "bot";
  const wanted = people.filter((each) => each.name.toLowerCase().includes(q.toLowerCase()));
  return (
    <>
      {!isMine && <Button size="xs" h={32} variant="filled" onClick={() => void actions.take(owner?.id)}>{t("take")}</Button>}
      <Menu opened={opened} onChange={setOpened} width={250} onClose={() => setQ("")}>
        <Menu.Target>
          <Button size="xs" h={32} px={8} variant="default" className={classes.owner ?? ""} rightSection={<IconChevronDown size={14} />}
            leftSection={isBot ? <IconRobot size={16} /> : owner ? <Avatar name={owner.name} id={owner.id} size={20} /> : <IconUserPlus size={16} />}
            aria-label={t("assign.now", { name: isBot ? t("owner.bot") : isMine ? t("row.you") : (owner?.name ?? t("owner.nobody")) })}>
            <span className={classes.ownerName}>{isBot ? t("owner.bot") : isMine ? t("row.you") : (owner?.name ?? t("owner.nobody"))}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <TextInput size="xs" mb={4} placeholder={t("assign.find")} aria-label={t("assign.find")} value={q} leftSection={<IconSearch size={14} />} onChange={(event) => setQ(event.currentTarget.value)} data-autofocus />
          <div style={{ maxHeight: 240, overflowY: "auto" }}>
            {wanted.map((each) => (
              <Menu.Item key={each.id} leftSection={<Avatar name={each.name} id={each.id} size={20} />} rightSection={each.id === conversation.owner_id ? <IconCheck size={14} /> : each.away ? <small style={{ color: "var(--ink-soft)" }}>{t("assign.away")}</small> : null} onClick={() => void actions.assign({ id: each.id, name: each.name })}>
                {each.id === staff.id ? t("assign.me", { name: each.name }) : each.name}
              </Menu.Item>
            ))}
            {teams.map((team) => <Menu.Item key={team.id} leftSection={<IconUsersGroup size={16} />} onClick={() => void actions.assignTeam(team)}>{team.name}</Menu.Item>)}
          </div>
          <Menu.Divider />
          <Menu.Item leftSection={<IconUserPlus size={16} />} onClick={() => void actions.assign({ id: "", name: "" })}>{t("assign.nobody")}</Menu.Item>
          <Menu.Item leftSection={isFollowed ? <IconEyeOff size={16} /> : <IconEye size={16} />} onClick={() => void actions.follow(!isFollowed)}>{t(isFollowed ? "unfollow" : "follow")}</Menu.Item>
          {!isBot && <Menu.Item leftSection={<IconRobot size={16} />} onClick={() => void actions.handBack()}>{t("hand_back")}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
