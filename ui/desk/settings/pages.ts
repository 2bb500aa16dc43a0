/** The pages of the settings, in their order: one line each. */

import { type ComponentType, lazy, type LazyExoticComponent } from "react";
import type { Key } from "../words/tables";

export interface SettingsPage {
  path: string;
  name: Key;
  group: (typeof GROUPS)[number];
  /** A permission; empty: everybody's. */
  needs: string;
  Page: LazyExoticComponent<ComponentType>;
}

export const GROUPS = ["own", "work", "selling", "house", "team", "developers"] as const;

export const PAGES: readonly SettingsPage[] = [
  { path: "profile", name: "settings.profile", group: "own", needs: "", Page: lazy(() => import("./profile").then(({ Profile }) => ({ default: Profile }))) },
  { path: "replies", name: "settings.replies", group: "work", needs: "conversations.read", Page: lazy(() => import("./saved_replies").then(({ SavedReplies }) => ({ default: SavedReplies }))) },
  { path: "rules", name: "settings.rules", group: "work", needs: "rules.read", Page: lazy(() => import("../rules/rules").then(({ Rules }) => ({ default: Rules }))) },
  { path: "macros", name: "settings.macros", group: "work", needs: "conversations.read", Page: lazy(() => import("../rules/macros").then(({ Macros }) => ({ default: Macros }))) },
  { path: "sla", name: "settings.sla", group: "work", needs: "conversations.read", Page: lazy(() => import("../rules/sla").then(({ ReplyTimes }) => ({ default: ReplyTimes }))) },
  { path: "labels", name: "settings.labels", group: "work", needs: "conversations.read", Page: lazy(() => import("../rules/labels").then(({ Labels }) => ({ default: Labels }))) },
  { path: "satisfaction", name: "settings.satisfaction", group: "work", needs: "conversations.read", Page: lazy(() => import("../rules/satisfaction").then(({ Satisfaction }) => ({ default: Satisfaction }))) },
  { path: "wording", name: "settings.wording", group: "work", needs: "shop.read", Page: lazy(() => import("../rules/wording").then(({ Wording }) => ({ default: Wording }))) },
  { path: "commission", name: "settings.commission", group: "selling", needs: "conversations.read", Page: lazy(() => import("../commission/commission_settings").then(({ CommissionSettings }) => ({ default: CommissionSettings }))) },
  { path: "money", name: "settings.money", group: "selling", needs: "shop.read", Page: lazy(() => import("../approvals/money_rules").then(({ MoneyRulesPage }) => ({ default: MoneyRulesPage }))) },
  { path: "sellers", name: "settings.sellers", group: "selling", needs: "sellers.read", Page: lazy(() => import("../sellers/sellers").then(({ Sellers }) => ({ default: Sellers }))) },
  { path: "shop", name: "settings.shop", group: "house", needs: "shop.read", Page: lazy(() => import("../admin/shop").then(({ Shop }) => ({ default: Shop }))) },
  { path: "channels", name: "settings.channels", group: "house", needs: "shop.read", Page: lazy(() => import("../admin/channels").then(({ Channels }) => ({ default: Channels }))) },
  { path: "templates", name: "settings.templates", group: "house", needs: "shop.read", Page: lazy(() => import("../admin/templates").then(({ Templates }) => ({ default: Templates }))) },
  { path: "failed", name: "settings.failed", group: "house", needs: "jobs.read", Page: lazy(() => import("../admin/failed").then(({ Failed }) => ({ default: Failed }))) },
  { path: "audit", name: "settings.audit", group: "house", needs: "audit.read", Page: lazy(() => import("../admin/audit").then(({ Audit }) => ({ default: Audit }))) },
  { path: "people", name: "settings.people", group: "team", needs: "staff.read", Page: lazy(() => import("../team/people").then(({ People }) => ({ default: People }))) },
  { path: "teams", name: "settings.teams", group: "team", needs: "conversations.read", Page: lazy(() => import("../team/teams").then(({ Teams }) => ({ default: Teams }))) },
  { path: "roles", name: "settings.roles", group: "team", needs: "staff.read", Page: lazy(() => import("../team/roles").then(({ Roles }) => ({ default: Roles }))) },
  { path: "sign_on", name: "settings.sign_on", group: "team", needs: "shop.own", Page: lazy(() => import("../team/sign_on").then(({ SignOn }) => ({ default: SignOn }))) },
  { path: "keys", name: "settings.keys", group: "developers", needs: "staff.read", Page: lazy(() => import("../admin/keys").then(({ Keys }) => ({ default: Keys }))) },
  { path: "hooks", name: "settings.hooks", group: "developers", needs: "webhooks.read", Page: lazy(() => import("../admin/hooks").then(({ Hooks }) => ({ default: Hooks }))) },
  { path: "events", name: "settings.events", group: "developers", needs: "webhooks.read", Page: lazy(() => import("../admin/events").then(({ Events }) => ({ default: Events }))) },
];
