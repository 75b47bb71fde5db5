import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { bundledHelplines, readHelplines, type Helpline, type HelplinesDocument } from '../data/helplines.js';
import { LINKS } from '../data/links.js';
import { localMemberOf } from '../data/local-members.js';
import { countryOfTimeZone } from '../data/time-zones.js';
import { asText, enumAttribute, warnJunk } from '../internal/attributes.js';
import { EcpatElement } from '../internal/element.js';
import { msg, str } from '../internal/localize.js';
import type { ExitPresses } from '../internal/page.js';
import { PrintController } from '../internal/printing.js';
import { SourceController } from '../internal/source.js';
import { baseStyles, controlStyles, themeOf } from '../internal/styles.js';
import { safeUrl } from '../internal/urls.js';
import { warnOnce } from '../internal/warn.js';
import { translations } from '../locales/generated/helpline-banner.js';
import { countriesIn, countryCodeOf } from './countries.model.js';
import { useExitKey } from './exit-key.js';
import { leave } from './exit.js';
import {
  checkedOf,
  directionOf,
  helpIn,
  languageName,
  pagesOf,
  scheduleOf,
  telHref,
  textIn,
  writtenChannelsOf,
  writtenTelHref,
  type Channel,
  type CountryHelp,
  type LanguageName,
} from './helpline-banner.model.js';
import { helplineBannerStyles } from './helpline-banner.styles.js';
import {
  textOfChannel,
  textOfChecked,
  textOfExit,
  textOfExitKey,
  textOfGuess,
  textOfHeading,
  textOfNoEmergency,
  textOfOpenness,
  textOfPresses,
  textsOfHours,
  textsOfReach,
  textsOfTerms,
} from './helpline-banner.texts.js';
import { LAYOUTS, type Layout } from './helpline-banner.types.js';

const PHONE = html`
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path
      d="M6.6 3.5h2.6l1.6 4.2-2.1 1.6a12.5 12.5 0 0 0 6 6l1.6-2.1 4.2 1.6v2.6a2.1 2.1 0 0 1-2.3 2.1A17.3 17.3 0 0 1 4.5 5.8a2.1 2.1 0 0 1 2.1-2.3Z"
    />
  </svg>
`;
const CHEVRON = html`
  <svg class="icon chevron" viewBox="0 0 24 24" aria-hidden="true"><path d="m6 9 6 6 6-6" /></svg>
`;

const renderLanguage = ({ text, lang }: LanguageName, index: number): TemplateResult =>
  html`${index > 0 ? ', ' : nothing}<bdi lang=${lang}>${text}</bdi>`;

/** Longest number, in characters, that fits into one row of a narrow screen in full size. */
const LONG_NUMBER = 13;

/** How often what the clock decides is worked out anew, in milliseconds. */
const TICK = 60_000;

const withoutFragment = (address: string): string => address.replace(/#.*/, '');

/** Where the exit leads unless the author says otherwise: dull, fast, nothing personal. */
const DEFAULT_EXIT = 'https://www.wikipedia.org/';

/**
 * Where a child can get help, here and now: emergency number, child helplines, where to report, and a quick way out. Not for pages that send what their visitors press to somebody else.
 *
 * @tagname ecpat-helpline-banner
 * @slot - Fallback: shown until the element is defined and whenever nothing better can be shown. Put a number here.
 * @slot heading - Replaces the heading, level and all.
 * @slot note - A sentence of the author's below everything else.
 * @event {CustomEvent<ErrorDetail>} ecpat-error - The `src` document could not be used; the bundled numbers stay.
 * @csspart base - The section around everything.
 * @csspart heading - The heading.
 * @csspart line - One helpline or hotline; also `first` in the strip.
 * @csspart number - A telephone number.
 * @csspart channel - A link to write to or to read: SMS, WhatsApp, chat, website.
 * @csspart emergency - The emergency number.
 * @csspart exit - The link that leaves the page.
 * @csspart country - The country and the way to change it; also `guessed` while it is only a guess.
 * @cssproperty [--ecpat-helpline-banner-color-accent=#0b5a83] - Accent of this element alone; likewise for every colour, the font and the radius.
 */
export class HelplineBannerElement extends EcpatElement {
  static readonly tagName = 'ecpat-helpline-banner';
  // Closed: what records whole pages (session replay, automatic capture) sees the tag and nothing in it.
  static override shadowRootOptions: ShadowRootInit = { mode: 'closed' };
  // attachInternals() would hand the closed root to whoever asks.
  static readonly disabledFeatures = ['internals'];
  static override styles = [baseStyles, themeOf('helpline-banner'), controlStyles, helplineBannerStyles];
  static override translations = translations;

  // What the visitor sees or does is no property: scripts of the page could read those.
  #chosen?: string;
  #guessed?: { country: string | undefined };
  #isOpen = false;
  #isPicking = false;
  #presses: ExitPresses = 0;
  #isRendering = false;

  #clock?: ReturnType<typeof setInterval>;
  #stopExitKey?: () => void;

  readonly #source = new SourceController(this, readHelplines);
  /** Paper needs what a closed strip does not show. */
  readonly #print = new PrintController(this);

  /** Country whose lines are shown, as ISO 3166-1 alpha-2, e.g. `KE`. Default: suggested from the time zone, else chosen from a list. */
  @property() country: string | null = null;

  /** One calm strip that opens, or everything at once: `bar` (default) or `card`. */
  @property() layout: Layout = 'bar';

  /** Address of a JSON document in the form of `helplines.schema.json`, for the countries that it contains. */
  @property() src: string | null = null;

  /** Address that the exit leads to: https, or the page's own origin, and another page than this. Default: `https://www.wikipedia.org/`. */
  @property({ attribute: 'exit-url' }) exitUrl: string | null = null;

  /** Leaves the exit out, and pressing Shift three times does nothing. */
  @property({ type: Boolean, attribute: 'no-exit' }) noExit = false;

  /** Leaves out the way to change the country. Only together with `country`, since a guess must be changeable. */
  @property({ type: Boolean, attribute: 'no-country-picker' }) noCountryPicker = false;

  override connectedCallback(): void {
    super.connectedCallback();
    // Lines open and close while the page stays open.
    this.#clock = setInterval(() => this.requestUpdate(), TICK);
    this.#followExitKey();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#clock);
    this.#followExitKey();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // An author who names another country means it; the visitor can change it again.
    if (changed.has('country') && this.hasUpdated) this.#chosen = undefined;
    if (changed.has('noExit')) this.#followExitKey();
  }

  protected override update(changed: PropertyValues<this>): void {
    // For nobody else: what render() returns says what the visitor chose.
    this.#isRendering = true;
    super.update(changed);
    this.#isRendering = false;
  }

  /** Leaves the page at once for the exit address, as the exit link does; from a frame the whole page, where that is allowed. */
  exit(): void {
    leave(this.ownerDocument, {
      address: this.#exitAddress().href,
      label: this.inLanguage(() => textOfExit()),
      language: this.language,
    });
  }

  #handleExit(event: MouseEvent): void {
    // The right button opens the browser's own menu.
    if (event.button === 2) return;
    event.preventDefault();
    this.exit();
  }

  #handleMore(): void {
    this.#isOpen = !this.#isOpen;
    this.requestUpdate();
  }

  async #handleChange(event: Event): Promise<void> {
    const inside = (event.currentTarget as Element).getRootNode() as ShadowRoot;
    this.#isPicking = true;
    this.requestUpdate();
    await this.updateComplete;
    inside.querySelector('select')?.focus();
  }

  #handlePick(event: Event): void {
    this.#chosen = (event.currentTarget as HTMLSelectElement).value;
    // The list stays where it is: whoever goes through it with the arrow keys is not done yet.
    this.#isPicking = true;
    this.requestUpdate();
  }

  #followExitKey(): void {
    const isWanted = this.isConnected && !this.noExit;
    if (isWanted === Boolean(this.#stopExitKey)) return;
    if (isWanted) {
      this.#stopExitKey = useExitKey({
        leave: () => this.exit(),
        showPresses: (presses) => {
          this.#presses = presses;
          this.requestUpdate();
        },
      });
    } else {
      this.#stopExitKey?.();
      this.#stopExitKey = undefined;
      this.#presses = 0;
    }
  }

  #layout(): Layout {
    return enumAttribute(this, 'layout', this.layout, LAYOUTS, 'bar');
  }

  #givenCountry(): string | undefined {
    const wanted = asText(this.country);
    const code = countryCodeOf(wanted);
    if (wanted && !code) warnJunk(this, 'country', wanted, 'it has to be a code like KE, and is left out of account');
    return code;
  }

  /** Worked out on the device; nobody is asked and nobody is told. */
  #guess(): string | undefined {
    this.#guessed ??= { country: countryOfTimeZone(new Intl.DateTimeFormat().resolvedOptions().timeZone) };
    return this.#guessed.country;
  }

  #exitAddress(): URL {
    const wanted = asText(this.exitUrl);
    const fallback = new URL(DEFAULT_EXIT);
    if (!wanted) return fallback;
    const url = safeUrl(wanted);
    if (url && withoutFragment(url.href) !== withoutFragment(location.href)) return url;
    warnJunk(
      this,
      'exit-url',
      wanted,
      `it has to be the https address of another page; the exit leads to ${DEFAULT_EXIT}`,
    );
    return fallback;
  }

  #mayPick(given: string | undefined): boolean {
    if (this.noCountryPicker && !given) {
      warnOnce(this.localName, 'no-country-picker only counts together with country; the list of countries stays.');
    }
    return !this.noCountryPicker || !given;
  }

  #documents(country: string | undefined): HelplinesDocument[] {
    const { document } = this.#source;
    const bundled = bundledHelplines(country ?? '');
    return document ? [document, bundled] : [bundled];
  }

  override render(): TemplateResult {
    return this.#isRendering ? this.#renderAll() : html``;
  }

  #renderAll(): TemplateResult {
    const { language } = this;
    const given = this.#givenCountry();
    const mayPick = this.#mayPick(given);
    const country = (mayPick ? this.#chosen : undefined) ?? given ?? this.#guess();
    const isGuess = country !== undefined && this.#chosen === undefined && given === undefined;
    const help = helpIn(country, this.#documents(country), language, new Date());
    const isBar = this.#layout() === 'bar';
    const isClosed = isBar && !this.#isOpen;
    return html`
      <section part="base" class=${isBar ? 'bar' : 'card'} lang=${language} aria-labelledby="title">
        <div class="strip">
          ${isBar ? PHONE : nothing}
          <div class="lead">
            ${this.#renderPlace(country, isGuess, mayPick)} ${isBar ? this.#renderFirstFacts(help, country) : nothing}
          </div>
          ${isBar ? this.#renderFirstWay(help) : nothing} ${this.noExit ? nothing : this.#renderExit()}
          ${isBar ? this.#renderMore() : nothing}
        </div>
        <div id="more" class="content ${isClosed ? 'closed' : ''}">
          ${isClosed && !this.#print.isPrinted ? nothing : this.#renderContent(help, country)}
        </div>
        <p class="visually-hidden" role="status">${this.#chosen ? textOfHeading(this.#chosen, language) : nothing}</p>
      </section>
    `;
  }

  /** All that is known: in a closed strip it would only keep the number waiting. */
  #renderContent(help: CountryHelp, country: string | undefined): TemplateResult {
    return html`
      ${this.#renderDanger(help, country)} ${help.isOld ? this.#renderOld() : nothing}
      <div class="columns">
        ${this.#renderTalk(help, country)}
        <div>
          ${help.missing.length > 0 ? this.#renderMissing(help) : nothing} ${this.#renderSaw(help)}
          ${this.#renderOnline(help)}
        </div>
      </div>
      <p>
        <strong>
          ${msg('It is not your fault.', { id: 'helpline-banner.fault', desc: 'Said to a child who was harmed' })}
        </strong>
      </p>
      <slot name="note"></slot>
      ${this.noExit ? nothing : this.#renderAbout()} ${this.#renderAsOf(help)}
      ${this.#source.failed ? this.#renderFailed() : nothing}
    `;
  }

  #renderPlace(country: string | undefined, isGuess: boolean, mayPick: boolean): TemplateResult {
    const isPicking = mayPick && (this.#isPicking || country === undefined);
    return html`
      <div class="place">
        <div id="title">
          <slot name="heading"><h2 part="heading">${textOfHeading(country, this.language)}</h2></slot>
        </div>
        ${
          mayPick && !isPicking
            ? html`
                <p part="country ${isGuess ? 'guessed' : ''}" class="muted">
                  ${country !== undefined && isGuess ? textOfGuess(country, this.language) : nothing}
                  <button type="button" class="link-button" @click=${this.#handleChange}>
                    ${msg('Change country', {
                      id: 'helpline-banner.change',
                      desc: 'Button beside the country that is shown, or beside "Are you in …?": opens a list of countries',
                    })}
                  </button>
                </p>
              `
            : nothing
        }
      </div>
      ${isPicking ? this.#renderPicker(country) : nothing}
    `;
  }

  #renderPicker(country: string | undefined): TemplateResult {
    // “Choose a country” stays after the choice: WebKit remembers the place in the list of which it told last, and does
    // not tell of another country that comes to stand there.
    return html`
      <div part="country" class="picker">
        <label for="country">
          ${msg('Where are you?', { id: 'helpline-banner.where', desc: 'Label of a list of countries' })}
        </label>
        <select id="country" @change=${this.#handlePick}>
          <option value="" disabled .selected=${country === undefined}>
            ${msg('Choose a country', { id: 'helpline-banner.choose', desc: 'First entry of a list of countries' })}
          </option>
          ${countriesIn(this.language).map(
            ({ code, name }) => html`<option value=${code} .selected=${code === country}>${name}</option>`,
          )}
        </select>
      </div>
    `;
  }

  /** The first line's name and facts in the strip; without a line, or with an old list, what to do in danger. */
  #renderFirstFacts(help: CountryHelp, country: string | undefined): TemplateResult {
    const [line] = help.talk;
    if (!line || help.isOld) return this.#renderDanger(help, country);
    return html`
      <div part="line first">
        ${this.#renderAnnouncement(line)}
        <p id="first" class="name">${this.#renderName(line)}</p>
        ${this.#renderFacts(line)} ${this.#renderChecked(line)}
      </div>
    `;
  }

  /** The number that the strip is for; where there is none, the best way on. */
  #renderFirstWay({ talk: [line], isOld }: CountryHelp): TemplateResult {
    if (!line || isOld) return this.#renderDirectory();
    if (line.tel) return this.#renderNumber(line, 'first');
    const [channel] = [...writtenChannelsOf(line), ...pagesOf(line)];
    return channel ? this.#renderChannel(channel) : this.#renderDirectory();
  }

  #renderMore(): TemplateResult {
    return html`
      <button
        type="button"
        class="button"
        aria-expanded=${this.#isOpen}
        aria-controls="more"
        @click=${this.#handleMore}
      >
        ${msg('More help', { id: 'helpline-banner.more', desc: 'Button that shows all lines and places to report to' })}
        ${CHEVRON}
      </button>
    `;
  }

  #renderExit(): TemplateResult {
    return html`
      <div class="way-out">
        <a
          part="exit"
          class="button"
          href=${this.#exitAddress().href}
          rel="noopener noreferrer"
          referrerpolicy="no-referrer"
          aria-describedby="history"
          @click=${this.#handleExit}
          @auxclick=${this.#handleExit}
          ><span
            ><span class="visually-hidden"
              >${msg('Emergency:', {
                id: 'helpline-banner.exit-emergency',
                desc: 'Said by screen readers before "Leave this page"',
              })} </span
            >${textOfExit()}</span
          ></a
        >
        <p id="history" class="muted">
          <span class="key"
            >${
              // The gap is part of the text, where screen readers do not leave it out.
              `${textOfExitKey()} `
            }</span
          >${this.#renderHistory()}
        </p>
        <p role="status" class=${this.#presses === 1 || this.#presses === 2 ? 'presses' : 'visually-hidden'}>
          ${textOfPresses(this.#presses) ?? nothing}
        </p>
      </div>
    `;
  }

  #renderHistory(): string {
    return msg('This page may stay in your browsing history.', {
      id: 'helpline-banner.exit-history',
      desc: 'Beside the link "Leave this page". Must promise nothing.',
    });
  }

  /** What leaving does, and what it does not. */
  #renderAbout(): TemplateResult {
    const { hostname } = this.#exitAddress();
    return html`
      <div class="section about-exit">
        <h3>
          ${msg('About leaving this page', {
            id: 'helpline-banner.about-exit',
            desc: 'Heading above what the link "Leave this page" does, and what it does not',
          })}
        </h3>
        <p>
          ${msg(str`“Leave this page” opens another site here: ${hostname}.`, {
            id: 'helpline-banner.about-exit-link',
            desc: 'Quotes the link; the placeholder is a host name such as www.wikipedia.org. Must promise nothing.',
          })}
          ${msg('The Back button then leads to the page that you saw before this one.', {
            id: 'helpline-banner.about-exit-back',
            desc: 'The Back button of the browser. Must promise nothing.',
          })}
        </p>
        <p>
          ${this.#renderHistory()}
          ${msg('Other people who use this device may see it there.', {
            id: 'helpline-banner.about-exit-others',
            desc: 'After "This page may stay in your browsing history."',
          })}
        </p>
      </div>
    `;
  }

  /** When somebody last went through the list that the lines are from. */
  #renderAsOf({ asOf }: CountryHelp): TemplateResult | typeof nothing {
    const when = checkedOf(asOf, this.language, new Date())?.when;
    if (when === undefined) return nothing;
    return html`
      <p class="muted">
        ${msg(str`List of lines last checked: ${when}`, {
          id: 'helpline-banner.as-of',
          desc: 'At the end; the placeholder is a month and year in the nominative',
        })}
      </p>
    `;
  }

  #renderDanger(help: CountryHelp, country: string | undefined): TemplateResult {
    return html`
      <div class="danger">
        <h3>${msg('In danger now?', { id: 'helpline-banner.danger', desc: 'Heading above the emergency number' })}</h3>
        ${help.danger ? this.#renderCall(help.danger) : html`<p>${textOfNoEmergency(country)}</p>`}
      </div>
    `;
  }

  #renderCall({ kind, numbers }: NonNullable<CountryHelp['danger']>): TemplateResult {
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
    return html`<p part="emergency" class="call"><span>${label}</span> ${this.#renderPlainNumbers(numbers)}</p>`;
  }

  #renderPlainNumbers(numbers: readonly string[]): TemplateResult[] {
    return numbers.map((number) => html`<a part="number" dir="ltr" href=${telHref(number)}>${number}</a> `);
  }

  #renderOld(): TemplateResult {
    return html`
      <div class="section">
        <p>
          ${msg('This list is old. Numbers may have changed.', {
            id: 'helpline-banner.old',
            desc: 'Shown when nobody has gone through the numbers for 18 months',
          })}
        </p>
        <p>${this.#renderDirectory()}</p>
      </div>
    `;
  }

  #renderTalk({ talk, isOld }: CountryHelp, country: string | undefined): TemplateResult | typeof nothing {
    const canChoose = talk.some((line) => line.tel && writtenChannelsOf(line).length > 0);
    if (talk.length === 0 && isOld) return nothing;
    return html`
      <div class="section">
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
        ${talk.length > 0 ? this.#renderLines(talk, 'talk') : this.#renderNoLine(country)}
      </div>
    `;
  }

  #renderNoLine(country: string | undefined): TemplateResult {
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
      <p>${this.#renderDirectory()}</p>
      ${this.#renderLocalMember(country)}
    `;
  }

  #renderLocalMember(country: string | undefined): TemplateResult | typeof nothing {
    const member = country === undefined ? undefined : localMemberOf(country);
    if (!member) return nothing;
    return html`
      <p>
        ${this.#renderLink(
          member.website,
          msg(str`Member of the ECPAT network here: ${member.name}`, {
            id: 'helpline-banner.local-member',
            desc: 'Link, for a country without a known helpline; the placeholder is the name of an organisation',
          }),
        )}
      </p>
    `;
  }

  #renderMissing({ missing }: CountryHelp): TemplateResult {
    return html`
      <div class="section">
        <h3>
          ${msg('A child is missing', { id: 'helpline-banner.missing', desc: 'Heading above the line for missing children' })}
        </h3>
        ${this.#renderLines(missing, 'missing')}
      </div>
    `;
  }

  #renderSaw({ police }: CountryHelp): TemplateResult {
    return html`
      <div class="section">
        <h3>
          ${msg('You saw something', {
            id: 'helpline-banner.saw',
            desc: 'Heading for people who saw a child in danger of sexual exploitation',
          })}
        </h3>
        <p class="call">
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
          ${this.#renderPlainNumbers(police)}
        </p>
        <p>
          ${this.#renderLink(
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

  #renderOnline({ report }: CountryHelp): TemplateResult {
    return html`
      <div class="section">
        <h3>
          ${msg('You saw it online', {
            id: 'helpline-banner.online',
            desc: 'Heading for people who came across pictures or videos of child sexual abuse',
          })}
        </h3>
        <p>
          ${msg('Do not copy or send pictures or videos. Report them.', {
            id: 'helpline-banner.online-never',
            desc: 'Copying or sending such pictures is a crime nearly everywhere, also with good intentions',
          })}
        </p>
        ${
          report.length > 0
            ? this.#renderLines(report, 'report')
            : html`
                <p>
                  ${this.#renderLink(
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

  #renderFailed(): TemplateResult {
    return html`
      <p class="muted">
        ${msg('A newer list could not be loaded.', {
          id: 'helpline-banner.failed',
          desc: 'The numbers shown are those that the page came with',
        })}
      </p>
    `;
  }

  #renderLines(lines: readonly Helpline[], group: string): TemplateResult {
    return html`<ul>
      ${lines.map((line, index) => this.#renderLine(line, `${group}-${index}`))}
    </ul>`;
  }

  #renderLine(line: Helpline, id: string): TemplateResult {
    return html`
      <li part="line">
        ${this.#renderAnnouncement(line)}
        <div class="about">
          <p id=${id} class="name">${this.#renderName(line)}</p>
          ${this.#renderFacts(line)} ${this.#renderChecked(line)}
        </div>
        ${line.tel ? this.#renderNumber(line, id) : nothing} ${this.#renderWays(line)}
      </li>
    `;
  }

  /** The other ways to a service than its number. */
  #renderWays(line: Helpline): TemplateResult | typeof nothing {
    const written = writtenChannelsOf(line);
    const pages = pagesOf(line);
    const hasNumbers = line.lines.length > 0 || line.altPhones.length > 0 || line.abroadPhone !== null;
    if (written.length === 0 && pages.length === 0 && !hasNumbers) return nothing;
    return html`
      <div class="ways">
        ${
          line.altPhones.length > 0
            ? html`
                <p class="call">
                  <span
                    >${msg('Or call:', {
                      id: 'helpline-banner.alternative',
                      desc: 'Before a further number of the same helpline. Ends in a colon.',
                    })}</span
                  >
                  ${line.altPhones.map((phone) => this.#renderWrittenNumber(phone))}
                </p>
              `
            : nothing
        }
        ${line.lines.map(
          ({ phone, languages, hours }) => html`
            <p class="call">
              ${this.#renderPhrases(this.#phrasesOfHours(line, hours), languages)} ${this.#renderWrittenNumber(phone)}
            </p>
          `,
        )}
        ${
          line.abroadPhone
            ? html`
                <p class="call">
                  <span
                    >${msg('From abroad:', { id: 'helpline-banner.abroad', desc: 'Before a number. Ends in a colon.' })}</span
                  >
                  ${this.#renderWrittenNumber(line.abroadPhone)}
                </p>
              `
            : nothing
        }
        ${
          written.length > 0
            ? html`
                <p class="channels">
                  ${
                    line.tel && line.audience === 'children'
                      ? html`<span
                          >${msg('If you cannot talk, write:', {
                            id: 'helpline-banner.write',
                            desc: 'Before links to SMS, WhatsApp or a chat. Ends in a colon.',
                          })}</span
                        >`
                      : nothing
                  }
                  ${written.map((channel) => this.#renderChannel(channel))}
                </p>
              `
            : nothing
        }
        ${
          pages.length > 0
            ? html`<p class="channels">${pages.map((channel) => this.#renderChannel(channel))}</p>`
            : nothing
        }
      </div>
    `;
  }

  #renderAnnouncement({ announcement }: Helpline): TemplateResult | typeof nothing {
    const text = textIn(announcement, this.language);
    return text ? html`<p class="announcement" lang=${text.lang} dir="auto">${text.text}</p>` : nothing;
  }

  #renderName({ name, nameLang }: Helpline): TemplateResult {
    return html`<span lang=${nameLang ?? nothing} dir=${directionOf(nameLang)}>${name}</span>`;
  }

  #renderNumber({ tel, phone }: Helpline, describedBy: string): TemplateResult {
    const text = phone ?? tel ?? '';
    const size = text.length > LONG_NUMBER ? 'long' : '';
    return html`
      <a part="number" class=${size} dir="ltr" href=${telHref(tel ?? '')} aria-describedby=${describedBy}>${text}</a>
    `;
  }

  #renderFacts(line: Helpline): TemplateResult | typeof nothing {
    const { language } = this;
    // The parts of a country have English names in the data, whatever the page's language.
    const area = line.areaType === 'region' ? html`<bdi lang="en">${line.area}</bdi>` : undefined;
    // A form on the web has no hours.
    const hours = line.channel === 'web-only' && line.hours === null ? [] : this.#phrasesOfHours(line, line.hours);
    return this.#renderPhrases(
      [area, ...textsOfReach(line, language), ...hours, ...textsOfTerms(line)],
      line.languages,
    );
  }

  #phrasesOfHours(line: Helpline, hours: string | null): (TemplateResult | string | undefined)[] {
    const { language } = this;
    const now = new Date();
    const schedule = scheduleOf(line, hours, now);
    const openness = textOfOpenness(schedule.openness, schedule.hours?.length === 0, language);
    return [
      schedule.openness?.isOpen ? html`<span class="open" dir=${directionOf(language)}>${openness}</span>` : openness,
      ...textsOfHours(schedule, language, now),
    ];
  }

  /** What is known, in one muted row; what is not known is left out. */
  #renderPhrases(
    phrases: readonly (TemplateResult | string | undefined)[],
    tags: readonly string[],
  ): TemplateResult | typeof nothing {
    const known = phrases.filter((phrase) => phrase !== undefined);
    const languages = tags.flatMap((tag) => languageName(tag, this.language) ?? []);
    if (known.length === 0 && languages.length === 0) return nothing;
    return html`
      <span class="muted phrases">
        ${known.map((phrase) => html`<span>${phrase}</span>`)}
        ${languages.length > 0 ? html`<span>${languages.map(renderLanguage)}</span>` : nothing}
      </span>
    `;
  }

  #renderWrittenNumber(phone: string): TemplateResult {
    return html`<a part="number" dir="ltr" href=${writtenTelHref(phone)}>${phone}</a>`;
  }

  #renderChecked({ sourceDate }: Helpline): TemplateResult {
    const checked = checkedOf(sourceDate, this.language, new Date());
    return html`<p class="muted">${textOfChecked(checked)}</p>`;
  }

  #renderChannel(channel: Channel): TemplateResult {
    return this.#renderLink(channel.href, textOfChannel(channel));
  }

  #renderDirectory(): TemplateResult {
    return this.#renderLink(
      LINKS['child-helpline-international'],
      msg('Find a helpline: Child Helpline International', {
        id: 'helpline-banner.directory',
        desc: 'Link to a directory of child helplines; "Child Helpline International" is a name and stays',
      }),
    );
  }

  #renderLink(href: string, text: string): TemplateResult {
    return html` <a part="channel" href=${href} rel="noopener noreferrer" referrerpolicy="no-referrer">${text}</a> `;
  }
}
