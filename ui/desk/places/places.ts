/** What the desk has beside the inbox: one line each. The rail, the palette and the routes read this table. */

import { IconBroadcast, IconBuildingStore, IconChartBar, IconChecks, IconHeartHandshake, IconHome, type IconInbox, IconPackage, IconShoppingCart } from "@tabler/icons-react";
import { type ComponentType, lazy, type LazyExoticComponent } from "react";
import { useApprovalsWaiting } from "../approvals/count";
import type { Key } from "../words/tables";

export interface Place {
  /** First part of its address; what stands behind it is the place's own (`useParams()["*"]`). */
  path: string;
  name: Key;
  Icon: typeof IconInbox;
  /** A permission; whoever lacks it does not see the place. */
  needs: string;
  Page: LazyExoticComponent<ComponentType>;
  /** How much waits there: a hook. */
  useCount?: () => number;
  /** A marketplace's sellers have it too. */
  sellers?: true;
}

/** Written as `Page: lazy(() => import("../orders/orders").then(({ Orders }) => ({ default: Orders })))`. */
export const PLACES: readonly Place[] = [
  { path: "home", name: "place.home", Icon: IconHome, needs: "home.read", Page: lazy(() => import("../home/home").then(({ Home }) => ({ default: Home }))) },
  { path: "floor", name: "place.floor", Icon: IconBroadcast, needs: "conversations.supervise", Page: lazy(() => import("../floor/floor").then(({ Floor }) => ({ default: Floor }))) },
  { path: "orders", name: "place.orders", Icon: IconPackage, needs: "orders.read", sellers: true, Page: lazy(() => import("../orders/orders").then(({ Orders }) => ({ default: Orders }))) },
  { path: "carts", name: "place.carts", Icon: IconShoppingCart, needs: "carts.read", Page: lazy(() => import("../carts/carts").then(({ Carts }) => ({ default: Carts }))) },
  { path: "catalogue", name: "place.catalogue", Icon: IconBuildingStore, needs: "catalog.read", sellers: true, Page: lazy(() => import("../catalogue/catalogue").then(({ Catalogue }) => ({ default: Catalogue }))) },
  { path: "clients", name: "place.clients", Icon: IconHeartHandshake, needs: "contacts.read", Page: lazy(() => import("../clients/clients").then(({ Clients }) => ({ default: Clients }))) },
  { path: "approvals", name: "place.approvals", Icon: IconChecks, needs: "approvals.read", useCount: useApprovalsWaiting, Page: lazy(() => import("../approvals/approvals").then(({ Approvals }) => ({ default: Approvals }))) },
  { path: "reports", name: "place.reports", Icon: IconChartBar, needs: "reports.read", Page: lazy(() => import("../reports/reports").then(({ Reports }) => ({ default: Reports }))) },
];

/** Those that somebody may go to. */
export const placesOf = (may: (permission: string) => boolean, session: { seller: object | null }): readonly Place[] =>
  PLACES.filter(({ needs, sellers }) => may(needs) && (!session.seller || sellers));
