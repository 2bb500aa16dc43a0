import { SegmentedControl } from "@mantine/core";
import { useNavigate, useParams } from "react-router";
import { PlacePage } from "../places/page";
import { useMay } from "../session/session";
import { useWords } from "../words/words";
import { Boards } from "./boards";
import { ClientList } from "./client_list";
import { Earnings } from "./earnings";
import { useClientWords } from "./words";

const TABS = ["people", "boards", "earnings"] as const;

/** A stylist's place: whom they look after, what they lay out, what came of it. */
export function Clients() {
  const desk = useWords();
  const { t } = useClientWords();
  const may = useMay();
  const go = useNavigate();
  const asked = useParams()["*"] ?? "";
  const tab = TABS.find((each) => each === asked) ?? "people";
  const mine = TABS.filter((each) => each !== "boards" || may("catalog.read"));
  return (
    <PlacePage title={desk.t("place.clients")} below={
      <SegmentedControl size="sm" value={tab} onChange={(value) => void go(`/clients/${value}`)} data={mine.map((each) => ({ value: each, label: t(`tab.${each}`) }))} aria-label={t("tabs")} />
    }>
      {tab === "people" && <ClientList />}
      {tab === "boards" && <Boards />}
      {tab === "earnings" && <Earnings />}
    </PlacePage>
  );
}
