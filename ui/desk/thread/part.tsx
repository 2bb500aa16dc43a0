import {
  IconBan, IconBuildingStore, IconCalendarEvent, IconClick, IconCreditCard, IconForms, IconLink, IconMapPin, IconPackage, IconPhone, IconPhoneX, IconReceipt,
  IconShoppingCart, IconTicket, IconTrash, IconUserCircle,
} from "@tabler/icons-react"; // prettier-ignore
import type { ReactNode } from "react";
import type { Choice, Line, Part, ProductCard } from "../api/parts";
import { Picture } from "../look/picture";
import { money } from "../words/dates";
import { useWords } from "../words/words";
import { Media, Zoomable } from "./media";
import classes from "./part.module.css";
import { Prose, safe } from "./prose";

/** One part of a message as what it is. A kind that is new to this page still shows its words. */
export function PartView({ part }: { part: Part }) {
  const { t, named, language } = useWords();
  switch (part.type) {
    case "text":
      return <Prose text={part.text} />;
    case "choices":
      return <>{safe(part.image_url) && <Zoomable url={safe(part.image_url)} alt={part.body} />}<Prose text={part.body} /><Footer text={part.footer} /><Choices choices={part.choices} /></>;
    case "media":
      return <Media part={part} />;
    case "product_cards":
      return <><Prose text={part.body} /><div className={classes.cards}>{part.cards.map((card) => <Product key={card.sku} card={card} />)}</div><Footer text={part.footer} /><Choices choices={part.more} /></>;
    case "cart":
      return <><Prose text={part.body ?? ""} /><Box icon={<IconShoppingCart size={17} />} title={t("kind.cart")}><Lines lines={part.lines} />{part.total && <Sum name={t("total")} value={part.total} />}</Box><Choices choices={part.choices} /></>;
    case "payment_request":
      return (
        <>
          <Prose text={part.body} />
          <Box icon={<IconCreditCard size={17} />} title={t("kind.payment_request")}>
            <Lines lines={part.lines ?? []} />
            <Sum name={part.label || t("total")} value={money(language, part.amount)} />
            <Open url={part.url} label={t("part.pay_page")} />
          </Box>
        </>
      );
    case "payment_notice":
      return <Box icon={<IconCreditCard size={17} />} title={`${t("kind.payment_notice")}: ${named("state", part.status)}`}>{part.amount && <Sum name={t("total")} value={money(language, part.amount)} />}</Box>;
    case "order_status":
      return <><Prose text={part.body} /><Box icon={<IconPackage size={17} />} title={`${t("kind.order")} ${part.reference}`} side={named("state", part.status)} /></>;
    case "catalogue":
      return <><Prose text={part.body} /><Box icon={<IconBuildingStore size={17} />} title={part.open_label || t("kind.catalogue")} /><Choices choices={part.choices} /></>;
    case "order_receipt":
      return <><Prose text={part.body} /><Box icon={<IconReceipt size={17} />} title={t("part.order", { number: part.number })}><Lines lines={part.lines} /><Sum name={t("total")} value={part.total} /><Open url={part.url} label={part.label} /></Box></>;
    case "order":
      return <><Prose text={part.body} /><Box icon={<IconPackage size={17} />} title={t("part.order", { number: part.number })} side={named("state", part.status)}><Open url={part.url} label={part.label} /></Box><Choices choices={part.choices} /></>;
    case "voucher":
      return <><Prose text={part.body} /><Box icon={<IconTicket size={17} />} title={<span className={classes.code}>{part.code}</span>} side={part.expires} /></>;
    case "form":
      return <><Prose text={part.body} /><Box icon={<IconForms size={17} />} title={part.label || t("kind.form")}><Form fields={part.fields} answers={part.answers ?? {}} /></Box><Choices choices={part.choices} /></>;
    case "times":
      return <><Prose text={part.body} /><Box icon={<IconCalendarEvent size={17} />} title={part.time_zone}><Choices choices={part.slots} /></Box></>;
    case "link":
      return <><Prose text={part.body} />{safe(part.image_url) && <Zoomable url={safe(part.image_url)} alt={part.label} />}<Open url={part.url} label={part.label} /></>;
    case "location":
      return (
        <Box icon={<IconMapPin size={17} />} title={part.name || t("kind.location")}>
          {part.address && <div>{part.address}</div>}
          <Open url={`https://www.openstreetmap.org/?mlat=${Number(part.latitude)}&mlon=${Number(part.longitude)}#map=16/${Number(part.latitude)}/${Number(part.longitude)}`} label={t("part.map")} />
        </Box>
      );
    case "ask_location":
      return <><Prose text={part.body} /><Choices choices={[{ id: "location", label: t("part.send_location") }]} /></>;
    case "contact":
      return <Box icon={<IconUserCircle size={17} />} title={part.name}>{[...(part.phones ?? []), ...(part.emails ?? [])].map((each) => <div key={each}>{each}</div>)}</Box>;
    case "template":
      return <>{safe(part.header_image_url || part.header?.url) && <Zoomable url={safe(part.header_image_url || part.header?.url)} alt={part.name} />}<Prose text={part.preview || (part.body_values ?? []).join(" ")} />{part.cards?.some((each) => safe(each.header.url)) && <div className={classes.cards}>{part.cards.map((each, at) => <Media key={at} part={each.header} />)}</div>}<Footer text={t("part.template", { name: part.name })} /></>;
    case "card":
      return <><div className={classes.cards}><Product card={{ product_id: "", sku: part.title, title: part.title, price: part.price ?? "", subtitle: part.body ?? "", image_url: part.image_url ?? "" }} /></div><Open url={part.url} label={t("open")} /><Choices choices={part.choices} /></>;
    case "tapped":
      return <span className={classes.quiet} style={{ fontStyle: "normal", color: "inherit" }}><IconClick size={16} role="img" aria-hidden={false} aria-label={t("kind.tapped")} /> {part.label}</span>;
    case "reaction":
      return <span className={classes.quiet}>{part.emoji ? t("row.reacted", { emoji: part.emoji }) : t("part.reaction_back")}</span>;
    case "edit":
      return <><span className={classes.quiet}>{t("part.edited")}</span><Prose text={part.text} /></>;
    case "delete":
      return <span className={classes.quiet}><IconTrash size={15} /> {t("part.deleted")}</span>;
    case "call":
      return <span className={classes.quiet}>{part.state === "missed" ? <IconPhoneX size={15} /> : <IconPhone size={15} />} {named("call", part.state)}{part.seconds ? ` · ${length(part.seconds)}` : ""}</span>;
    case "unsupported":
      return <span className={classes.quiet}><IconBan size={15} /> {t("part.unsupported", { what: named("kind", part.what) })}{part.detail ? ` · ${part.detail}` : ""}</span>;
    default:
      return <Prose text={firstWords(part)} />;
  }
}

/** Minutes and seconds. */
function length(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
}

function firstWords(part: unknown): string {
  const told = Object.entries(part as Record<string, unknown>).find(([name, value]) => name !== "type" && typeof value === "string" && value !== "");
  return String(told?.[1] ?? (part as { type?: string }).type ?? "");
}

function Footer({ text }: { text: string | undefined }) {
  return text ? <div className={classes.small}>{text}</div> : null;
}

/** What the shopper can tap there; at the desk it is only to be seen. */
function Choices({ choices }: { choices: readonly Choice[] | undefined }) {
  const { t } = useWords();
  if (!choices?.length) return null;
  return (
    <ul className={classes.choices} aria-label={t("part.choices")} style={{ listStyle: "none", padding: 0, marginBlockEnd: 0 }}>
      {choices.map((choice) => <li key={choice.id} className={classes.choice} title={choice.description}>{choice.label}</li>)}
    </ul>
  );
}

function Product({ card }: { card: ProductCard }) {
  return (
    <div className={classes.product}>
      <Picture url={card.image_url} blank={classes.noimage} />
      <div>
        <strong>{card.title}</strong>
        {card.subtitle && <span className={classes.small}>{card.subtitle}</span>}
        {card.price && <div className={classes.price}>{card.price}</div>}
      </div>
    </div>
  );
}

function Box({ icon, title, side, children }: { icon: ReactNode; title: ReactNode; side?: string | undefined; children?: ReactNode }) {
  return (
    <div className={classes.box}>
      <div className={classes.boxhead}>{icon}<span>{title}</span>{side && <span className={classes.small}>{side}</span>}</div>
      {children}
    </div>
  );
}

function Lines({ lines }: { lines: readonly Line[] }) {
  const { language } = useWords();
  if (!lines.length) return null;
  return (
    <ul className={classes.lines}>
      {lines.map((line) => (
        <li key={line.sku}>
          <span>{line.quantity > 1 ? `${line.quantity} × ` : ""}{line.title || line.sku}</span>
          <span>{line.price || (line.unit_price ? money(language, { ...line.unit_price, minor: line.unit_price.minor * line.quantity }) : "")}</span>
        </li>
      ))}
    </ul>
  );
}

function Sum({ name, value }: { name: string; value: string }) {
  return <div className={classes.sum}><span>{name}</span><span>{value}</span></div>;
}

function Form({ fields, answers }: { fields: readonly { name: string; label: string }[]; answers: Record<string, string> }) {
  const rows = fields.length ? fields : Object.keys(answers).map((name) => ({ name, label: name }));
  return (
    <ul className={classes.lines}>
      {rows.map(({ name, label }) => <li key={name}><span>{label}</span><span style={{ whiteSpace: "normal" }}>{answers[name] || "…"}</span></li>)}
    </ul>
  );
}

function Open({ url, label }: { url: string | undefined; label: string | undefined }) {
  if (!safe(url)) return null;
  return <a className={`${classes.file} ${classes.small}`} href={safe(url)} target="_blank" rel="noopener noreferrer" style={{ marginBlockStart: 6 }}><IconLink size={14} /> {label || url}</a>;
}
