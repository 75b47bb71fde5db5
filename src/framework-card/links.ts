/** Reads the author's links in the tag as files of the document. */
import { asText } from '../internal/attributes.js';
import { textOf } from '../internal/author-content.js';
import { declaredLanguage } from '../internal/language.js';
import { safeUrl } from '../internal/urls.js';
import type { CardFile } from './framework-card.model.js';
import { fileOf } from './links.model.js';

/** Links to documents. Links to a mailbox or a telephone belong to the text around them. */
export const DOCUMENT_LINKS = 'a[href]:not([href^="mailto:" i],[href^="tel:" i],[href^="sms:" i])';

/** Longest text of a list item, table row or paragraph that becomes the text of its link. */
const LABEL_LIMIT = 80;

export interface AuthorLinks {
  files: CardFile[];
  /** Elements whose whole text is that of a file. */
  used: Element[];
  /** Texts of links whose marks are missing, with their likely meaning. */
  guesses: [text: string, meaning: string][];
}

/** @param links - in the order of the tag */
export function readLinks(host: Element, links: readonly Element[]): AuthorLinks {
  // Page builders link a picture and a text to the same file.
  const byAddress = new Map<string, Element[]>();
  for (const link of links) {
    const address = urlOf(link)?.href ?? addressOf(link);
    byAddress.set(address, [...(byAddress.get(address) ?? []), link]);
  }
  const used: Element[] = [];
  const guesses: AuthorLinks['guesses'] = [];
  const files = [...byAddress.values()].flatMap((same) => {
    const [link] = same as [Element];
    const row = link.closest('tr') ?? link.closest('li,p,dd,figure');
    const isRow =
      row &&
      row !== host &&
      host.contains(row) &&
      textOf(row).length < LABEL_LIMIT &&
      links.every((other) => same.includes(other) || !row.contains(other));
    // In a list of terms, the term before the file names it.
    const term = isRow && row.matches('dt + dd') ? row.previousElementSibling! : undefined;
    if (isRow) used.push(row, ...(term ? [term] : []));
    const either = (name: string) =>
      first(same, (one) => asText(one.getAttribute(name)) || asText(one.getAttribute(`data-${name}`)));
    const url = urlOf(link);
    const text =
      (isRow && `${term ? textOf(term) : ''} ${textOf(row)}`.trim()) ||
      first(same, textOf) ||
      first(same, (one) => one.querySelector('[alt]')?.getAttribute('alt')) ||
      either('aria-label') ||
      either('title') ||
      (url?.pathname.split('/').at(-1) ?? '');
    if (!text && !url) return [];
    const facts = {
      url,
      address: addressOf(link),
      text: text || url!.hostname,
      textLang: declaredLanguage(link),
      hreflang: either('hreflang'),
      lang: langOf(link, isRow ? row : link),
      type: either('type'),
      bytes: either('bytes'),
      pages: either('pages'),
      kind: either('kind'),
      download: url?.origin === location.origin ? (link.getAttribute('download') ?? undefined) : undefined,
    };
    return fileOf(facts, (...guess) => guesses.push(guess));
  });
  return { files, used, guesses };
}

const addressOf = (link: Element): string => link.getAttribute('href')!.trim();

/** The safe address; undefined also for a place on the same page. */
function urlOf(link: Element): URL | undefined {
  const address = addressOf(link);
  return /^(?:#|$)/.test(address) ? undefined : safeUrl(address);
}

/** The first value that is not empty. */
function first(links: readonly Element[], read: (link: Element) => string | null | undefined): string {
  return links.map((link) => read(link)?.trim()).find(Boolean) ?? '';
}

/** The language that a link, its row or the text in it declares. */
function langOf(link: Element, row: Element): string {
  const around = link.closest<HTMLElement>('[lang]');
  return (around && row.contains(around) ? around : link.querySelector<HTMLElement>('[lang]'))?.lang ?? '';
}
