import { Menu, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import { IconCheck, IconKeyboard, IconLanguage, IconLogout, IconMoon, IconCoffee, IconSelector, IconSettings, IconSun, IconSunMoon, IconVolume, IconVolumeOff } from "@tabler/icons-react";
import { useNavigate } from "react-router";
import { useQueryClient } from "@tanstack/react-query";
import { line } from "../api/line";
import { useColleagues } from "../inbox/houses";
import { useKeySheet } from "../keys/sheet_state";
import { askSystem } from "../live/chime";
import { Avatar } from "../look/avatar";
import { useSession, useSessionState } from "../session/session";
import { useChosenLanguage } from "../words/chosen";
import { LANGUAGES, OWN_NAMES } from "../words/tables";
import { useWords } from "../words/words";
import classes from "./rail.module.css";

const THEMES = [["light", IconSun], ["dark", IconMoon], ["auto", IconSunMoon]] as const;

/** One's own name, and all that is one's own: colours, language, sounds, the way out. */
export function Me() {
  const { t, named } = useWords();
  const { staff } = useSession();
  const { change, signOut } = useSessionState();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { language, choose } = useChosenLanguage();
  const { open } = useKeySheet();
  const go = useNavigate();
  const sounds = staff.settings.sounds !== false;
  return (
    <Menu position="top-start" width={232}>
      <Menu.Target>
        <UnstyledButton className={classes.me ?? ""} aria-label={t("profile.menu", { name: staff.name })}>
          <Avatar name={staff.name} id={staff.id} size={28} />
          <span className={classes.who}>
            <span>{staff.name}</span>
            <small>{named("role", staff.role)}</small>
          </span>
          <IconSelector size={16} className={classes.word} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("profile.theme")}</Menu.Label>
        {THEMES.map(([name, Icon]) => (
          <Menu.Item key={name} leftSection={<Icon size={16} />} rightSection={colorScheme === name ? <IconCheck size={14} /> : null} closeMenuOnClick={false}
            onClick={() => {
              setColorScheme(name);
              void change({ settings: { theme: name } }).catch(() => undefined);
            }}>
            {t(`theme.${name}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Sub>
          <Menu.Sub.Target>
            <Menu.Sub.Item leftSection={<IconLanguage size={16} />}>{t("profile.language")}</Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown>
            {LANGUAGES.map((code) => (
              <Menu.Item key={code} lang={code} rightSection={code === language ? <IconCheck size={14} /> : null}
                onClick={() => {
                  choose(code);
                  void change({ language: code }).catch(() => undefined);
                }}>
                {OWN_NAMES[code]}
              </Menu.Item>
            ))}
          </Menu.Sub.Dropdown>
        </Menu.Sub>
        <Menu.Item leftSection={sounds ? <IconVolume size={16} /> : <IconVolumeOff size={16} />} closeMenuOnClick={false}
          rightSection={sounds ? <IconCheck size={14} /> : null} onClick={() => {
            if (!sounds) askSystem();
            void change({ settings: { sounds: !sounds } }).catch(() => undefined);
          }}>
          {t("profile.sounds")}
        </Menu.Item>
        <Away id={staff.id} />
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={open}>{t("keys.title")}</Menu.Item>
        <Menu.Item leftSection={<IconSettings size={16} />} onClick={() => void go("/settings")}>{t("settings.title")}</Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>{t("profile.sign_out")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Nothing new is given to whoever is away. */
function Away({ id }: { id: string }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const me = useColleagues().find((each) => each.id === id);
  if (!me) return null;
  const turn = () => void line.patch("/agents/me", { away: !me.away }).finally(() => void queries.invalidateQueries({ queryKey: ["agents"] }));
  return <Menu.Item leftSection={<IconCoffee size={16} />} rightSection={me.away ? <IconCheck size={14} /> : null} closeMenuOnClick={false} onClick={turn}>{t("profile.away")}</Menu.Item>;
}
