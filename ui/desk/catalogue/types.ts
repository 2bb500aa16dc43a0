/** What the catalogue's screens read and write; described.ts holds these to the server's description. */

import type { Money } from "../api/contract";

export interface ProductImage {
  url: string;
  alt: Record<string, string>;
  options: Record<string, string>;
}

export interface ProductRow {
  id: string;
  handle: string;
  title: string;
  state: string;
  brand: string;
  category: string;
  image: ProductImage | null;
  price_from: Money | null;
  price_to: Money | null;
  available: number | null;
  variants: number;
  skus: string[];
  collections: string[];
  languages: string[];
  rating_average: number;
  rating_count: number;
  updated_at: string;
}

export interface PriceCell {
  price_list_id: string;
  minor: number;
  compare_at_minor: number | null;
}

export interface StockCell {
  location_id: string;
  on_hand: number | null;
  reserved: number;
}

export interface Variant {
  id: string;
  sku: string;
  options: Record<string, string>;
  barcode: string;
  weight_grams: number;
  ships: boolean;
  taxable: boolean;
  backorder: boolean;
  lead_days: number;
  prices: PriceCell[];
  stock: StockCell[];
}

export type Attributes = Record<string, string | string[]>;

export interface Chart {
  unit?: string;
  columns?: string[];
  rows?: string[][];
  [other: string]: unknown;
}

export interface Texts {
  title: string;
  description: string;
  guide: string;
  attributes: Attributes;
  size_chart: Chart | null;
}

export interface Picture {
  id: string;
  url: string;
  file_id: string;
  alt: Record<string, string>;
  options: Record<string, string>;
}

export interface Sheet {
  id: string;
  handle: string;
  title: string;
  description: string;
  brand: string;
  category: string;
  state: string;
  seller_id: string;
  tags: string[];
  options: string[];
  attributes: Attributes;
  size_chart: Chart | null;
  guide: string;
  video: string;
  url: string;
  collections: string[];
  texts: Record<string, Texts>;
  images: Picture[];
  variants: Variant[];
  relations: Record<string, string[]>;
  rating_average: number;
  rating_count: number;
  version: string;
}

export interface Collection {
  id: string;
  handle: string;
  title: string;
  description: string;
  count: number;
}

export interface Location {
  id: string;
  name: string;
  state: string;
}

export interface PriceList {
  id: string;
  name: string;
  currency: string;
  kind: string;
}

export interface Review {
  id: string;
  external_id: string;
  author: string;
  rating: number;
  language: string;
  title: string;
  text: string;
  state: string;
  at: string;
}
