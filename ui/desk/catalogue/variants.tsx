import { ActionIcon, Button, Checkbox, Group, NumberInput, Popover, SegmentedControl, Stack, TextInput } from "@mantine/core";
import { IconDots, IconPlus, IconTrash, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useSession } from "../session/session";
import { useLocations, usePriceLists } from "./asking";
import type { Editing } from "./product";
import classes from "./product.module.css";
import { Section } from "./section";
import { digitsOf, newVariant, withOption, withoutOption, withStock } from "./sheet";
import type { PriceCell, Sheet, Variant } from "./types";
import { useCatalogueWords } from "./words";

const AT_MOST = 250;

/** What can be put in a cart, as a table that is written in: options, SKU, prices on each list, stock in each place. */
export function Variants({ draft, set, isFixed, base }: Editing & { base: Sheet }) {
  const { t, n, desk } = useCatalogueWords();
  const { shop } = useSession();
  const lists = usePriceLists();
  const places = useLocations().filter((each) => each.state === "active");
  const [chosen, setChosen] = useState("");
  const list = lists.find((each) => each.id === chosen) ?? lists.find((each) => each.kind === "standard" && each.currency === shop.currency) ?? lists[0];
  const digits = digitsOf(list?.currency ?? shop.currency);
  const change = (at: number, told: Partial<Variant>) => set({ variants: draft.variants.map((each, place) => (place === at ? { ...each, ...told } : each)) });
  const price = (each: Variant) => each.prices.find((cell) => cell.price_list_id === list?.id);
  const putPrice = (at: number, told: Partial<PriceCell> | null) => {
    const each = draft.variants[at];
    if (!each || !list) return;
    const others = each.prices.filter((cell) => cell.price_list_id !== list.id);
    const before = price(each) ?? { price_list_id: list.id, minor: 0, compare_at_minor: null };
    change(at, { prices: told ? [...others, { ...before, ...told }].sort((a, b) => a.price_list_id.localeCompare(b.price_list_id)) : others });
  };
  const minor = (value: number | string) => (value === "" ? null : Math.round(Number(value) * 10 ** digits));
  const shown = (value: number | null | undefined) => (value === null || value === undefined ? "" : value / 10 ** digits);
  const place = (each: Variant, id: string) => each.stock.find((cell) => cell.location_id === id);
  const nameOf = (each: Variant) => Object.values(each.options).filter(Boolean).join(" / ") || each.sku || draft.title;
  return (
    <Section title={t("variants")} side={lists.length > 1 && list && <SegmentedControl size="xs" aria-label={t("price_list")} value={list.id} onChange={setChosen} data={lists.map((each) => ({ value: each.id, label: each.name === "standard" ? each.currency : `${each.name} (${each.currency})` }))} />}>
      <div className={classes.wide} tabIndex={0} role="region" aria-label={t("variants")}>
        <table className={classes.grid}>
          <thead>
            <tr>
              {draft.options.map((name, at) => (
                <th key={at}>
                  <span className={classes.option}>
                    <TextInput size="xs" variant="unstyled" readOnly={isFixed} aria-label={t("variants.option")} value={name} maxLength={60} onChange={(event) => set(withOption(draft, at, event.currentTarget.value))} />
                    {!isFixed && <ActionIcon size="xs" variant="subtle" color="gray" aria-label={`${desk.t("remove")}: ${name}`} onClick={() => set(withoutOption(draft, at))}><IconX size={12} /></ActionIcon>}
                  </span>
                </th>
              ))}
              <th>{t("field.sku")}</th>
              <th>{t("field.price")}{list ? ` (${list.currency})` : ""}</th>
              <th>{t("field.compare_at")}</th>
              {places.map((each) => <th key={each.id}>{places.length > 1 ? each.name : t("field.stock")}</th>)}
              <th>{t("field.weight")}</th>
              <th aria-label={t("more")} />
            </tr>
          </thead>
          <tbody>
            {draft.variants.map((each, at) => {
              const name = nameOf(each);
              return (
                <tr key={each.id || `new-${at}`}>
                  {draft.options.map((option, column) => (
                    <td key={column}><TextInput size="xs" readOnly={isFixed} error={!each.options[option]?.trim()} aria-label={`${option}: ${name}`} value={each.options[option] ?? ""} maxLength={255} onChange={(event) => change(at, { options: { ...each.options, [option]: event.currentTarget.value } })} /></td>
                  ))}
                  <td><TextInput size="xs" w={130} readOnly={isFixed} aria-label={`${t("field.sku")}: ${name}`} placeholder={t("field.sku.auto")} value={each.sku} maxLength={255} onChange={(event) => change(at, { sku: event.currentTarget.value })} /></td>
                  <td><NumberInput size="xs" w={92} hideControls readOnly={isFixed} min={0} decimalScale={digits} fixedDecimalScale aria-label={`${t("field.price")}: ${name}`} value={shown(price(each)?.minor)} onChange={(value) => { const told = minor(value); putPrice(at, told === null ? null : { minor: told }); }} /></td>
                  <td><NumberInput size="xs" w={92} hideControls readOnly={isFixed || !price(each)} min={0} decimalScale={digits} fixedDecimalScale aria-label={`${t("field.compare_at")}: ${name}`} value={shown(price(each)?.compare_at_minor)} onChange={(value) => putPrice(at, { compare_at_minor: minor(value) })} /></td>
                  {places.map(({ id, name: where }) => {
                    const cell = place(each, id);
                    return (
                      <td key={id}>
                        <NumberInput size="xs" w={80} hideControls allowDecimal={false} readOnly={isFixed} min={cell?.reserved ?? 0} clampBehavior="none" aria-label={`${t("field.stock")} ${where}: ${name}`} placeholder={cell ? "∞" : "–"} value={cell?.on_hand ?? ""}
                          onChange={(value) => change(at, { stock: withStock(each.stock, id, value === "" ? (cell ? null : undefined) : Number(value)) })} />
                        {cell && cell.reserved > 0 && <small className={classes.reserved}>{n("stock.reserved", cell.reserved)}</small>}
                      </td>
                    );
                  })}
                  <td><NumberInput size="xs" w={80} hideControls allowDecimal={false} readOnly={isFixed} min={0} aria-label={`${t("field.weight")}: ${name}`} value={each.weight_grams} onChange={(value) => change(at, { weight_grams: Number(value) || 0 })} /></td>
                  <td className={classes.rowTools}>
                    <More each={each} name={name} isFixed={isFixed} onChange={(told) => change(at, told)} />
                    {!isFixed && draft.variants.length > 1 && <ActionIcon variant="subtle" color="gray" aria-label={`${desk.t("remove")}: ${name}`} onClick={() => set({ variants: draft.variants.filter((_, where) => where !== at) })}><IconTrash size={15} /></ActionIcon>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {!isFixed && (
        <Group gap="xs" mt="sm">
          <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} disabled={draft.variants.length >= AT_MOST} onClick={() => set({ variants: [...draft.variants, newVariant(draft)] })}>{t("variants.add")}</Button>
          <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} disabled={draft.options.length >= 10} onClick={() => set({ options: [...draft.options, t("variants.option.new", { n: draft.options.length + 1 })], variants: draft.variants.map((each) => ({ ...each, options: { ...each.options, [t("variants.option.new", { n: draft.options.length + 1 })]: "" } })) })}>{t("variants.option.add")}</Button>
          {base.variants.length > draft.variants.length && <span className={classes.note}>{n("variants.gone", base.variants.length - draft.variants.length)}</span>}
        </Group>
      )}
      <p className={classes.note}>{t("stock.note")}</p>
    </Section>
  );
}

/** What is rarely touched. */
function More({ each, name, isFixed, onChange }: { each: Variant; name: string; isFixed: boolean; onChange: (told: Partial<Variant>) => void }) {
  const { t } = useCatalogueWords();
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target><ActionIcon variant="subtle" color="gray" aria-label={`${t("more")}: ${name}`}><IconDots size={16} /></ActionIcon></Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <TextInput size="xs" readOnly={isFixed} label={t("field.barcode")} maxLength={255} value={each.barcode} onChange={(event) => onChange({ barcode: event.currentTarget.value })} />
          <NumberInput size="xs" hideControls allowDecimal={false} readOnly={isFixed} min={0} max={3650} label={t("field.lead_days")} value={each.lead_days} onChange={(value) => onChange({ lead_days: Number(value) || 0 })} />
          <Checkbox size="xs" disabled={isFixed} label={t("field.ships")} checked={each.ships} onChange={(event) => onChange({ ships: event.currentTarget.checked })} />
          <Checkbox size="xs" disabled={isFixed} label={t("field.taxable")} checked={each.taxable} onChange={(event) => onChange({ taxable: event.currentTarget.checked })} />
          <Checkbox size="xs" disabled={isFixed} label={t("field.backorder")} checked={each.backorder} onChange={(event) => onChange({ backorder: event.currentTarget.checked })} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
