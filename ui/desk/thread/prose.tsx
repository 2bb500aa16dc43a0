import { Fragment } from "react";
import { markup } from "../../src/view/markup";
import classes from "./part.module.css";

/** Words with the little markup messengers know. Whatever a shopper types stays words: no HTML is ever made of it. */
export function Prose({ text }: { text: string }) {
  if (!text) return null;
  return (
    <div className={classes.prose} dir="auto">
      {markup(text).map((token, at) => {
        switch (token.kind) {
          case "bold":
            return <strong key={at}>{token.text}</strong>;
          case "italic":
            return <em key={at}>{token.text}</em>;
          case "struck":
            return <s key={at}>{token.text}</s>;
          case "code":
            return <code key={at}>{token.text}</code>;
          case "link":
            return <a key={at} href={token.url} target="_blank" rel="noopener noreferrer nofollow">{token.text}</a>;
          default:
            return <Fragment key={at}>{token.text}</Fragment>;
        }
      })}
    </div>
  );
}

/** An address to open or show, or nothing: only what the web speaks, and our own. */
export function safe(url: string | undefined): string {
  return url && /^(https?:\/\/|\/(?!\/))/i.test(url) ? url : "";
}
