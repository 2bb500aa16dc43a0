import { ActionIcon, Modal } from "@mantine/core";
import { IconDownload, IconFile, IconMicrophone, IconPhoto, IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { Media as MediaPart } from "../api/parts";
import { useWords } from "../words/words";
import classes from "./part.module.css";
import { Prose, safe } from "./prose";

export function Media({ part }: { part: MediaPart }) {
  const { t, named } = useWords();
  const url = safe(part.url);
  return (
    <div className={classes.media}>
      {!url ? (
        <span className={classes.quiet}><IconFile size={16} /> {part.filename || named("kind", part.voice ? "voice" : part.kind)} · {t("media.not_here")}</span>
      ) : part.kind === "image" || part.kind === "sticker" ? (
        <Zoomable url={url} alt={part.alt || part.caption || t("kind.image")} isSticker={part.kind === "sticker"} />
      ) : part.kind === "video" ? (
        <video src={url} controls preload="metadata" aria-label={part.alt || t("kind.video")} />
      ) : part.kind === "audio" ? (
        <>
          {part.voice && <span className={classes.quiet}><IconMicrophone size={14} /> {t("kind.voice")}</span>}
          <audio src={url} controls preload="metadata" aria-label={t(part.voice ? "kind.voice" : "kind.audio")} />
        </>
      ) : (
        <a className={classes.file} href={url} target="_blank" rel="noopener noreferrer" download={part.filename || true}>
          <IconFile size={22} stroke={1.5} /> {part.filename || t("kind.document")}
        </a>
      )}
      {part.caption && <Prose text={part.caption} />}
    </div>
  );
}

/** A picture that opens large, and twice as large on a click: serial numbers are small. */
export function Zoomable({ url, alt, isSticker = false }: { url: string; alt: string; isSticker?: boolean }) {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  const [isFull, setFull] = useState(false);
  const [isBroken, setBroken] = useState(false);
  if (isBroken) return <span className={classes.quiet}><IconPhoto size={16} /> {alt}</span>;
  return (
    <>
      <button type="button" className={`${classes.image} ${isSticker ? classes.sticker : ""}`} aria-label={t("media.zoom", { alt })} onClick={() => setOpened(true)}>
        <img src={url} alt={alt} loading="lazy" onError={() => setBroken(true)} />
      </button>
      <Modal opened={opened} onClose={() => setOpened(false)} fullScreen withCloseButton={false} padding={0} attributes={{ content: { "aria-label": alt } }}
        styles={{ body: { height: "100dvh" }, content: { background: "var(--paper-deep)" } }}>
        <div className={classes.zoomed} data-full={isFull} onClick={() => setFull(!isFull)}>
          <img src={url} alt={alt} />
        </div>
        <div style={{ position: "fixed", insetBlockStart: 12, insetInlineEnd: 12, display: "flex", gap: 8 }}>
          <ActionIcon component="a" href={url} download variant="default" size="lg" aria-label={t("media.save")}><IconDownload size={18} /></ActionIcon>
          <ActionIcon variant="default" size="lg" aria-label={t("close")} onClick={() => setOpened(false)}><IconX size={18} /></ActionIcon>
        </div>
      </Modal>
    </>
  );
}
