import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '../internal/localize.js';
import type { ExitPresses } from '../internal/page.js';
import { renderDirectory, renderEmergency } from './content.template.js';
import { countriesIn } from './countries.model.js';
import { pagesOf, writtenChannelsOf, type CountryHelp, type Moment } from './helpline-banner.model.js';
import {
  textOfExit,
  textOfExitKey,
  textOfGuess,
  textOfHeading,
  textOfHistory,
  textOfPresses,
} from './helpline-banner.texts.js';
import { renderChannel, renderFirstLine, renderNumber } from './line.template.js';
import { partName } from './parts.template.js';

/** Data of the strip, and of the head of the card. */
export interface StripData extends Moment {
  /** Whether the layout is a strip that opens. */
  isBar: boolean;
  isOpen: boolean;
  country: string | undefined;
  /** Whether the country is only a guess. */
  isGuess: boolean;
  /** Whether visitors may change the country. */
  mayPick: boolean;
  /** Whether the list of countries is open. */
  isPicking: boolean;
  help: CountryHelp;
  /** The author's heading, where it cannot be slotted. */
  heading: readonly Node[];
  /** Address of the exit; undefined without an exit. */
  exit: URL | undefined;
  presses: ExitPresses;
}

/** Leaves the page. The banner hears all other controls on its section. */
export type LeaveHandler = (event: MouseEvent) => void;

const PHONE = html`
  <svg class="ecpat-icon" viewBox="0 0 24 24" aria-hidden="true">
    <path
      d="M6.6 3.5h2.6l1.6 4.2-2.1 1.6a12.5 12.5 0 0 0 6 6l1.6-2.1 4.2 1.6v2.6a2.1 2.1 0 0 1-2.3 2.1A17.3 17.3 0 0 1 4.5 5.8a2.1 2.1 0 0 1 2.1-2.3Z"
    />
  </svg>
`;
const CHEVRON = html`
  <svg class="ecpat-icon ecpat-chevron" viewBox="0 0 24 24" aria-hidden="true"><path d="m6 9 6 6 6-6" /></svg>
`;

/** Country, first line, exit and the button that opens the content. */
export function renderStrip(data: StripData, leave: LeaveHandler): TemplateResult {
  const { isBar, help, exit } = data;
  return html`
    <div class="ecpat-strip">
      ${isBar ? PHONE : nothing}
      <div class="ecpat-lead">${renderPlace(data)} ${isBar ? renderFirstFacts(data) : nothing}</div>
      ${isBar ? renderFirstWay(help) : nothing} ${exit ? renderExit(exit, data.presses, leave) : nothing}
      ${isBar ? renderMore(data.isOpen) : nothing}
    </div>
  `;
}

function renderPlace(data: StripData): TemplateResult {
  const { country, language, mayPick, isPicking, heading } = data;
  return html`
    <div class="ecpat-place">
      <div id="ecpat-title">
        <slot name="heading"
          >${heading.length > 0 ? heading : html`<h2 part=${partName('heading')}>${textOfHeading(country, language)}</h2>`}</slot
        >
      </div>
      ${mayPick && !isPicking ? renderCountry(data) : nothing}
    </div>
    ${isPicking ? renderPicker(country, language) : nothing}
  `;
}

function renderCountry({ country, isGuess, language }: StripData): TemplateResult {
  return html`
    <p class="ecpat-muted">
      ${country !== undefined && isGuess ? textOfGuess(country, language) : nothing}
      <button type="button" class="ecpat-link-button">
        ${msg('Change country', {
          id: 'helpline-banner.change',
          desc: 'Button beside the country that is shown, or beside "Are you in …?": opens a list of countries',
        })}
      </button>
    </p>
  `;
}

function renderPicker(country: string | undefined, language: string): TemplateResult {
  // Keep “Choose a country” after the choice: WebKit remembers the position that it reported last, and does not report
  // another country that moves to this position.
  return html`
    <div class="ecpat-picker">
      <label for="ecpat-country">
        ${msg('Where are you?', { id: 'helpline-banner.where', desc: 'Label of a list of countries' })}
      </label>
      <select id="ecpat-country">
        <option value="" disabled .selected=${country === undefined}>
          ${msg('Choose a country', { id: 'helpline-banner.choose', desc: 'First entry of a list of countries' })}
        </option>
        ${countriesIn(language).map(
          ({ code, name }) => html`<option value=${code} .selected=${code === country}>${name}</option>`,
        )}
      </select>
    </div>
  `;
}

/** Name and facts of the first line. Without a line, or with an old list, the emergency number. */
function renderFirstFacts(data: StripData): TemplateResult {
  const { help } = data;
  const [line] = help.helplines;
  return line && !help.isOld ? renderFirstLine(line, data) : renderEmergency(help);
}

/** The number of the first line, else the best other link. */
function renderFirstWay({ helplines: [line], isOld }: CountryHelp): TemplateResult | typeof nothing {
  if (!line || isOld) return renderDirectory();
  if (line.tel) return renderNumber(line, 'ecpat-first');
  const [channel] = [...writtenChannelsOf(line), ...pagesOf(line)];
  if (channel) return renderChannel(channel);
  return line.phone === null ? renderDirectory() : renderNumber(line, 'ecpat-first');
}

function renderMore(isOpen: boolean): TemplateResult {
  return html`
    <button type="button" class="ecpat-button" aria-expanded=${isOpen} aria-controls="ecpat-more">
      ${msg('More help', { id: 'helpline-banner.more', desc: 'Button that shows all lines and places to report to' })}
      ${CHEVRON}
    </button>
  `;
}

function renderExit({ href }: URL, presses: ExitPresses, leave: LeaveHandler): TemplateResult {
  return html`
    <div class="ecpat-way-out">
      <a
        class="ecpat-button ecpat-exit"
        draggable="false"
        href=${href}
        rel="noopener noreferrer"
        referrerpolicy="no-referrer"
        aria-describedby="ecpat-history"
        @click=${leave}
        @auxclick=${leave}
        ><span
          ><span class="ecpat-visually-hidden"
            >${msg('Emergency:', {
              id: 'helpline-banner.exit-emergency',
              desc: 'Said by screen readers before "Leave this page"',
            })} </span
          >${textOfExit()}</span
        ></a
      >
      <p id="ecpat-history" class="ecpat-muted">
        <span class="ecpat-key"
          >${
            // Screen readers skip a gap outside of the text.
            `${textOfExitKey()} `
          }</span
        >${textOfHistory()}
      </p>
      <p role="status" class=${presses === 1 || presses === 2 ? 'ecpat-presses' : 'ecpat-visually-hidden'}>
        ${textOfPresses(presses) ?? nothing}
      </p>
    </div>
  `;
}
