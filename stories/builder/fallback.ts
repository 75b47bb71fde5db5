/** The content of the tags: help for visitors without JavaScript, in the language of the page. */
import { telHref } from '../../src/data/channels.js';
import { bundledFrameworks, DEFAULT_FRAMEWORK } from '../../src/data/frameworks.js';
import { bundledHelplines, type Helpline } from '../../src/data/helplines.js';
import { LINKS } from '../../src/data/links.js';
import { bundledMembers } from '../../src/data/members.js';
import { documentOf, ownName, titleIn } from '../../src/framework-card/framework-card.model.js';
import { countryCodeOf } from '../../src/helpline-banner/countries.model.js';
import {
  agesOf,
  helpIn,
  textIn,
  writtenChannelsOf,
  type ChannelLink,
} from '../../src/helpline-banner/helpline-banner.model.js';
import { groupByCountry, inRegion } from '../../src/member-map/countries.model.js';
import { REGIONS } from '../../src/member-map/member-map.types.js';
import type { Language } from '../../src/locales/languages.js';
import { escapeMarkup } from '../elements.js';
import { filesIn, servicePageOf, type BuilderState } from './builder.model.js';
import * as texts from './fallback.texts.js';

/** The default address of the exit. */
const EXIT = 'https://www.wikipedia.org/';

/**
 * The content of an element's tag as markup, one element per line, with the author's heading if there is one. The
 * language of `msg()` must be that of the state.
 */
export function contentOf(state: BuilderState): string {
  const heading = state.heading.trim() && `<h2 slot="heading">${escapeMarkup(state.heading.trim())}</h2>`;
  return [heading, ...FALLBACKS[state.widget]!(state)].filter(Boolean).join('\n');
}

const FALLBACKS: Readonly<Record<string, (state: BuilderState) => string[]>> = {
  'helpline-banner': bannerFallback,
  'member-map': mapFallback,
  'signup-form': formFallback,
  'framework-card': cardFallback,
};

function bannerFallback({ attributes, language }: BuilderState): string[] {
  const country = countryCodeOf(String(attributes['country'] ?? ''));
  const documents = [bundledHelplines(country ?? '')];
  // Use a fixed time, since the order depends on which lines are open.
  const help = helpIn(country, documents, language, new Date(documents[0]!.asOf!));
  const emergency = help.emergency?.numbers.map((number) => link(telHref(number), number)).join(' / ');
  const listed = (lines: readonly Helpline[], text: (ways: string) => string) =>
    lines.flatMap((line) => {
      const ways = waysTo(line, language);
      return ways ? paragraph(text(ways)) : [];
    });
  return [
    ...(emergency ? [paragraph(texts.danger(emergency))] : []),
    ...(help.helplines.length > 0
      ? []
      : [paragraph(texts.directory(outside(LINKS['child-helpline-international'], 'Child Helpline International')))]),
    ...listed(help.helplines, texts.talk),
    ...listed(help.parents, texts.parents),
    // Without the services for every country: the content must not be much taller than the strip that follows it.
    ...listed(
      help.images.filter((line) => line.country === country),
      texts.images,
    ),
    ...listed(help.missing, texts.missing),
    ...listed(help.hotlines, texts.report),
    ...(attributes['no-exit'] ? [] : [paragraph(outside(String(attributes['exit-url'] || EXIT), texts.exit()))]),
  ];
}

/**
 * A line with its name, its number and its written channels: `<span dir="auto">Name</span> – <a href="tel:116">116</a>`.
 * Content systems strip `bdi`.
 */
function waysTo(line: Helpline, language: Language): string {
  const { name, nameLang, tel, phone, website } = line;
  const written = writtenChannelsOf(line).map(({ kind, href, text }) => {
    return `${NAMES[kind]} ${href.startsWith('https:') ? outside(href, text) : link(href, text)}`;
  });
  // Keeps `www.`, which `hostName` drops: visitors may type this address, and some sites need it.
  const pages = tel || written.length > 0 || !website ? [] : [outside(website, new URL(website).hostname)];
  const ways = [...(tel ? [link(telHref(tel), phone ?? tel)] : []), ...written, ...pages];
  const lang = nameLang ? langIn(language, nameLang) : '';
  const condition = textIn(line.conditions, language);
  const conditions = condition
    ? `. <span dir="auto"${langIn(language, condition.lang)}>${escapeMarkup(condition.text)}</span>`
    : '';
  return ways.length > 0
    ? `<span dir="auto"${lang}>${escapeMarkup(name)}</span>${agesIn(line)} – ${ways.join(', ')}${conditions}`
    : '';
}

/** Names of channels as people say them everywhere. */
const NAMES: Readonly<Record<ChannelLink['kind'], string>> = {
  sms: 'SMS',
  whatsapp: 'WhatsApp',
  chat: 'Chat',
  website: '',
  report: '',
};

/** A line for children of some ages must not look like one for all. */
function agesIn({ ages }: Helpline): string {
  const range = agesOf(ages);
  if (!range) return '';
  return ` (${range.to === Infinity ? texts.agesFrom(String(range.from)) : texts.ages(String(range.from), String(range.to))})`;
}

function mapFallback({ attributes, language }: BuilderState): string[] {
  const region = REGIONS.find((one) => one === attributes['region']) ?? null;
  const countries = groupByCountry(inRegion(bundledMembers().members, region), () => true, language);
  return [
    paragraph(texts.members()),
    '<ul>',
    ...countries.flatMap(({ name: country, members }) =>
      members.map(({ name, city, website }) => {
        const place = [city, country].filter((part): part is string => Boolean(part)).map(escapeMarkup);
        const organisation = website ? link(website, name) : escapeMarkup(name);
        return `  <li>${organisation} (${place.join(', ')})</li>`;
      }),
    ),
    '</ul>',
  ];
}

function formFallback(state: BuilderState): string[] {
  const page = state.content.trim() || servicePageOf(state);
  const privacy = state.attributes['privacy-url'];
  if (page) return [paragraph(link(page, texts.signUp()))];
  // The notice says how to reach them.
  return [privacy ? paragraph(link(String(privacy), texts.writeToUs())) : paragraph(texts.writeToUs())];
}

function cardFallback({ attributes, heading, content, language }: BuilderState): string[] {
  const files = filesIn(content);
  if (files.length > 0) {
    return [
      '<ul>',
      ...files.map(({ lang, url }) => {
        const type = /\.pdf([?#]|$)/i.test(url) ? 'application/pdf' : /\.html?([?#]|$)/i.test(url) ? 'text/html' : '';
        const attribute = type && ` type="${type}"`;
        return `  <li><a href="${escapeMarkup(url)}" hreflang="${lang}"${attribute}${langIn(language, lang)}>${escapeMarkup(ownName(lang))}</a></li>`;
      }),
      '</ul>',
    ];
  }
  const id = String(attributes['document-id'] || DEFAULT_FRAMEWORK);
  const framework = bundledFrameworks().frameworks.find((one) => one.id === id);
  // The builder does not know the author's own document.
  if (!framework || heading) return [];
  const { title, years, landingPage, otherLanguages } = documentOf(framework);
  const { text, lang } = titleIn(title, language)!;
  const name = [text, years].filter(Boolean).join(' ');
  const languages = otherLanguages.map((tag) => `<span${langIn(language, tag)}>${escapeMarkup(ownName(tag))}</span>`);
  return [
    `<p${langIn(language, lang)}>${landingPage ? link(landingPage, name) : escapeMarkup(name)}</p>`,
    paragraph(texts.languages(languages.join(', '))),
  ];
}

/** The attribute `lang`, where a language differs from that of the content around it. */
function langIn(language: Language, lang: string): string {
  return lang === language ? '' : ` lang="${lang}"`;
}

function paragraph(content: string): string {
  return `<p>${content}</p>`;
}

function link(href: string, text: string): string {
  return `<a href="${escapeMarkup(href)}">${escapeMarkup(text)}</a>`;
}

/** A link from a page with the banner to another site, which must not learn where the visitor comes from. */
function outside(href: string, text: string): string {
  return `<a href="${escapeMarkup(href)}" rel="noopener noreferrer">${escapeMarkup(text)}</a>`;
}
