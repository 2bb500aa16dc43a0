/** Who is signed in, and what happens once they are not any more. */

import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import type { DeskSettings, Session } from "../api/contract";
import { line, Refused } from "../api/line";
import { remembered } from "../look/remembered";

type State = { kind: "asking" } | { kind: "out" } | { kind: "unreachable" } | { kind: "in"; session: Session; expired: boolean };

interface Held {
  state: State;
  signedIn: (session: Session) => void;
  signOut: () => Promise<void>;
  /** settings: those that change; the others stay. */
  change: (change: { name?: string; language?: string; settings?: DeskSettings }) => Promise<void>;
  ask: () => Promise<void>;
}

const Context = createContext<Held | null>(null);

export function SessionProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState<State>({ kind: "asking" });
  const queries = useQueryClient();

  const signedIn = useCallback((session: Session) => {
    line.csrf = session.csrf;
    remembered.set("language", session.staff.language);
    setState((before) => {
      // Another person, or another shop: nothing of the first is shown to the second.
      if (before.kind === "in" && identity(before.session) !== identity(session)) queries.clear();
      return { kind: "in", session, expired: false };
    });
    // A link that let somebody in is over: it is not looked at again.
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "invitation" });
  }, [queries]);

  const ask = useCallback(async () => {
    try {
      signedIn(await line.get<Session>("/session"));
    } catch (fault) {
      setState({ kind: fault instanceof Refused && fault.status < 500 ? "out" : "unreachable" });
    }
  }, [signedIn]);

  useEffect(() => {
    line.onExpired = () => setState((before) => (before.kind === "in" ? { ...before, expired: true } : before));
    void ask();
  }, [ask]);

  const signOut = useCallback(async () => {
    await line.remove("/session").catch(() => undefined);
    line.csrf = "";
    queries.clear();
    setState({ kind: "out" });
  }, [queries]);

  const change = useCallback(async (told: { name?: string; language?: string; settings?: DeskSettings }) => {
    // Shown at once; what the server says afterwards counts.
    setState((before) => {
      if (before.kind !== "in") return before;
      const staff = { ...before.session.staff, ...told, settings: { ...before.session.staff.settings, ...told.settings } };
      return { ...before, session: { ...before.session, staff } };
    });
    const session = await line.patch<Session>("/session", told);
    line.csrf = session.csrf;
    setState((before) => (before.kind === "in" ? { ...before, session } : before));
  }, []);

  const held = useMemo(() => ({ state, signedIn, signOut, change, ask }), [state, signedIn, signOut, change, ask]);
  return <Context.Provider value={held}>{children}</Context.Provider>;
}

function identity(session: Session): string {
  return `${session.shop.id}/${session.staff.id}`;
}

export function useSessionState(): Held {
  const held = useContext(Context);
  if (!held) throw new Error("no SessionProvider above");
  return held;
}

/** Below the sign-in: the session is there. */
export function useSession(): Session {
  const { state } = useSessionState();
  if (state.kind !== "in") throw new Error("nobody is signed in");
  return state.session;
}

export function useMay(): (permission: string) => boolean {
  const { permissions } = useSession();
  return useCallback((permission: string) => permissions.includes(permission), [permissions]);
}
