import { Button, Checkbox, Group, MultiSelect, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { OWN_NAMES } from "../words/tables";
import type { Seller } from "./sellers";
import { useSellerWords } from "./words";

const STATES = ["active", "away", "closed"] as const;

export interface SellerTold {
  name: string;
  languages: string[];
  commission_ppm: number;
  ships: boolean;
  state?: string;
}

interface Props {
  seller?: Seller;
  onSave: (told: SellerTold) => void;
  onCancel: () => void;
}

export function SellerForm({ seller, onSave, onCancel }: Props) {
  const { t, desk } = useSellerWords();
  const [name, setName] = useState(seller?.name ?? "");
  const [percent, setPercent] = useState<number | string>((seller?.commission_ppm ?? 0) / 10_000);
  const [languages, setLanguages] = useState<string[]>([...(seller?.languages ?? [])]);
  const [ships, setShips] = useState(seller?.ships ?? false);
  const [state, setState] = useState(seller?.state ?? "active");
  const send = (event: FormEvent) => {
    event.preventDefault();
    const told = { name: name.trim(), languages, commission_ppm: Math.round(Number(percent) * 10_000), ships };
    onSave(seller ? { ...told, state } : told);
  };
  return (
    <form onSubmit={send}>
      <Stack gap="sm">
        <Group align="end" gap="sm">
          <TextInput required autoFocus maxLength={80} label={t("name")} value={name} onChange={(event) => setName(event.currentTarget.value)} style={{ flex: "2 1 200px" }} />
          <NumberInput label={t("commission")} min={0} max={100} decimalScale={2} value={percent} onChange={setPercent} style={{ flex: "1 1 110px" }} />
        </Group>
        <MultiSelect label={t("languages")} placeholder={languages.length ? "" : t("any")} data={Object.entries(OWN_NAMES).map(([value, label]) => ({ value, label }))} value={languages} onChange={setLanguages} />
        {seller && <Select label={t("state")} allowDeselect={false} data={STATES.map((value) => ({ value, label: t(`state.${value}`) }))} value={state} onChange={(value) => value && setState(value)} />}
        <Checkbox label={t("ships")} checked={ships} onChange={(event) => setShips(event.currentTarget.checked)} />
        <Group><Button type="submit">{desk.t("save")}</Button><Button variant="subtle" color="gray" onClick={onCancel}>{desk.t("cancel")}</Button></Group>
      </Stack>
    </form>
  );
}
