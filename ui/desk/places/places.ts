/** What the desk has beside the inbox: one line each. The rail, the palette and the routes read this table. */

import { IconBroadcast, IconChartBar, IconHeartHandshake, IconHome, type IconInbox } from "@tabler/icons-react";
import { type ComponentType, lazy, type LazyExoticComponent } from "react";
import type { Key } from "../words/tables";

export interface Place {
  /** First part of its address; what stands behind it is the place's own (`useParams()["*"]`). */
  path: string;
  name: Key;
  Icon: typeof IconInbox;
  /** A permission; whoever lacks it does not see the place. */
  needs: string;
  Page: LazyExoticComponent<ComponentType>;
}

/** Written as `Page: lazy(() => import("../orders/orders").then(({ Orders }) => ({ default: Orders })))`. */
export const PLACES: readonly Place[] = [
  { path: "home", name: "place.home", Icon: IconHome, needs: "conversations.read", Page: lazy(() => import("../home/home").then(({ Home }) => ({ default: Home }))) },
  { path: "clients", name: "place.clients", Icon: IconHeartHandshake, needs: "contacts.read", Page: lazy(() => import("../clients/clients").then(({ Clients }) => ({ default: Clients }))) },
  { path: "reports", name: "place.reports", Icon: IconChartBar, needs: "reports.read", Page: lazy(() => import("../reports/reports").then(({ Reports }) => ({ default: Reports }))) },
  { path: "floor", name: "place.floor", Icon: IconBroadcast, needs: "conversations.supervise", Page: lazy(() => import("../floor/floor").then(({ Floor }) => ({ default: Floor }))) },
];
