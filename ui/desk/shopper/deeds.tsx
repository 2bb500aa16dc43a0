import { Button, Menu, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { IconArrowsJoin2, IconDownload, IconHeartHandshake, IconTrash } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { useNavigate } from "react-router";
import { Dialog } from "../look/dialog";
import type { Contact } from "../api/contract";
import { line } from "../api/line";
import { nameOf } from "../look/name";
import { troubleIn } from "../look/trouble";
import { useMay, useSession } from "../session/session";
import { MergeDialog } from "./merge";
import { useShopperWords } from "./words";

/** Milliseconds in which the thread is told that nobody looks at it any more. */
const LEAVING = 600;

export type Deed = "merge" | "erase";

/** What can be done to a shopper beside blocking: items of the panel's menu. */
export function DeedItems({ contact, onChoose }: { contact: string; onChoose: (deed: Deed) => void }) {
  const { t, desk } = useShopperWords();
  const may = useMay();
  const { staff } = useSession();
  const queries = useQueryClient();
  const keeper = useQuery({ queryKey: ["contact", contact, "keeper"], queryFn: () => line.get<{ staff_id: string }>(`/contacts/${contact}/keeper`), staleTime: 30_000 }).data?.staff_id ?? "";
  const failed = (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) });
  const keep = (staff_id: string) => void line.put(`/contacts/${contact}/keeper`, { staff_id }).then(() => notifications.show({ message: t(staff_id ? "keeper.done" : "keeper.ended") }), failed).finally(() => {
    void queries.invalidateQueries({ queryKey: ["contact", contact] });
    void queries.invalidateQueries({ queryKey: ["clients"] });
  });
  const take = () => void line.get<unknown>(`/contacts/${contact}/export`).then((told) => save(`shopper-${contact}.json`, told), failed);
  return (
    <>
      {may("contacts.write") && <Menu.Item leftSection={<IconHeartHandshake size={16} />} onClick={() => keep(keeper === staff.id ? "" : staff.id)}>{t(keeper === staff.id ? "keeper.end" : keeper ? "keeper.take" : "keeper.keep")}</Menu.Item>}
      {may("contacts.merge") && <Menu.Item leftSection={<IconArrowsJoin2 size={16} />} onClick={() => onChoose("merge")}>{t("merge")}</Menu.Item>}
      {may("contacts.export") && <Menu.Item leftSection={<IconDownload size={16} />} onClick={take}>{t("export")}</Menu.Item>}
      {may("contacts.erase") && <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => onChoose("erase")}>{t("erase")}</Menu.Item>}
    </>
  );
}

export function DeedDialog({ deed, contact, onClose }: { deed: Deed; contact: Contact; onClose: () => void }) {
  return deed === "merge" ? <MergeDialog contact={contact} onClose={onClose} /> : <EraseDialog contact={contact} onClose={onClose} />;
}

/** Gone for good: asked by having the name typed. */
function EraseDialog({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const { t, desk } = useShopperWords();
  const queries = useQueryClient();
  const [typed, setTyped] = useState("");
  const [key] = useState(() => crypto.randomUUID());
  const go = useNavigate();
  const name = nameOf(contact.name, contact.id, desk);
  const erase = (event: FormEvent) => {
    event.preventDefault();
    // The thread goes with them: it is left first, so that nothing of it is asked for any more.
    onClose();
    void go("/inbox/all", { replace: true });
    void new Promise((rest) => setTimeout(rest, LEAVING)).then(() => line.post(`/contacts/${contact.id}/erase`, {}, { key })).then(() => {
      notifications.show({ message: t("erased") });
      for (const gone of ["contact", "thread", "conversation", "row"]) queries.removeQueries({ queryKey: [gone], type: "inactive" });
      void queries.invalidateQueries();
    }, (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) }));
  };
  return (
    <Dialog opened onClose={onClose} title={t("erase.title", { name })}>
      <form onSubmit={erase}>
        <Stack gap="sm">
          <Text size="sm">{t("erase.lead")}</Text>
          <TextInput data-autofocus label={t("erase.type", { name })} value={typed} autoComplete="off" onChange={(event) => setTyped(event.currentTarget.value)} />
          <Button type="submit" color="red" disabled={typed.trim() !== name}>{t("erase.do")}</Button>
        </Stack>
      </form>
    </Dialog>
  );
}

function save(name: string, told: unknown) {
  const url = URL.createObjectURL(new Blob([JSON.stringify(told, null, 1)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
