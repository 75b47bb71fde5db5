import { html, nothing, type TemplateResult } from 'lit';
import { LINKS } from '../data/links.js';
import { msg, str } from '../internal/localize.js';
import { prospectOf } from './exit/prospect.js';
import {
  checkedOf,
  writtenChannelsOf,
  type CountryHelp,
  type EmergencyCall,
  type Moment,
} from './helpline-banner.model.js';
import { textOfDirectory, textOfHistory, textOfNoEmergency } from './helpline-banner.texts.js';
import { renderLines, renderLink, renderPlainNumbers, type Limits } from './line.template.js';

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
  const { help, country, exit, hasFailed, notes } = data;
  return html`
    ${renderEmergency(help, country)} ${help.isOld ? renderOld() : nothing}
    <div class="ecpat-columns">
      ${renderHelplines(data)}
      <div>${help.missing.length > 0 ? renderMissing(data) : nothing} ${renderSaw(help)} ${renderOnline(data)}</div>
    </div>
    <p>
      <strong>
        ${msg('It is not your fault.', { id: 'helpline-banner.fault', desc: 'Said to a child who was harmed' })}
      </strong>
    </p>
    <slot name="note"></slot>${notes} ${exit ? renderAbout(exit) : nothing} ${renderAsOf(data)}
    ${hasFailed ? renderFailed() : nothing}
  `;
}

export function renderEmergency({ emergency }: CountryHelp, country: string | undefined): TemplateResult {
  return html`
    <div class="ecpat-emergency">
      <h3>${msg('In danger now?', { id: 'helpline-banner.danger', desc: 'Heading above the emergency number' })}</h3>
      ${emergency ? renderCall(emergency) : html`<p>${textOfNoEmergency(country)}</p>`}
    </div>
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
  const canChoose = helplines.some((line) => line.tel && writtenChannelsOf(line).length > 0);
  const lines = [...helplines, ...help.others];
  if (lines.length === 0 && isOld) return nothing;
  return html`
    <div class="ecpat-section">
      <h3>${msg('Talk to someone', { id: 'helpline-banner.talk', desc: 'Heading above the child helplines' })}</h3>
      ${
        canChoose
          ? html`
              <p>
                ${msg('You can call or write. A call can show on a phone bill.', {
                  id: 'helpline-banner.call-or-write',
                  desc: 'Helps a child to choose between calling and writing',
                })}
              </p>
            `
          : nothing
      }
      ${helplines.length > 0 ? nothing : renderNoHelpline(help, country)}
      ${lines.length > 0 ? renderLines(lines, 'helpline', data) : nothing}
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
        msg(str`Member of the ECPAT network here: ${member.name}`, {
          id: 'helpline-banner.local-member',
          desc: 'Link, for a country without a known helpline; the placeholder is the name of an organisation',
        }),
      )}
    </p>
  `;
}

function renderMissing(data: ContentData): TemplateResult {
  return html`
    <div class="ecpat-section">
      <h3>
        ${msg('A child is missing', { id: 'helpline-banner.missing', desc: 'Heading above the line for missing children' })}
      </h3>
      ${renderLines(data.help.missing, 'missing', data)}
    </div>
  `;
}

function renderSaw({ police }: CountryHelp): TemplateResult {
  return html`
    <div class="ecpat-section">
      <h3>
        ${msg('You saw something', {
          id: 'helpline-banner.saw',
          desc: 'Heading for people who saw a child in danger of sexual exploitation',
        })}
      </h3>
      <p class="ecpat-call">
        <span
          >${
            police.length > 0
              ? msg('Tell the police:', {
                  id: 'helpline-banner.saw-police-number',
                  desc: 'Before the number of the police. Ends in a colon.',
                })
              : msg('Tell the police.', {
                  id: 'helpline-banner.saw-police',
                  desc: 'Where the number of the police is not known',
                })
          }</span
        >
        ${renderPlainNumbers(police)}
      </p>
      <p>
        ${renderLink(
          LINKS['dont-look-away'],
          msg('Seen while travelling? Report to Don’t Look Away', {
            id: 'helpline-banner.saw-travel',
            desc: 'Link to dontlookaway.report; "Don’t Look Away" is a name and stays',
          }),
        )}
      </p>
    </div>
  `;
}

function renderOnline(data: ContentData): TemplateResult {
  const { hotlines } = data.help;
  return html`
    <div class="ecpat-section">
      <h3>
        ${msg('You saw it online', {
          id: 'helpline-banner.online',
          desc: 'Heading for people who came across pictures or videos of child sexual abuse',
        })}
      </h3>
      <p>
        ${msg('Do not copy or send pictures or videos. Report them.', {
          id: 'helpline-banner.online-never',
          desc: 'Copying or sending such pictures is a crime nearly everywhere, even with good intentions',
        })}
      </p>
      ${
        hotlines.length > 0
          ? renderLines(hotlines, 'hotline', data)
          : html`
              <p>
                ${renderLink(
                  LINKS.inhope,
                  msg('Find where to report: INHOPE', {
                    id: 'helpline-banner.online-inhope',
                    desc: 'Link to the list of hotlines that take reports; INHOPE is a name and stays',
                  }),
                )}
              </p>
            `
      }
    </div>
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
        ${msg(str`“Leave this page” opens another site here: ${hostname}.`, {
          id: 'helpline-banner.about-exit-link',
          desc: 'Quotes the link; the placeholder is a host name such as www.wikipedia.org. Must promise nothing.',
        })}
        ${
          leadsBack
            ? msg('The Back button then leads to the page that you saw before this one.', {
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
function renderAsOf({ help: { asOf }, language, now }: ContentData): TemplateResult | typeof nothing {
  const when = checkedOf(asOf, language, now)?.when;
  if (when === undefined) return nothing;
  return html`
    <p class="ecpat-muted">
      ${msg(str`List of lines last checked: ${when}`, {
        id: 'helpline-banner.as-of',
        desc: 'At the end; the placeholder is a month and year in the nominative',
      })}
    </p>
  `;
}

function renderFailed(): TemplateResult {
  return html`
    <p class="ecpat-muted">
      ${msg('A newer list could not be loaded.', {
        id: 'helpline-banner.failed',
        desc: 'The bundled numbers are shown',
      })}
    </p>
  `;
}
