import { html, nothing, type TemplateResult } from 'lit';
import { telHref, writtenTelHref } from '../data/channels.js';
import type { Helpline } from '../data/helplines.js';
import { msg } from '../internal/localize.js';
import {
  directionOf,
  hoursOf,
  languageName,
  originOf,
  pagesOf,
  scheduleOf,
  textIn,
  writtenChannelsOf,
  type ChannelLink,
  type LocalText,
  type Moment,
} from './helpline-banner.model.js';
import {
  textOfChannel,
  textOfChannelName,
  textOfLanguages,
  textOfLeftOut,
  textOfOpenness,
  textOfOrigin,
  textsOfHours,
  textsOfReach,
  textsOfTerms,
} from './helpline-banner.texts.js';

/** Maximum length in characters of a number that fits into one row of a narrow screen in full size. */
const MAX_SHORT_NUMBER = 13;

/** Maximum number of languages by name. A longer list is only counted: it would stand before all that matters. */
const MAX_LANGUAGES = 8;

/** Lines that a list shows at first, and more at each press. Thousands would block a phone for seconds. */
export const LINES_BATCH = 50;

/** The visitor's limits of long lists. */
export interface Limits {
  /** Maximum number of lines by the group of the list; `LINES_BATCH` where not given. */
  limits: ReadonlyMap<string, number>;
}

/**
 * A list of lines. A long one ends in a button that has the group as its value.
 *
 * @param group - prefix of the ids of the lines, unique in the banner
 */
export function renderLines(lines: readonly Helpline[], group: string, data: Moment & Limits): TemplateResult {
  const { limits, language } = data;
  const shown = lines.slice(0, limits.get(group) ?? LINES_BATCH);
  return html`<ul>
      ${shown.map((line, index) => renderLine(line, `ecpat-${group}-${index}`, data))}
    </ul>
    ${
      shown.length < lines.length
        ? html`<p class="ecpat-call">
            <span>${textOfLeftOut(language, lines.length - shown.length)}</span>
            <button type="button" class="ecpat-button" value=${group}>
              ${msg('Show more', { id: 'helpline-banner.show-more', desc: 'Button below the first lines of a country with very many' })}
            </button>
          </p>`
        : nothing
    }`;
}

function renderLine(line: Helpline, id: string, moment: Moment): TemplateResult {
  return html`
    <li class="ecpat-line">
      ${renderAnnouncement(line, moment)}
      <div class="ecpat-about">
        <p id=${id} class="ecpat-name">${renderName(line)}</p>
        ${renderFacts(line, moment)} ${renderConditions(line, moment)} ${renderOrigin(line, moment)}
      </div>
      ${renderNumber(line, id)} ${renderWays(line, moment)}
    </li>
  `;
}

/** Name and facts of the line that the strip shows. Its number describes itself by the id `ecpat-first`. */
export function renderFirstLine(line: Helpline, moment: Moment): TemplateResult {
  return html`
    <div class="ecpat-line">
      ${renderAnnouncement(line, moment)}
      <p id="ecpat-first" class="ecpat-name">${renderName(line)}</p>
      ${renderFacts(line, moment)}
    </div>
  `;
}

/**
 * The number of a line, if it has one. Without a number that can be dialled for certain, its written form as text.
 *
 * @param describedBy - id of the name of the line
 */
export function renderNumber({ tel, phone }: Helpline, describedBy: string): TemplateResult | typeof nothing {
  const text = phone ?? tel;
  if (text === null) return nothing;
  const size = text.length > MAX_SHORT_NUMBER ? 'ecpat-long' : '';
  if (tel === null) return html`<p class="ecpat-number ${size}" dir="auto">${text}</p>`;
  return html`
    <a class="ecpat-number ${size}" dir="ltr" draggable="false" href=${telHref(tel)} aria-describedby=${describedBy}
      >${text}</a
    >
  `;
}

/** Numbers without facts, as they are dialled. */
export function renderPlainNumbers(numbers: readonly string[]): TemplateResult[] {
  return numbers.map((number) => renderDialled(telHref(number), number));
}

export function renderChannel(channel: ChannelLink): TemplateResult {
  return renderLink(channel.href, textOfChannel(channel));
}

export function renderLink(href: string, text: string): TemplateResult {
  return html`
    <a class="ecpat-channel" draggable="false" href=${href} rel="noopener noreferrer" referrerpolicy="no-referrer"
      >${text}</a
    >
  `;
}

/** Further numbers and all links of a line. */
function renderWays(line: Helpline, moment: Moment): TemplateResult | typeof nothing {
  const written = writtenChannelsOf(line);
  const pages = pagesOf(line);
  const hasNumbers = line.lines.length > 0 || line.altPhones.length > 0 || line.abroadPhone !== null;
  if (written.length === 0 && pages.length === 0 && !hasNumbers) return nothing;
  return html`
    <div class="ecpat-ways">
      ${
        line.altPhones.length > 0
          ? html`
              <p class="ecpat-call">
                <span
                  >${msg('Or call:', {
                    id: 'helpline-banner.alternative',
                    desc: 'Before a further number of the same helpline. Ends in a colon.',
                  })}</span
                >
                ${line.altPhones.map(renderWrittenNumber)}
              </p>
            `
          : nothing
      }
      ${line.lines.map(
        ({ phone, languages, hours }) => html`
          <p class="ecpat-call">
            ${renderPhrases(phrasesOfHours(line, hours, moment), languages, moment)} ${renderWrittenNumber(phone)}
          </p>
        `,
      )}
      ${
        line.abroadPhone
          ? html`
              <p class="ecpat-call">
                <span
                  >${msg('From abroad:', { id: 'helpline-banner.abroad', desc: 'Before a number. Ends in a colon.' })}</span
                >
                ${renderWrittenNumber(line.abroadPhone)}
              </p>
            `
          : nothing
      }
      ${
        written.length > 0
          ? html`
              <p class="ecpat-channels">
                ${
                  line.tel && line.audience !== 'parents' && line.audience !== 'online-abuse-report'
                    ? html`<span
                        >${msg('If you cannot talk, send a message:', {
                          id: 'helpline-banner.write',
                          desc: 'Before links to text messages and chats. Ends in a colon.',
                        })}</span
                      >`
                    : nothing
                }
                ${written.map(renderChannel)} ${renderOwnHours(line, written, moment)}
              </p>
            `
          : nothing
      }
      ${pages.length > 0 ? html`<p class="ecpat-channels">${pages.map(renderChannel)}</p>` : nothing}
    </div>
  `;
}

/** The hours of channels to write to, where they are not those of the line: once for all channels that share them. */
function renderOwnHours(line: Helpline, written: readonly ChannelLink[], moment: Moment): unknown {
  const own = [...new Set(written.flatMap(({ hours }) => hours ?? []))];
  return own.map((hours) => {
    const names = written.filter((channel) => channel.hours === hours).map(textOfChannelName);
    return renderPhrases([names.join(', '), ...phrasesOfHours(line, hours, moment)], [], moment);
  });
}

function renderAnnouncement({ announcement }: Helpline, { language }: Moment): TemplateResult | typeof nothing {
  const text = textIn(announcement, language);
  return text ? html`<p class="ecpat-announcement" lang=${text.lang} dir="auto">${text.text}</p>` : nothing;
}

function renderName({ name, nameLang }: Helpline): TemplateResult {
  return html`<span lang=${nameLang ?? nothing} dir=${directionOf(nameLang)}>${name}</span>`;
}

function renderFacts(line: Helpline, moment: Moment): TemplateResult | typeof nothing {
  // The data names parts of a country in English.
  const area = line.areaType === 'region' ? html`<bdi lang="en">${line.area}</bdi>` : undefined;
  // An online form has no opening hours.
  const hours =
    line.channel === 'web-only' && hoursOf(line) === null ? [] : phrasesOfHours(line, hoursOf(line), moment);
  return renderPhrases(
    [area, ...textsOfReach(line, moment.language), ...hours, ...textsOfTerms(line)],
    line.languages,
    moment,
  );
}

function phrasesOfHours(
  line: Helpline,
  hours: string | null,
  { language, now }: Moment,
): (TemplateResult | string | undefined)[] {
  const schedule = scheduleOf(line, hours, now);
  const openness = textOfOpenness(schedule.openness, schedule.hours?.length === 0, language);
  return [
    schedule.openness?.isOpen
      ? html`<span class="ecpat-open" dir=${directionOf(language)}>${openness}</span>`
      : openness,
    ...(schedule.written ? [html`<span dir="auto">${schedule.written}</span>`] : textsOfHours(schedule, language, now)),
  ];
}

/** Facts and languages in one row, without the unknown ones. */
function renderPhrases(
  phrases: readonly (TemplateResult | string | undefined)[],
  tags: readonly string[],
  { language }: Moment,
): TemplateResult | typeof nothing {
  const known = phrases.filter((phrase) => phrase !== undefined);
  const languages = tags.length > MAX_LANGUAGES ? [] : tags.flatMap((tag) => languageName(tag, language) ?? []);
  if (tags.length > MAX_LANGUAGES) known.push(textOfLanguages(tags.length, language));
  if (known.length === 0 && languages.length === 0) return nothing;
  return html`
    <span class="ecpat-muted ecpat-phrases">
      ${known.map((phrase) => html`<span>${phrase}</span>`)}
      ${languages.length > 0 ? html`<span>${languages.map(renderLanguage)}</span>` : nothing}
    </span>
  `;
}

function renderLanguage({ text, lang }: LocalText, index: number): TemplateResult {
  return html`${index > 0 ? ', ' : nothing}<bdi lang=${lang}>${text}</bdi>`;
}

function renderWrittenNumber(phone: string): TemplateResult {
  return renderDialled(writtenTelHref(phone), phone);
}

function renderDialled(href: string, text: string): TemplateResult {
  return html`<a class="ecpat-number" dir="ltr" draggable="false" href=${href}>${text}</a> `;
}

function renderConditions({ conditions }: Helpline, { language }: Moment): TemplateResult | typeof nothing {
  const text = textIn(conditions, language);
  return text ? html`<p lang=${text.lang} dir="auto">${text.text}</p>` : nothing;
}

function renderOrigin(line: Helpline, { language, now }: Moment): TemplateResult {
  return html`<p class="ecpat-muted" dir="auto">${textOfOrigin(originOf(line, language, now))}</p>`;
}
