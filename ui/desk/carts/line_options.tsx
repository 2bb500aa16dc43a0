import { Menu, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { CartLine, Money } from "../api/contract";
import { line as api } from "../api/line";
import { useMoneyWords } from "../orders/words";
import { money } from "../words/dates";

interface Product {
  variants: { id: string; sku: string; options: Record<string, string>; price: Money }[];
}

/** Another size or colour in the place of what stands there. */
export function LineOptions({ line, onChange }: { line: CartLine; onChange: (sku: string) => void }) {
  const { t, language } = useMoneyWords();
  const [open, setOpen] = useState(false);
  const variants = useQuery({ queryKey: ["product", line.product_id], queryFn: () => api.get<Product>(`/products/${line.product_id}`), enabled: open, staleTime: 60_000 }).data?.variants ?? [];
  return (
    <Menu opened={open} onChange={setOpen} withinPortal>
      <Menu.Target><UnstyledButton fz={12} td="underline" aria-label={t("cart.options_of", { title: line.title })}>{t("cart.options")}</UnstyledButton></Menu.Target>
      <Menu.Dropdown mah={280} style={{ overflowY: "auto" }}>
        {variants.map((each) => <Menu.Item key={each.id} disabled={each.sku === line.sku} onClick={() => onChange(each.sku)}>{Object.values(each.options).join(", ")} · {money(language, each.price)}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  );
}
