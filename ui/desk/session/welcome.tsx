/** Coming in by an invitation: the link carries a token behind the "#", which no server's log ever sees. */

import { Button, Loader, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useNavigate } from "react-router";
import type { Session } from "../api/contract";
import { line, Refused } from "../api/line";
import { useWords } from "../words/words";
import { Door } from "./door";
import { useSessionState } from "./session";
import { Trouble } from "./sign_in";

interface Invitation {
  email: string;
  name: string;
  role: string;
  shop: string | { name: string };
}

const ENOUGH = 10;

export function Welcome() {
  const { t } = useWords();
  const [token] = useState(() => location.hash.slice(1));
  const looked = useQuery({
    queryKey: ["invitation", token],
    queryFn: () => line.post<Invitation>("/invitations/look", { token }),
    retry: (tries, fault) => !(fault instanceof Refused) && tries < 3,
  });
  if (looked.isPending) return <Door title={t("welcome.title")} lead={t("welcome.looking")}><Loader size="sm" /></Door>;
  if (looked.isError) return <Door title={t("welcome.over.title")} lead={t("welcome.over.lead")}>{null}</Door>;
  const { shop } = looked.data;
  const name = typeof shop === "string" ? shop : shop.name;
  return (
    <Door title={t("welcome.to", { shop: name })} lead={t("welcome.lead", { email: looked.data.email })}>
      <WelcomeForm token={token} known={looked.data} />
    </Door>
  );
}

function WelcomeForm({ token, known }: { token: string; known: Invitation }) {
  const { t } = useWords();
  const { signedIn } = useSessionState();
  const go = useNavigate();
  const [name, setName] = useState(known.name);
  const [password, setPassword] = useState("");
  const [trouble, setTrouble] = useState("");
  const [busy, setBusy] = useState(false);

  async function accept(event: FormEvent) {
    event.preventDefault();
    if (password.length < ENOUGH) return setTrouble(t("welcome.too_short", { n: ENOUGH }));
    setBusy(true);
    setTrouble("");
    try {
      signedIn(await line.post<Session>("/invitations/accept", { token, name: name.trim(), password }));
      void go("/", { replace: true });
    } catch (fault) {
      setTrouble(fault instanceof Refused ? fault.problem.detail || t("trouble.ours") : t("trouble.unreachable"));
      setBusy(false);
    }
  }

  return (
    <form onSubmit={(event) => void accept(event)}>
      <Stack gap="md">
        <TextInput label={t("welcome.name")} description={t("welcome.name.lead")} required value={name} size="md" autoComplete="name"
          onChange={(event) => setName(event.currentTarget.value)} maxLength={100} />
        <PasswordInput label={t("welcome.password")} description={t("welcome.password.lead", { n: ENOUGH })} required value={password} size="md"
          autoComplete="new-password" onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ "aria-label": t("door.show_password") }} />
        <Trouble text={trouble} />
        <Button type="submit" size="md" loading={busy} fullWidth>{t("welcome.enter")}</Button>
        <Text size="xs" c="dimmed">{t("welcome.later")}</Text>
      </Stack>
    </form>
  );
}
