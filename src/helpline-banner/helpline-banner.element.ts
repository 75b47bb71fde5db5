import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { bundledHelplines, readHelplines, type HelplinesDocument } from '../data/helplines.js';
import { LINKS } from '../data/links.js';
import { guessedCountry } from '../data/time-zones.js';
import { AuthorContent } from '../internal/author-content.controller.js';
import { EcpatElement } from '../internal/element.js';
import type { ExitPresses } from '../internal/page.js';
import { PrintController } from '../internal/printing.controller.js';
import { SourceController } from '../internal/source.controller.js';
import { baseStyles, controlStyles, themeOf } from '../internal/styles.js';
import { translations } from '../locales/generated/helpline-banner.js';
import { renderContent } from './content.template.js';
import { useExitKey } from './exit/key.js';
import { leave } from './exit/leave.js';
import { hearExitLink } from './exit/link.js';
import { helpIn } from './helpline-banner.model.js';
import { helplineBannerStyles } from './helpline-banner.styles.js';
import { textOfDirectory, textOfExit, textOfHeading } from './helpline-banner.texts.js';
import type { Layout } from './helpline-banner.types.js';
import { mayPickCountry, readCountry, readExitAddress, readLayout } from './settings.js';
import { renderStrip } from './strip.template.js';

/** Refresh interval of the open or closed status, in milliseconds. */
const REFRESH_INTERVAL_MS = 60_000;

/**
 * Where a child can get help, here and now: emergency number, child helplines, where to report, and a quick way out. Not for pages that report their visitors' clicks to third parties.
 *
 * @tagname ecpat-helpline-banner
 * @slot - Fallback: shown until the element is defined and whenever nothing better can be shown. Put a number here.
 * @slot heading - Replaces the heading, including its level.
 * @slot note - The author's note, below everything else.
 * @event {CustomEvent<ErrorDetail>} ecpat-error - The `src` document could not be used; the bundled numbers stay.
 * @csspart base - The section around everything.
 * @csspart heading - The heading.
 * @csspart line - One helpline or hotline; also `first` in the strip.
 * @csspart number - A telephone number.
 * @csspart channel - A link to write to or to read: a text message, a chat, a website.
 * @csspart emergency - The emergency number.
 * @csspart exit - The link that leaves the page.
 * @csspart country - The country and the way to change it; also `guessed` while it is only a guess.
 * @cssproperty [--ecpat-helpline-banner-color-accent=#0b5a83] - Accent colour of this element only. The other colours, the font and the radius have such a property too.
 */
export class HelplineBannerElement extends EcpatElement {
  static readonly tagName = 'ecpat-helpline-banner';
  // Closed: session replay and automatic capture record the tag and nothing inside.
  static override shadowRootOptions: ShadowRootInit = { mode: 'closed' };
  // attachInternals() would give every script access to the closed root.
  static readonly disabledFeatures = ['internals'];
  static override styles = [baseStyles, themeOf('helpline-banner'), controlStyles, helplineBannerStyles];
  static override translations = translations;

  // Private, since scripts of the page can read properties and controllers: no choice of the visitor may go there.
  #chosen?: string;
  #guessed?: { country: string | undefined };
  #isOpen = false;
  #isPicking = false;
  #presses: ExitPresses = 0;
  #isRendering = false;

  #clock?: ReturnType<typeof setInterval>;
  #root?: ShadowRoot;
  #stopExit?: () => void;

  readonly #source = new SourceController(this, readHelplines);
  /** A heading with a number in it is fallback: the visitor may be in another country. */
  readonly #content = new AuthorContent(
    this,
    ['heading', 'note'],
    () => this.ownContent,
    (text) => /^\D*\p{L}\D*$/u.test(text),
  );
  /** Printing needs the content of a closed strip. */
  readonly #print = new PrintController(this);

  /** Country whose lines are shown, as ISO 3166-1 alpha-2, e.g. `KE`. Default: suggested from the time zone, else chosen from a list. */
  @property() country: string | null = null;

  /** One calm strip that opens, or everything at once: `bar` (default) or `card`. */
  @property() layout: Layout = 'bar';

  /** Address of a JSON document in the form of `helplines.schema.json`, for the countries that it contains. */
  @property() src: string | null = null;

  /** Address of the exit: https, or the page's own origin, but not this page. Default: `https://www.wikipedia.org/`. */
  @property({ attribute: 'exit-url' }) exitUrl: string | null = null;

  /** Removes the exit. Pressing Shift three times then does nothing. */
  @property({ type: Boolean, attribute: 'no-exit' }) noExit = false;

  /** Removes the country picker. Only together with `country`, since a guess must be changeable. */
  @property({ type: Boolean, attribute: 'no-country-picker' }) noCountryPicker = false;

  // The only place where the element learns its closed root.
  override attachShadow(options: ShadowRootInit): ShadowRoot {
    return (this.#root = super.attachShadow(options));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Lines open and close while the page is open.
    this.#clock = setInterval(() => this.requestUpdate(), REFRESH_INTERVAL_MS);
    this.#followExit();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#clock);
    this.#followExit();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // A new country from the author replaces the visitor's choice; the visitor can change it again.
    if (changed.has('country') && this.hasUpdated) this.#chosen = undefined;
    if (changed.has('noExit')) this.#followExit();
  }

  protected override update(changed: PropertyValues<this>): void {
    // The result of render() contains the visitor's choice, so scripts of the page get an empty one.
    this.#isRendering = true;
    try {
      super.update(changed);
    } finally {
      this.#isRendering = false;
    }
  }

  /** Leaves the page at once for the exit address, as the exit link does; from a frame the whole page, where that is allowed. */
  exit(): void {
    leave(this.ownerDocument, {
      address: readExitAddress(this).href,
      label: this.inLanguage(() => textOfExit()),
      language: this.language,
    });
  }

  #handleExit = (event: MouseEvent): void => {
    // The right button opens the browser's own menu.
    if (event.button === 2) return;
    event.preventDefault();
    this.exit();
  };

  #handleToggle = (): void => {
    this.#isOpen = !this.#isOpen;
    this.requestUpdate();
  };

  #handleOpenPicker = async (event: Event): Promise<void> => {
    const root = (event.currentTarget as Element).getRootNode() as ShadowRoot;
    this.#isPicking = true;
    this.requestUpdate();
    await this.updateComplete;
    root.querySelector('select')?.focus();
  };

  #handlePickCountry = (event: Event): void => {
    this.#chosen = (event.currentTarget as HTMLSelectElement).value;
    // Keep the list open: every arrow key fires a change, long before the visitor reaches the right country.
    this.#isPicking = true;
    this.requestUpdate();
  };

  #handlePresses = (presses: ExitPresses): void => {
    this.#presses = presses;
    this.requestUpdate();
  };

  #followExit(): void {
    const isWanted = this.isConnected && !this.noExit;
    if (isWanted === Boolean(this.#stopExit)) return;
    this.#stopExit?.();
    this.#stopExit = undefined;
    this.#presses = 0;
    if (!isWanted) return;
    const leave = () => this.exit();
    const stops = [
      useExitKey({ leave, showPresses: this.#handlePresses }),
      hearExitLink({ host: this, link: () => this.#root?.querySelector('.ecpat-exit'), leave }),
    ];
    this.#stopExit = () => stops.forEach((stop) => stop());
  }

  /** Guesses the country from the time zone of the device, without a request. */
  #guess(): string | undefined {
    this.#guessed ??= { country: guessedCountry() };
    return this.#guessed.country;
  }

  #documents(country: string | undefined): HelplinesDocument[] {
    const { document } = this.#source;
    const bundled = bundledHelplines(country ?? '');
    return document ? [document, bundled] : [bundled];
  }

  protected override lastResort(): { address: string; text: string } {
    return { address: LINKS['child-helpline-international'], text: this.inLanguage(textOfDirectory) };
  }

  override render(): TemplateResult {
    return this.#isRendering ? this.#renderBanner() : html``;
  }

  #renderBanner(): TemplateResult {
    const { language } = this;
    // The only look at the clock, so that all facts of a render agree.
    const now = new Date();
    const given = readCountry(this);
    const mayPick = mayPickCountry(this, given);
    // A country that is not understood gives the list: a guess may be far from what the author meant.
    const country = (mayPick ? this.#chosen : undefined) ?? (given === null ? undefined : (given ?? this.#guess()));
    const help = helpIn(country, this.#documents(country), language, now);
    const isBar = readLayout(this) === 'bar';
    const isClosed = isBar && !this.#isOpen;
    const exit = this.noExit ? undefined : readExitAddress(this);
    const view = {
      language,
      now,
      isBar,
      isOpen: this.#isOpen,
      country,
      isGuess: country !== undefined && this.#chosen === undefined && !given,
      mayPick,
      isPicking: mayPick && (this.#isPicking || country === undefined),
      help,
      exit,
      presses: this.#presses,
      hasFailed: this.#source.failed,
      heading: this.#content.copiesOf('heading'),
      notes: this.#content.copiesOf('note'),
    };
    const handlers = {
      leave: this.#handleExit,
      toggle: this.#handleToggle,
      openPicker: this.#handleOpenPicker,
      pickCountry: this.#handlePickCountry,
    };
    return html`
      <section part="base" class=${isBar ? 'ecpat-bar' : 'ecpat-card'} lang=${language} aria-labelledby="ecpat-title">
        ${renderStrip(view, handlers)}
        <div id="ecpat-more" class="ecpat-content ${isClosed ? 'ecpat-closed' : ''}">
          ${isClosed && !this.#print.isPrinted ? nothing : renderContent(view)}
        </div>
        <p class="ecpat-visually-hidden" role="status">
          ${this.#chosen ? textOfHeading(this.#chosen, language) : nothing}
        </p>
      </section>
    `;
  }
}
