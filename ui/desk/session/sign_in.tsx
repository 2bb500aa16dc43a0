import { Alert, Anchor, Button, Modal, PasswordInput, PinInput, Stack, Text, TextInput, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconAlertCircle } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import type { Session } from "../api/contract";
import { line, Refused } from "../api/line";
import { remembered } from "../look/remembered";
import { safe } from "../thread/prose";
import { useWords, type Words } from "../words/words";
import classes from "./door.module.css";
import { Door } from "./door";
import { useSessionState } from "./session";

interface Shop {
  slug: string;
  name: string;
}

type Step = { kind: "password" } | { kind: "code" } | { kind: "recovery" } | { kind: "shop"; shops: Shop[] };

export function SignIn() {
  const { t } = useWords();
  return (
    <Door title={t("door.title")} lead={t("door.lead")}>
      <SignInForm />
      <SignOn />
    </Door>
  );
}

/** The accounts of other houses that let people in here. */
function SignOn() {
  const { t } = useWords();
  const [shop] = useState(() => new URLSearchParams(location.search).get("shop") ?? "");
  const { data } = useQuery({ queryKey: ["sign-on", shop], queryFn: () => line.get<{ items: { name: string; url: string }[] }>("/sign-on", { query: { shop } }), retry: false, staleTime: 60_000 });
  return data?.items.map((each) => <Button key={each.url} component="a" href={safe(each.url)} variant="default" size="md" fullWidth mt="sm">{t("door.with", { name: each.name })}</Button>);
}

/** Over the page as it stands: what was being written stays. */
export function SignInAgain({ email }: { email: string }) {
  const { t } = useWords();
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} title={t("door.again.title")} closeOnEscape={false}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">{t("door.again.lead")}</Text>
        <SignInForm email={email} />
      </Stack>
    </Modal>
  );
}

function SignInForm({ email: known = "" }: { email?: string }) {
  const words = useWords();
  const { t } = words;
  const { signedIn } = useSessionState();
  const [email, setEmail] = useState(known || remembered.get("email"));
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [step, setStep] = useState<Step>({ kind: "password" });
  const [trouble, setTrouble] = useState("");
  const [busy, setBusy] = useState(false);

  async function send(more: { code?: string; recovery_code?: string; shop?: string } = {}) {
    const told = step.kind === "code" && code ? { code } : step.kind === "recovery" && code ? { recovery_code: code } : {};
    setBusy(true);
    setTrouble("");
    try {
      const session = await line.post<Session>("/session", { email: email.trim(), password, ...told, ...more });
      remembered.set("email", email.trim());
      signedIn(session);
    } catch (fault) {
      const next = nextStep(fault);
      if (next && !(next.kind === "code" && step.kind === "code" && code)) setStep(next);
      else setTrouble(wordsFor(fault, step, words));
      if (step.kind === "code") setCode("");
    } finally {
      setBusy(false);
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!busy) void send();
  }

  if (step.kind === "shop") {
    return (
      <Stack gap="xs">
        <Text fw={600}>{t("door.which_shop")}</Text>
        {step.shops.map((shop) => (
          <UnstyledButton key={shop.slug} className={classes.shop ?? ""} disabled={busy} onClick={() => void send({ shop: shop.slug })}>
            <span className={classes.initial}>{shop.name.slice(0, 1).toUpperCase()}</span>
            {shop.name}
          </UnstyledButton>
        ))}
        <Trouble text={trouble} />
      </Stack>
    );
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {step.kind === "password" && (
          <>
            <TextInput label={t("door.email")} type="email" autoComplete="username" required value={email} readOnly={Boolean(known)}
              onChange={(event) => setEmail(event.currentTarget.value)} size="md" autoFocus={!email} />
            <PasswordInput label={t("door.password")} autoComplete="current-password" required value={password}
              onChange={(event) => setPassword(event.currentTarget.value)} size="md" autoFocus={Boolean(email)}
              visibilityToggleButtonProps={{ "aria-label": t("door.show_password") }} />
          </>
        )}
        {step.kind === "code" && (
          <div>
            <Text size="sm" fw={600} mb={4}>{t("door.code")}</Text>
            <Text size="sm" c="dimmed" mb="sm">{t("door.code.lead")}</Text>
            <PinInput length={6} type="number" oneTimeCode autoFocus size="lg" value={code} onChange={setCode}
              aria-label={t("door.code")} onComplete={(whole) => void send({ code: whole })} />
            <Anchor component="button" type="button" size="sm" mt="md" onClick={() => setStep({ kind: "recovery" })}>{t("door.use_recovery")}</Anchor>
          </div>
        )}
        {step.kind === "recovery" && (
          <>
            <TextInput label={t("door.recovery")} description={t("door.recovery.lead")} required autoFocus value={code} size="md"
              autoComplete="off" spellCheck={false} onChange={(event) => setCode(event.currentTarget.value)} />
            <Anchor component="button" type="button" size="sm" onClick={() => setStep({ kind: "code" })}>{t("door.use_code")}</Anchor>
          </>
        )}
        <Trouble text={trouble} />
        <Button type="submit" size="md" loading={busy} fullWidth>{t("door.sign_in")}</Button>
      </Stack>
    </form>
  );
}

export function Trouble({ text }: { text: string }) {
  return <div role="alert">{text && <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />} p="sm">{text}</Alert>}</div>;
}

function nextStep(fault: unknown): Step | null {
  if (!(fault instanceof Refused)) return null;
  if (fault.code === "second-factor-needed") return { kind: "code" };
  const shops = fault.problem.details["shops"];
  return Array.isArray(shops) ? { kind: "shop", shops: shops as Shop[] } : null;
}

function wordsFor(fault: unknown, step: Step, { t }: Words): string {
  if (!(fault instanceof Refused)) return t("trouble.unreachable");
  if (fault.status === 429) {
    const wait = Number(fault.problem.details["retry_after_seconds"] ?? 60);
    return t("door.slow_down", { minutes: Math.max(1, Math.ceil(wait / 60)) });
  }
  if (fault.status === 401) return step.kind === "password" ? t("door.wrong") : t("door.wrong_code");
  return fault.problem.detail || t("trouble.ours");
}
