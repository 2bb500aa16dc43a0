import { Button, NumberInput, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useNavigate } from "react-router";
import { Dialog } from "../look/dialog";
import { line } from "../api/line";
import { troubleIn } from "../look/trouble";
import { useSession } from "../session/session";
import { digitsOf } from "./sheet";
import type { Sheet } from "./types";
import { useCatalogueWords } from "./words";

/** A name and a price make a product; it stays hidden until somebody puts it on sale. */
export function NewProduct({ onClose }: { onClose: () => void }) {
  const { t, desk } = useCatalogueWords();
  const { shop } = useSession();
  const go = useNavigate();
  const queries = useQueryClient();
  const [title, setTitle] = useState("");
  const [price, setPrice] = useState<number | string>("");
  const [sku, setSku] = useState("");
  const [isBusy, setBusy] = useState(false);
  const digits = digitsOf(shop.currency);
  const save = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const variant = { sku: sku.trim() || skuOf(title), minor: Math.round(Number(price) * 10 ** digits), stock: 0 };
    line.post<Sheet>("/products", { title, state: "draft", variants: [variant] }).then(
      (made) => {
        void queries.invalidateQueries({ queryKey: ["catalogue"] });
        void go(`/catalogue/${made.id}`);
      },
      (fault: unknown) => {
        setBusy(false);
        notifications.show({ color: "red", message: troubleIn(fault, desk) });
      },
    );
  };
  return (
    <Dialog opened onClose={onClose} title={t("new")}>
      <form onSubmit={save}>
        <Stack gap="sm">
          <TextInput data-autofocus required label={t("field.title")} maxLength={255} value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
          <NumberInput required hideControls label={`${t("field.price")} (${shop.currency})`} min={0} decimalScale={digits} value={price} onChange={setPrice} />
          <TextInput label={t("field.sku")} description={t("field.sku.made")} maxLength={255} value={sku} onChange={(event) => setSku(event.currentTarget.value)} />
          <Button type="submit" loading={isBusy}>{t("new.make")}</Button>
        </Stack>
      </form>
    </Dialog>
  );
}

const skuOf = (title: string) => title.trim().toUpperCase().replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60);
