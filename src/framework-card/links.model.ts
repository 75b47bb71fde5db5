/** Reads a file from the marks and texts of an author's link. */
import { canonicalTag, type CardFile } from './framework-card.model.js';
import { languageIn, languageOfFile, readTag, saysMore } from './languages.model.js';

/** Facts about a link; empty strings for missing ones. */
export interface LinkFacts {
  /** The safe address, if there is one. */
  url: URL | undefined;
  /** The address as written. */
  address: string;
  text: string;
  /** BCP 47 tag of `text`. */
  textLang: string;
  hreflang: string;
  /** Language that the link or the text around it declares. */
  lang: string;
  type: string;
  bytes: string;
  pages: string;
  kind: string;
  /** Undefined also for a file of another origin, where browsers ignore it. */
  download: string | undefined;
}

/** Formats in a media type or at the end of a path. */
const FORMAT = /(?:^|[/.-])(pdf|epub|html?|docx?|odt|pptx?|xlsx?|rtf|txt|zip)(?:$|\+)/i;

/**
 * Reads a file.
 *
 * @param guess - receives a text and its likely meaning where marks are missing
 */
export function fileOf(link: LinkFacts, guess: (text: string, meaning: string) => void): CardFile {
  const { url, address, text, hreflang } = link;
  const path = url?.pathname ?? address;
  const marked = readTag(hreflang) ?? readTag(link.lang);
  const lang = marked ?? languageIn(text) ?? languageOfFile(path);
  if (hreflang ? !canonicalTag(hreflang) : !marked) {
    guess(
      text,
      `a file in ${lang ?? 'an unknown language'}${hreflang && `, because hreflang="${hreflang}" is no tag such as fr`}`,
    );
  }
  if (!url) guess(text, `no link, because ${address.slice(0, 99)} is no safe https address`);
  const isOwnText = lang === undefined || saysMore(text, lang);
  const facts = {
    lang,
    url: url?.href,
    text: isOwnText ? text : undefined,
    textLang: isOwnText ? link.textLang || undefined : undefined,
    format: formatOf(link.type, path),
    bytes: wholeNumber(link.bytes),
    pages: wholeNumber(link.pages),
    kind: link.kind || undefined,
    download: link.download,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

/** A format from a media type, else from the end of a file's name: `pdf`, or `html` for a web version. */
function formatOf(type: string, path: string): string | undefined {
  const [, known] = FORMAT.exec(type || path) ?? [];
  return (known ?? type.split('/').at(-1))?.toLowerCase().replace(/^htm$/, 'html') || undefined;
}

/** A size or number of pages: a positive whole number, of at most 15 digits, because larger ones are not exact. */
function wholeNumber(text: string): number | undefined {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}
