import { html, nothing, type TemplateResult } from 'lit';
import { LINKS } from '../data/links.js';
import { msg, str } from '../internal/localize.js';
import { prospectOf } from './exit/prospect.js';
import {
  monthOf,
  writtenChannelsOf,
  type CountryHelp,
  type EmergencyCall,
  type Moment,
} from './helpline-banner.model.js';
import {
  textOfBill,
  textOfChoice,
  textOfDirectory,
  textOfHistory,
  textOfNoEmergency,
} from './helpline-banner.texts.js';
import { renderLines, renderLink, renderPlainNumbers, type Limits } from './line.template.js';
import { renderImages, renderMissing, renderOnline, renderSaw } from './situations.template.js';

/** Data of everything below the strip. */
export interface ContentData extends Moment, Limits {
  country: string | undefined;
  help: CountryHelp;
  /** Address of the exit; undefined without an exit. */
  exit: URL | undefined;
  /** Whether the author's document could not be used. */
  hasFailed: boolean;
  /** The author's notes, where they cannot be slotted. */
  notes: readonly Node[];
}

/** All known help, in the order of urgency. */
export function renderContent(data: ContentData): TemplateResult {
  const { help, exit, hasFailed, notes } = data;
  return html`
    ${renderEmergency(help)} ${help.isOld ? renderOld() : nothing} ${renderFault(help)}
    <div class="ecpat-columns">
      <div>${renderHelplines(data)} ${help.parents.length > 0 ? renderParents(data) : nothing}</div>
      <div>
        ${renderImages(data)} ${help.missing.length > 0 ? renderMissing(data) : nothing} ${renderSaw(help)}
        ${renderOnline(data)}
      </div>
    </div>
    <slot name="note"></slot>${notes} ${exit ? renderAbout(exit) : nothing} ${renderAsOf(data)}
    ${hasFailed ? renderFailed() : nothing}
  `;
}

export function renderEmergency({ emergency }: CountryHelp): TemplateResult {
  if (!emergency) {
    return html`
      <div class="ecpat-emergency">
        <p><strong>${textOfNoEmergency()}</strong></p>
      </div>
    `;
  }
  return html`
    <div class="ecpat-emergency">
      <h3>${msg('In danger now?', { id: 'helpline-banner.danger', desc: 'Heading above the emergency number' })}</h3>
      ${renderCall(emergency)}
    </div>
  `;
}

/** The first sentence for a child, and the course of a call where a line can be called. */
function renderFault({ helplines }: CountryHelp): TemplateResult {
  return html`
    <p>
      <strong>
        ${msg('It is not your fault.', { id: 'helpline-banner.fault', desc: 'Said to a child who was harmed' })}
      </strong>
    </p>
    ${
      helplines.some(({ tel }) => tel)
        ? html`
            <div class="ecpat-section">
              <h3>
                ${msg('What happens when I call?', {
                  id: 'helpline-banner.call-what',
                  desc: 'Heading. Awaits review by a child-protection practitioner.',
                })}
              </h3>
              <p>
                ${msg('You choose what you say. You can hang up at any time.', {
                  id: 'helpline-banner.call-you',
                  desc: 'True for every helpline; nothing else may be promised. Awaits review by a child-protection practitioner.',
                })}
                ${msg('Nobody answers? Try again, or try another number.', {
                  id: 'helpline-banner.call-busy',
                  desc: 'Awaits review by a child-protection practitioner.',
                })}
                ${msg('You do not have to be sure. You can also call about a friend.', {
                  id: 'helpline-banner.call-friend',
                  desc: 'Sure that one’s own trouble is bad enough. Awaits review by a child-protection practitioner.',
                })}
              </p>
            </div>
          `
        : nothing
    }
  `;
}

function renderCall({ kind, numbers }: EmergencyCall): TemplateResult {
  const label =
    kind === 'general'
      ? msg('Call the emergency number:', {
          id: 'helpline-banner.danger-general',
          desc: 'Before the number for every emergency, e.g. 112. Ends in a colon.',
        })
      : msg('Call the police:', {
          id: 'helpline-banner.danger-police',
          desc: 'Before the number of the police in an emergency. Ends in a colon.',
        });
  return html`<p class="ecpat-call"><span>${label}</span> ${renderPlainNumbers(numbers)}</p>`;
}

export function renderDirectory(): TemplateResult {
  return renderLink(LINKS['child-helpline-international'], textOfDirectory());
}

function renderOld(): TemplateResult {
  return html`
    <div class="ecpat-section">
      <p>
        ${msg('This list is old. Numbers may have changed.', {
          id: 'helpline-banner.old',
          desc: 'Shown when the list has not been reviewed for 18 months',
        })}
      </p>
      <p>${renderDirectory()}</p>
    </div>
  `;
}

function renderHelplines(data: ContentData): TemplateResult | typeof nothing {
  const { help, country } = data;
  const { helplines, isOld } = help;
  const lines = [...helplines, ...help.others];
  const all = [...lines, ...help.parents, ...help.images, ...help.missing, ...help.hotlines];
  const canCall = all.some(({ tel, sms }) => tel ?? sms);
  const canChoose = lines.some((line) => line.tel && writtenChannelsOf(line).length > 0);
  if (lines.length === 0 && isOld) return nothing;
  return html`
    <div class="ecpat-section">
      <h3>${msg('Talk to someone', { id: 'helpline-banner.talk', desc: 'Heading above the child helplines' })}</h3>
      ${canCall ? html`<p>${canChoose ? textOfChoice() : nothing} ${textOfBill()}</p>` : nothing}
      ${helplines.length > 0 ? nothing : renderNoHelpline(help, country)}
      ${lines.length > 0 ? renderLines(lines, 'helpline', data) : nothing}
    </div>
  `;
}

function renderParents(data: ContentData): TemplateResult {
  return html`
    <div class="ecpat-section">
      <h3>
        ${msg('Worried about a child?', {
          id: 'helpline-banner.parents',
          desc: 'Heading above lines for parents and carers',
        })}
      </h3>
      ${renderLines(data.help.parents, 'parents', data)}
    </div>
  `;
}

function renderNoHelpline({ localMember }: CountryHelp, country: string | undefined): TemplateResult {
  return html`
    ${
      country === undefined
        ? nothing
        : html`
            <p>
              ${msg('We do not know a child helpline here yet.', {
                id: 'helpline-banner.no-line',
                desc: 'For a country without a known child helpline; a link to a directory follows',
              })}
            </p>
          `
    }
    <p>${renderDirectory()}</p>
    ${localMember ? renderLocalMember(localMember) : nothing}
  `;
}

function renderLocalMember(member: NonNullable<CountryHelp['localMember']>): TemplateResult {
  return html`
    <p>
      ${renderLink(
        member.website,
        msg(str`An organisation here that works for children (not a helpline): ${member.name}`, {
          id: 'helpline-banner.local-member',
          desc: 'Link, for a country without a known helpline; the placeholder is the name of an organisation',
        }),
      )}
    </p>
  `;
}

/** Effects and limits of the exit. */
function renderAbout({ hostname }: URL): TemplateResult {
  const { leadsBack, isFramed } = prospectOf(window);
  return html`
    <div class="ecpat-section ecpat-about-exit">
      <h3>
        ${msg('About leaving this page', {
          id: 'helpline-banner.about-exit',
          desc: 'Heading above the effects and limits of the link "Leave this page"',
        })}
      </h3>
      <p>
        ${msg(str`“Leave this page” takes you to another website: ${hostname}.`, {
          id: 'helpline-banner.about-exit-link',
          desc: 'Quotes the link; the placeholder is a host name such as www.wikipedia.org. Must promise nothing.',
        })}
        ${
          leadsBack
            ? msg('After that, the Back button goes to the page you saw before this one.', {
                id: 'helpline-banner.about-exit-back',
                desc: 'The Back button of the browser. Must promise nothing.',
              })
            : msg('The Back button may lead to this page again.', {
                id: 'helpline-banner.about-exit-again',
                desc: 'The Back button of the browser, after leaving. Must promise nothing.',
              })
        }
        ${
          isFramed
            ? msg('This page stands inside another page, which may stay open.', {
                id: 'helpline-banner.about-exit-frame',
                desc: 'After leaving, where another site shows the banner in a frame. Must promise nothing.',
              })
            : nothing
        }
      </p>
      <p>
        ${textOfHistory()}
        ${msg('Other people who use this device may see it there.', {
          id: 'helpline-banner.about-exit-others',
          desc: 'After "This page may stay in your browsing history."',
        })}
      </p>
    </div>
  `;
}

/** Date of the last full review of the list. */
function renderAsOf({ help: { asOf }, language }: ContentData): TemplateResult | typeof nothing {
  const when = monthOf(asOf, language);
  if (when === undefined) return nothing;
  return html`
    <p class="ecpat-muted">
      ${msg(str`Taken from public pages, ${when}`, {
        id: 'helpline-banner.as-of',
        desc: 'At the end: where the list of lines comes from; the placeholder is a month and year',
      })}
    </p>
  `;
}

function renderFailed(): TemplateResult {
  return html`
    <p class="ecpat-muted">
      ${msg('We could not load the newest numbers. These may be older.', {
        id: 'helpline-banner.failed',
        desc: 'The bundled numbers are shown',
      })}
    </p>
  `;
}
