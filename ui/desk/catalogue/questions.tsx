import { Badge, Button, Group, SegmentedControl, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Link, useSearchParams } from "react-router";
import type { Page } from "../api/contract";
import { line } from "../api/line";
import { troubleIn } from "../look/trouble";
import { tellDone } from "../look/undoable";
import { PlacePage } from "../places/page";
import { useMay, useSession } from "../session/session";
import { languageName, moment } from "../words/dates";
import list from "./list.module.css";
import product from "./product.module.css";
import { useCatalogueWords } from "./words";

interface Question {
  id: string;
  language: string;
  example: string;
  product_id: string;
  count: number;
  state: string;
  last_at: string;
}

interface Entry {
  id: string;
  key: string;
  language: string;
  question: string;
  phrasings: string[];
  answer: string;
}

const STATES = ["open", "answered", "dropped", "faq"] as const;

/** What shoppers asked and nobody could answer, the most asked first; and the answers the shop has. */
export function Questions() {
  const { t, desk } = useCatalogueWords();
  const [asked, setAsked] = useSearchParams();
  const show = STATES.find((each) => each === asked.get("show")) ?? "open";
  const path = show === "faq" ? "/faq" : "/questions";
  const found = useInfiniteQuery({
    queryKey: ["catalogue", "questions", show],
    queryFn: ({ pageParam, signal }) => line.get<Page<Question & Entry>>(path, { query: { limit: 50, cursor: pageParam, ...(show === "faq" ? {} : { state: show }) }, signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor || undefined,
  });
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const may = useMay();
  const [isNew, setNew] = useState(false);
  return (
    <PlacePage title={t(show === "faq" ? "questions.faq" : "questions")} actions={show === "faq" && may("faq.write") && <Button onClick={() => setNew(true)}>{t("questions.add")}</Button>}
      below={<>
        <Link className={product.back} to="/catalogue">{t("back")}</Link>
        <SegmentedControl size="xs" aria-label={t("show")} value={show} onChange={(value) => setAsked(value === "open" ? {} : { show: value }, { replace: true })} data={STATES.map((each) => ({ value: each, label: t(`questions.${each}`) }))} />
      </>}>
      {isNew && <section className={product.card}><AnswerForm onDone={() => setNew(false)} /></section>}
      {found.isError && <p>{troubleIn(found.error, desk)}</p>}
      {!found.isPending && rows.length === 0 && <div className={list.empty}><strong>{t(show === "open" ? "questions.none" : "questions.nothing")}</strong><span>{show === "open" ? t("questions.none.do") : ""}</span></div>}
      {rows.map((row) => (show === "faq" ? <Answered key={row.id} entry={row} /> : <Asked key={row.id} question={row} />))}
      {found.hasNextPage && <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t("more")}</Button>}
    </PlacePage>
  );
}

function useAgain() {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: ["catalogue", "questions"] });
}

function Asked({ question }: { question: Question }) {
  const { t, n, language, desk } = useCatalogueWords();
  const may = useMay();
  const again = useAgain();
  const [isOpen, setOpen] = useState(false);
  const put = (state: string) => line.patch(`/questions/${question.id}`, { state });
  const settle = (state: string) => void put(state).then(
    () => tellDone(t(state === "dropped" ? "questions.dropped" : "questions.open"), { word: desk.t("undo"), run: () => void put(question.state).finally(again) }),
    (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) }),
  ).finally(again);
  return (
    <section className={product.card} aria-label={question.example}>
      <header>
        <h2 lang={question.language}>{question.example}</h2>
        <Group gap="xs">
          <Badge variant="default">{n("questions.times", question.count)}</Badge>
          <span className={product.note}>{languageName(language, question.language)} · {moment(language, question.last_at)}</span>
        </Group>
      </header>
      {question.product_id && <p className={product.note}><Link to={`/catalogue/${question.product_id}`}>{t("questions.about")}</Link></p>}
      {isOpen ? <AnswerForm question={question} onDone={() => setOpen(false)} /> : may("faq.write") && (
        <Group gap="xs">
          <Button size="xs" onClick={() => setOpen(true)}>{t("questions.answer")}</Button>
          {question.state !== "dropped" ? <Button size="xs" variant="default" onClick={() => settle("dropped")}>{t("questions.drop")}</Button> : <Button size="xs" variant="default" onClick={() => settle("open")}>{t("questions.reopen")}</Button>}
        </Group>
      )}
    </section>
  );
}

function Answered({ entry }: { entry: Entry }) {
  const { t, language, desk } = useCatalogueWords();
  const may = useMay();
  const again = useAgain();
  const [isOpen, setOpen] = useState(false);
  const { id: _id, ...told } = entry;
  const remove = () => void line.remove(`/faq/${entry.id}`).then(
    () => tellDone(t("questions.removed"), { word: desk.t("undo"), run: () => void line.post("/faq", { question: told.question, answer: told.answer, key: told.key, language: told.language, phrasings: told.phrasings }).finally(again) }),
    (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) }),
  ).finally(again);
  return (
    <section className={product.card} aria-label={entry.question}>
      <header><h2 lang={entry.language}>{entry.question}</h2><span className={product.note}>{languageName(language, entry.language)}</span></header>
      {isOpen ? <AnswerForm entry={entry} onDone={() => setOpen(false)} /> : (
        <>
          <p lang={entry.language} className={product.own}>{entry.answer}</p>
          {may("faq.write") && <Group gap="xs" mt="xs"><Button size="xs" variant="default" onClick={() => setOpen(true)}>{desk.t("edit")}</Button><Button size="xs" variant="subtle" color="red" onClick={remove}>{desk.t("remove")}</Button></Group>}
        </>
      )}
    </section>
  );
}

/** Written here, the bot says it from the next message on, to this question and to those that mean the same. */
function AnswerForm({ question, entry, onDone }: { question?: Question; entry?: Entry; onDone: () => void }) {
  const { t, language, desk } = useCatalogueWords();
  const { shop } = useSession();
  const again = useAgain();
  const [words, setWords] = useState(entry?.question ?? question?.example ?? "");
  const [answer, setAnswer] = useState(entry?.answer ?? "");
  const [other, setOther] = useState(entry?.phrasings.join("\n") ?? "");
  const [tongue, setTongue] = useState(entry?.language ?? question?.language ?? shop.languages[0] ?? "en");
  const [isBusy, setBusy] = useState(false);
  const save = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const phrasings = other.split("\n").map((each) => each.trim()).filter(Boolean).slice(0, 20);
    const told = { question: words, answer, phrasings };
    (entry ? line.put(`/faq/${entry.id}`, told) : line.post("/faq", { ...told, language: tongue, unanswered_id: question?.id ?? "" })).then(
      () => { tellDone(t("questions.saved")); onDone(); again(); },
      (fault: unknown) => { setBusy(false); notifications.show({ color: "red", message: troubleIn(fault, desk) }); },
    );
  };
  return (
    <form onSubmit={save}>
      <Stack gap="sm">
        <TextInput required label={t("questions.question")} maxLength={200} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
        {!entry && !question && <Select label={t("language")} value={tongue} allowDeselect={false} data={shop.languages.map((code) => ({ value: code, label: languageName(language, code) }))} onChange={(code) => code && setTongue(code)} />}
        <Textarea required autosize minRows={3} data-autofocus label={t("questions.answer")} maxLength={2000} value={answer} onChange={(event) => setAnswer(event.currentTarget.value)} />
        <Textarea autosize minRows={1} label={t("questions.phrasings")} description={t("questions.phrasings.for")} value={other} onChange={(event) => setOther(event.currentTarget.value)} />
        <Group gap="xs"><Button type="submit" loading={isBusy}>{desk.t("save")}</Button><Button variant="subtle" color="gray" onClick={onDone}>{desk.t("cancel")}</Button></Group>
      </Stack>
    </form>
  );
}
