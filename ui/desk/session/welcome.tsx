/** Coming in by an invitation: the link carries a token behind the "#", which no server's log ever sees. */

import { Button, Loader, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useNavigate } from "react-router";
import type { Session } from "../api/contract";
import { line, Refused } from "../api/line";
import { troubleIn } from "../look/trouble";
import { useWords } from "../words/words";
import { Door } from "./door";
import { useSessionState } from "./session";
import { Trouble } from "./sign_in";

/** kind: invitation, owner (the first of a shop), or reset (a new password). email: empty if one has to say it. */
interface Link {
  kind: "invitation" | "owner" | "reset";
  email: string;
  name: string;
  role: string;
  shop: { slug: string; name: string };
}

const ENOUGH = 12;

export function Welcome() {
  const { t } = useWords();
  const [token] = useState(() => location.hash.slice(1));
  const looked = useQuery({
    queryKey: ["invitation", token],
    queryFn: () => line.post<Link>("/invitations/look", { token }),
    retry: (tries, fault) => !(fault instanceof Refused) && tries < 3,
  });
  if (looked.isPending) return <Door title={t("welcome.title")} lead={t("welcome.looking")}><Loader size="sm" /></Door>;
  if (looked.isError) return <Door title={t("welcome.over.title")} lead={t("welcome.over.lead")}>{null}</Door>;
  const { shop, email, kind } = looked.data;
  return (
    <Door title={kind === "reset" ? t("door.new_password.title") : t("welcome.to", { shop: shop.name })} lead={email ? t("welcome.lead", { email }) : ""}>
      <WelcomeForm token={token} known={looked.data} />
    </Door>
  );
}

function WelcomeForm({ token, known }: { token: string; known: Link }) {
  const words = useWords();
  const { t } = words;
  const { signedIn } = useSessionState();
  const go = useNavigate();
  const [name, setName] = useState(known.name);
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [needsCode, setNeedsCode] = useState(false);
  const isReset = known.kind === "reset";
  const [trouble, setTrouble] = useState("");
  const [busy, setBusy] = useState(false);

  async function accept(event: FormEvent) {
    event.preventDefault();
    if (password.length < ENOUGH) return setTrouble(t("welcome.too_short", { n: ENOUGH }));
    setBusy(true);
    setTrouble("");
    try {
      signedIn(await line.post<Session>("/invitations/accept", { token, password, ...(isReset ? {} : { name: name.trim() }), ...(known.email ? {} : { email: email.trim() }), ...(code ? { code } : {}) }));
      void go("/", { replace: true });
    } catch (fault) {
      if (fault instanceof Refused && fault.code === "second-factor-needed") setNeedsCode(true);
      else setTrouble(troubleIn(fault, words));
      setBusy(false);
    }
  }

  return (
    <form onSubmit={(event) => void accept(event)}>
      <Stack gap="md">
        {!known.email && (
          <TextInput label={t("welcome.email")} type="email" required value={email} size="md" autoComplete="username" onChange={(event) => setEmail(event.currentTarget.value)} />
        )}
        {!isReset && (
          <TextInput label={t("welcome.name")} description={t("welcome.name.lead")} required value={name} size="md" autoComplete="name"
            onChange={(event) => setName(event.currentTarget.value)} maxLength={100} />
        )}
        <PasswordInput label={t("welcome.password")} description={t("welcome.password.lead", { n: ENOUGH })} required value={password} size="md"
          autoComplete="new-password" onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ "aria-label": t("door.show_password") }} />
        {needsCode && <TextInput label={t("door.code")} description={t("door.code.lead")} required value={code} inputMode="numeric" autoComplete="one-time-code" size="md" onChange={(event) => setCode(event.currentTarget.value)} />}
        <Trouble text={trouble} />
        <Button type="submit" size="md" loading={busy} fullWidth>{t(isReset ? "welcome.save" : "welcome.enter")}</Button>
        {!isReset && <Text size="xs" c="dimmed">{t("welcome.later")}</Text>}
      </Stack>
    </form>
  );
}
