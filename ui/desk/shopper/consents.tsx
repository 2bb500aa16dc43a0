import type { Consent } from "../api/contract";
import { ChannelIcon, channelName } from "../look/channel";
import { languageName, whole } from "../words/dates";
import { Section } from "./panel";
import classes from "./panel.module.css";
import { useConsents } from "./use_shopper";
import { useShopperWords } from "./words";

/** What was agreed to and withdrawn, with the words and where they can be looked up. */
export function Consents({ contact }: { contact: string }) {
  const { t, named, language, desk } = useShopperWords();
  const consents = useConsents(contact).data?.items ?? [];
  // Of each channel and purpose what was said last counts; what was said before stands below it.
  const byPurpose = new Map<string, Consent[]>();
  for (const each of consents) byPurpose.set(`${each.channel}/${each.purpose}`, [each, ...(byPurpose.get(`${each.channel}/${each.purpose}`) ?? [])]);
  return (
    <Section name="consent" title={desk.t("panel.consent")} side={byPurpose.size || ""}>
      {byPurpose.size === 0 && <p className={classes.empty}>{desk.t("panel.consent.none")}</p>}
      {[...byPurpose.entries()].map(([key, said]) => {
        const last = said[0];
        if (!last) return null;
        return (
          <details key={key} className={classes.proof}>
            <summary className={classes.row}>
              <ChannelIcon channel={last.channel} size={16} />
              <span className={classes.grow}><strong>{named("purpose", last.purpose)}</strong><span className={classes.soft}>{channelName(last.channel) || named("channel", last.channel)}</span></span>
              <span className={classes.badge} data-tone={last.state === "confirmed" ? "good" : last.state === "withdrawn" ? "bad" : "wait"}>{named("consent", last.state)}</span>
            </summary>
            {said.map((each) => (
              <div key={each.id ?? each.at} className={classes.told}>
                <div className={classes.soft}>{named("consent", each.state)} · {named("method", each.method)} · {whole(language, each.at)}</div>
                {each.wording && <blockquote>{each.wording}</blockquote>}
                <dl className={classes.facts}>
                  {each.locale && <Line name={desk.t("panel.language")} said={languageName(language, each.locale)} />}
                  {Object.entries(each.proof ?? {}).map(([name, value]) => <Line key={name} name={t("proof", { name: named("proof", name) })} said={String(value)} />)}
                </dl>
              </div>
            ))}
          </details>
        );
      })}
    </Section>
  );
}

function Line({ name, said }: { name: string; said: string }) {
  return <><dt>{name}</dt><dd>{said}</dd></>;
}
