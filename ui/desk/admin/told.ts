/** The server's shapes that the pages of running the house read. */

export interface Health {
  shaken_at: string | null;
  heard_at: string | null;
  refused_at: string | null;
  asked_at: string | null;
  quality: string;
  limit: string;
  throughput: string;
  standing: string;
  name: string;
  number: string;
  refusal: string;
}

export interface Channel {
  id: string;
  kind: string;
  external_id: string;
  name: string;
  state: string;
  trouble: string;
  created_at: string;
  settings: Record<string, string>;
  origins: string[];
  health: Health;
}

export interface WebhookForm {
  address: string;
  verify_token: string;
}

export interface WebChatMade {
  channel: Channel;
  site_key: string;
  identity_key: string;
}

export interface Template {
  id: string;
  name: string;
  language: string;
  category: string;
  state: string;
  quality: string;
  reason: string;
  components: Component[];
  updated_at: string;
  preview: string;
  variables: Record<string, string[]>;
  price: string;
  price_currency: string;
}

/** As the platform writes them. */
export type Component = Record<string, unknown>;

export interface Verdict {
  problems: string[];
  preview: string;
}

export interface ApiKey {
  id: string;
  name: string;
  permissions: string[];
  created_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
  expires_at: string | null;
}

export interface Permission {
  name: string;
  meaning: string;
  granted: boolean;
}

export interface Endpoint {
  id: string;
  url: string;
  description: string;
  types: string[];
  state: string;
  trouble: string;
  failing_since: string | null;
  created_at: string;
  changed_at: string;
}

export interface Delivery {
  id: string;
  event_id: string;
  type: string;
  state: string;
  attempts: number;
  status: number | null;
  answer: string;
  error: string;
  due_at: string;
  created_at: string;
  finished_at: string | null;
}

export interface WholeDelivery {
  delivery: Delivery;
  body: string;
  tries: { at: string; status: number | null; error: string; milliseconds: number }[];
}

export interface Fact {
  id: string;
  kind: string;
  at: string;
  body: unknown;
}

export interface AuditLine {
  id: string;
  at: string;
  actor_kind: string;
  actor_id: string;
  actor_name: string;
  action: string;
  target_kind: string;
  target_id: string;
  before: unknown;
  after: unknown;
  origin: string;
  hash: string;
}

export interface Trail {
  broken_at: string;
  lines: number;
  since: string | null;
}

export interface DeadJob {
  id: string;
  kind: string;
  attempts: number;
  error: string;
  created_at: string;
  finished_at: string | null;
}

export interface FailedMessage {
  id: string;
  conversation_id: string;
  contact_id: string;
  contact_name: string;
  channel: string;
  kind: string;
  text: string;
  state: string;
  reason: string;
  failure: { code: string; words: string; again: boolean } | null;
  at: string;
}

export interface Shop {
  id: string;
  slug: string;
  name: string;
  currency: string;
  language: string;
  languages: string[];
  country: string;
  time_zone: string;
  state: string;
  settings: Record<string, unknown>;
}
