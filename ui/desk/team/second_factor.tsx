import { Button, CopyButton, Group, PasswordInput, PinInput, Stack, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import { qr } from "../../widget/view/qr";
import { line } from "../api/line";
import { useSession, useSessionState } from "../session/session";
import settings from "../settings/settings.module.css";
import classes from "./team.module.css";
import { useTeamWords } from "./words";

/** Setting up a second factor: the picture is drawn here, and goes nowhere. */
export function SecondFactor({ onFailed }: { onFailed: (fault: unknown) => void }) {
  const { t, desk } = useTeamWords();
  const session = useSession();
  const { ask } = useSessionState();
  const [begun, setBegun] = useState<{ secret: string; uri: string } | null>(null);
  const [codes, setCodes] = useState<string[]>([]);
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const begin = () => void line.post<{ secret: string; uri: string }>("/session/second-factor", {}).then(setBegun, onFailed);
  const finish = (typed: string) =>
    void line.put<{ recovery_codes: string[] }>("/session/second-factor", { code: typed })
      .then((told) => { setCodes(told.recovery_codes); setBegun(null); void ask(); }, onFailed)
      .finally(() => setCode(""));
  const end = () => void line.remove("/session/second-factor", { password }).then(() => { setPassword(""); setCodes([]); void ask(); }, onFailed);
  return (
    <section className={settings.card}>
      <h2>{desk.t("profile.factor")}</h2>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">{desk.t(session.second_factor ? "profile.factor.on" : "profile.factor.off")}</Text>
        {codes.length > 0 && (
          <>
            <Text size="sm" fw={600}>{desk.t("profile.factor.codes")}</Text>
            <div className={settings.secret}><div className={classes.codes}>{codes.map((each) => <div key={each}>{each}</div>)}</div></div>
            <Group gap="xs">
              <CopyButton value={codes.join("\n")}>{({ copied, copy }) => <Button size="compact-sm" variant="light" onClick={copy}>{desk.t(copied ? "copied" : "copy")}</Button>}</CopyButton>
              <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setCodes([])}>{t("factor.kept")}</Button>
            </Group>
          </>
        )}
        {!session.second_factor && !begun && <Button w="fit-content" variant="light" onClick={begin}>{desk.t("profile.factor.begin")}</Button>}
        {begun && (
          <>
            <Text size="sm">{t("factor.scan")}</Text>
            <Code uri={begun.uri} />
            <Text size="sm" c="dimmed">{t("factor.or_type")}</Text>
            <Group gap="sm" wrap="nowrap"><div className={settings.secret}>{begun.secret}</div>
              <CopyButton value={begun.secret}>{({ copied, copy }) => <Button size="compact-sm" variant="light" onClick={copy}>{desk.t(copied ? "copied" : "copy")}</Button>}</CopyButton></Group>
            <Text size="sm" fw={600}>{t("factor.code")}</Text>
            <PinInput length={6} type="number" oneTimeCode aria-label={desk.t("door.code")} getInputProps={(at) => ({ "aria-label": `${desk.t("door.code")} ${at + 1}` })} value={code} onChange={setCode} onComplete={finish} />
          </>
        )}
        {session.second_factor && <Group align="end"><PasswordInput label={desk.t("door.password")} autoComplete="current-password" value={password} onChange={(event) => setPassword(event.currentTarget.value)} style={{ flex: 1 }} /><Button color="red" variant="light" disabled={!password} onClick={end}>{desk.t("profile.factor.end")}</Button></Group>}
      </Stack>
    </section>
  );
}

function Code({ uri }: { uri: string }) {
  const { t } = useTeamWords();
  const drawn = useMemo(() => qr(uri), [uri]);
  if (!drawn) return null;
  const path = drawn.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return (
    <div className={classes.qr}>
      <svg viewBox={`0 0 ${drawn.length} ${drawn.length}`} role="img" aria-label={t("factor.picture")} shapeRendering="crispEdges"><path d={path} fill="#000000" /></svg>
    </div>
  );
}
