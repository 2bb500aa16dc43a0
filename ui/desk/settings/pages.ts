/** The pages of the settings, in their order: one line each. */

import { type ComponentType, lazy, type LazyExoticComponent } from "react";
import type { Key } from "../words/tables";

export interface SettingsPage {
  path: string;
  name: Key;
  group: "own" | "work" | "selling" | "house";
  /** A permission; empty: everybody's. */
  needs: string;
  Page: LazyExoticComponent<ComponentType>;
}

export const GROUPS = ["own", "work", "selling", "house"] as const;

export const PAGES: readonly SettingsPage[] = [
  { path: "profile", name: "settings.profile", group: "own", needs: "", Page: lazy(() => import("./profile").then(({ Profile }) => ({ default: Profile }))) },
  { path: "replies", name: "settings.replies", group: "work", needs: "conversations.read", Page: lazy(() => import("./saved_replies").then(({ SavedReplies }) => ({ default: SavedReplies }))) },
  { path: "commission", name: "settings.commission", group: "selling", needs: "conversations.read", Page: lazy(() => import("../commission/commission_settings").then(({ CommissionSettings }) => ({ default: CommissionSettings }))) },
  { path: "money", name: "settings.money", group: "selling", needs: "shop.read", Page: lazy(() => import("../approvals/money_rules").then(({ MoneyRulesPage }) => ({ default: MoneyRulesPage }))) },
  { path: "people", name: "settings.people", group: "house", needs: "staff.read", Page: lazy(() => import("./people").then(({ People }) => ({ default: People }))) },
  { path: "keys", name: "settings.keys", group: "house", needs: "staff.read", Page: lazy(() => import("./keys").then(({ Keys }) => ({ default: Keys }))) },
  { path: "hooks", name: "settings.hooks", group: "house", needs: "webhooks.read", Page: lazy(() => import("./hooks").then(({ Hooks }) => ({ default: Hooks }))) },
];
