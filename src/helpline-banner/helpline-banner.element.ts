import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { bundledHelplines, readHelplines, type HelplinesDocument } from '../data/helplines.js';
import { LINKS } from '../data/links.js';
import { guessedCountry } from '../data/time-zones.js';
import { AuthorContent } from '../internal/author-content.controller.js';
import { EcpatElement } from '../internal/element.js';
import { attempt } from '../internal/intl.js';
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
import { LINES_BATCH } from './line.template.js';
import { partName } from './parts.template.js';
import { createSelection } from './selection.js';
import { mayPickCountry, readCountry, readExitAddress, readLayout } from './settings.js';
import { renderStrip } from './strip.template.js';

/** Refresh interval of the open or closed status, in milliseconds. */
const REFRESH_INTERVAL_MS = 60_000;

const STYLES = [baseStyles, themeOf('helpline-banner'), controlStyles, helplineBannerStyles];
const STYLE_TEXTS = STYLES.map(String);

/**
 * Where a child can get help, here and now: emergency number, child helplines, where to report, and a quick way out. Not for pages that report their visitors' clicks to third parties.
 *
 * @tagname ecpat-helpline-banner
 * @slot - Fallback: shown until the element is defined and whenever nothing better can be shown. Put a number here.
 * @slot heading - Replaces the heading, including its level.
 * @slot note - The author's note, below everything else.
 * @event {CustomEvent<ErrorDetail>} ecpat-error - The `src` document could not be used; the bundled numbers stay.
 * @csspart base - The section around everything. Not in Safari, where its content could be read from it.
 * @csspart heading - The heading. Not in Safari.
 * @cssproperty [--ecpat-helpline-banner-color-accent=#0b5a83] - Accent colour of this element only. The other colours, the font and the radius have such a property too.
 */
export class HelplineBannerElement extends EcpatElement {
  static readonly tagName = 'ecpat-helpline-banner';
  // attachInternals() would give every script access to the closed root.
  static readonly disabledFeatures = ['internals'];
  static override styles: CSSResultGroup = STYLES;
  static override translations = translations;

  // Private, since scripts of the page can read properties and controllers: no choice of the visitor may go there.
  #chosen?: string;
  #guessed?: { country: string | undefined };
  #isOpen = false;
  #isPicking = false;
  /** Number of lines to show in each long list, by its group. */
  readonly #limits = new Map<string, number>();
  #presses: ExitPresses = 0;
  readonly #select = createSelection();

  #clock?: ReturnType<typeof setInterval>;
  #root?: ShadowRoot;
  #stopExit?: () => void;

  readonly #source = new SourceController(this, readHelplines);
  /** A heading with a number in it is fallback: the visitor may be in another country. */
  readonly #content = new AuthorContent(
    this,
    ['heading', 'note'],
    () => this.ownContent,
    (text) => /\p{L}/u.test(text) && !/\d/.test(text),
  );
  /** Printing needs the content of a closed strip. */
  readonly #print = new PrintController(this);

  /** Country whose lines are shown, as ISO 3166-1 alpha-2, e.g. `KE`. Default: suggested from the time zone, else chosen from a list. */
  @property() country: string | null = null;

  /** One calm strip that opens, or everything at once: `bar` (default) or `card`. */
  @property() layout: Layout = 'bar';

  /** Address of a JSON document in the form of `helplines.schema.json`. Its lines replace bundled ones, or are added to them. */
  @property() src: string | null = null;

  /** Address of the exit: https, or the page's own origin, but not this page. Default: `https://www.wikipedia.org/`. */
  @property({ attribute: 'exit-url' }) exitUrl: string | null = null;

  /** Removes the exit. Pressing Shift three times then does nothing. */
  @property({ type: Boolean, attribute: 'no-exit' }) noExit = false;

  /** Removes the country picker. Only together with `country`, since a guess must be changeable. */
  @property({ type: Boolean, attribute: 'no-country-picker' }) noCountryPicker = false;

  constructor() {
    // Closed: session replay and automatic capture record the tag and nothing inside.
    super({ render: () => this.#renderBanner(), styles: STYLE_TEXTS, keepRoot: (root) => (this.#root = root) });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#startClock();
    addEventListener('pageshow', this.#handleReturn);
    this.#followExit();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#clock);
    removeEventListener('pageshow', this.#handleReturn);
    this.#followExit();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // A new country from the author replaces the visitor's choice; the visitor can change it again.
    if (changed.has('country') && this.hasUpdated) this.#chosen = undefined;
    if (changed.has('noExit')) this.#followExit();
  }

  /** Leaves the page at once for the exit address, as the exit link does; from a frame the whole page, where that is allowed. */
  exit(): void {
    leave(this.ownerDocument, {
      address: readExitAddress(this).href,
      label: this.inLanguage(() => textOfExit()),
      language: this.language,
    });
  }

  /** Lines open and close while the page is open. */
  #startClock(): void {
    clearInterval(this.#clock);
    this.#clock = setInterval(() => this.requestUpdate(), REFRESH_INTERVAL_MS);
  }

  /** The exit ends all timers, and hours may have passed. */
  #handleReturn = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) return;
    this.#startClock();
    this.requestUpdate();
  };

  #handleExit = (event: MouseEvent): void => {
    // The right button opens the browser's own menu.
    if (event.button === 2) return;
    event.preventDefault();
    this.exit();
  };

  /**
   * Handles every control of the banner, on its section and in one way. The browser's performance entries tell pages the
   * element and the listener that ran, and the stack of a function of theirs that we call tells the line that called it.
   */
  #handleEvent = async (event: Event): Promise<void> => {
    this.#select(event as PointerEvent & KeyboardEvent);
    const section = event.currentTarget as Element;
    const control =
      event.target instanceof Element && event.target.closest<HTMLButtonElement | HTMLSelectElement>('button, select');
    // Controls in slots belong to the page.
    if (!control || !section.contains(control)) return;
    const isButton = control.localName === 'button';
    if (event.type !== (isButton ? 'click' : 'change')) return;
    const opensMore = control.hasAttribute('aria-expanded');
    // The group of a long list.
    const group = isButton ? control.value : '';
    const list = group ? (control.parentElement!.previousElementSibling as HTMLElement) : undefined;
    if (opensMore) {
      this.#isOpen = !this.#isOpen;
    } else if (group) {
      this.#limits.set(group, (this.#limits.get(group) ?? LINES_BATCH) + LINES_BATCH);
    } else {
      // Keep the list open after a choice: every arrow key fires a change, long before the visitor reaches the country.
      this.#isPicking = true;
      if (!isButton) this.#chosen = control.value;
    }
    this.requestUpdate();
    await this.updateComplete;
    if (list && !control.isConnected) {
      // The last press removes the button. Not the focus on a link, which a second press would call.
      list.tabIndex = -1;
      list.focus();
    }
    if (isButton && !opensMore && !group) section.querySelector('select')?.focus();
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
    return {
      address: LINKS['child-helpline-international'],
      // The failure may be in the translations.
      text: attempt(() => this.inLanguage(textOfDirectory), 'childhelplineinternational.org'),
    };
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
      limits: this.#limits,
      exit,
      presses: this.#presses,
      hasFailed: this.#source.failed,
      heading: this.#content.copiesOf('heading'),
      notes: this.#content.copiesOf('note'),
    };
    return html`
      <section
        part=${partName('base')}
        class="ecpat-base ${isBar ? 'ecpat-bar' : 'ecpat-card'}"
        lang=${language}
        aria-labelledby="ecpat-title"
        @click=${this.#handleEvent}
        @change=${this.#handleEvent}
        @dragstart=${this.#handleEvent}
        @keydown=${this.#handleEvent}
        @pointerdown=${this.#handleEvent}
      >
        ${renderStrip(view, this.#handleExit)}
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
