/** What the settings of conversations read from the server. */

export interface Scores {
  asked: number;
  answered: number;
  counts: number[];
  good_ppm: number;
}

export interface Wishes {
  on: boolean;
  after_minutes: number;
  not_within_days: number;
  bot: boolean;
}

export interface Satisfied {
  days: number;
  all: Scores;
  of: { kind: string; id: string; name: string; scores: Scores }[];
  wishes: Wishes;
}

export interface Rating {
  id: string;
  conversation_id: string;
  contact_id: string;
  contact_name: string;
  about_kind: string;
  about_name: string;
  score: number;
  comment: string;
  answered_at: string | null;
}

export interface Worded {
  language: string;
  ours: string;
  own: string;
  by_hand: boolean;
  preview: string;
}

export interface Item {
  key: string;
  when: string;
  variables: string[];
  texts: Worded[];
}

export interface Wordings {
  items: Item[];
  says_back: boolean;
}

export interface Policy {
  id: string;
  name: string;
  position: number;
  channel: string;
  label: string;
  team: string;
  priority: string | null;
  first_minutes: number;
  next_minutes: number;
}

export interface Missed {
  days: number;
  total: number;
  items: { owner_kind: string; owner_id: string; owner_name: string; team_id: string; number: number }[];
}
