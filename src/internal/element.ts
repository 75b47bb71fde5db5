import {
  ReactiveElement,
  html,
  render,
  type CSSResultGroup,
  type PropertyValues,
  type ReactiveController,
  type TemplateResult,
} from 'lit';
import { asText, warnInvalid } from './attributes.js';
import { stylesIfDarkened } from './darkened.js';
import type { ErrorDetail } from './errors.js';
import { createFallbackSlots } from './fallback.template.js';
import { INHERITED_FONT_STYLES, wantsInheritedFont, whenLoaded } from './inherited-font.js';
import { attempt } from './intl.js';
import { SOURCE_LANGUAGE, declaredLanguage, followLanguage, matchLanguage } from './language.js';
import { withTranslations, type Translations } from './localize.js';
import { followPresses, noteTakeover, wake } from './press.js';
import { baseStyles, sheetOf } from './styles.js';
import { fallbackBesidePage, warnSwallowed } from './swallowed.js';
import { isInUse, untilUnused } from './takeover.js';
import { VERSION } from './version.js';
import { warnOnce } from './warn.js';

/** Content and styles of an element whose shadow root is closed to the page. */
export interface ClosedContent {
  render: () => TemplateResult;
  /** Texts of style sheets. */
  styles: readonly string[];
  /** Gets the root, which the element shows to no one else. */
  keepRoot?: (root: ShadowRoot) => void;
}

// Kept from the start: a page may replace the method later, on the prototype or on one element.
// A server has no elements.
const attachShadow = globalThis.Element?.prototype.attachShadow;

/**
 * Base class of the four elements. Each resolves its own language and follows the page's, shows the content of its tag
 * until there is something better, and restores that content if rendering fails.
 *
 * Renders like a LitElement without being one: LitElement keeps its root and its nodes in properties that every script
 * on the page can read, so a closed root would be closed in name only.
 */
export abstract class EcpatElement extends ReactiveElement {
  static readonly version = VERSION;
  static override styles: CSSResultGroup = baseStyles;
  /** The element's strings by language; the English ones are in the templates. */
  static translations: Translations = {};

  readonly #closed: ClosedContent | undefined;
  #root?: ShadowRoot;
  #hasRendered = false;
  /** End of the rendered content: Lit keeps its state on this node. */
  #end?: Comment | undefined;
  /** Shows the tag's content until the first render, and after a render that has thrown. */
  #fallback: readonly Element[] = [];
  /** Shown instead of an empty tag after a render that has thrown. */
  #lastResort?: HTMLElement;
  /** Changes that no render has shown yet, because it threw. */
  #missed?: PropertyValues | undefined;
  #isStyled = false;
  #inheritsFont = false;
  /** The author's fallback in a tag that has also swallowed the rest of the page. */
  #besidePage?: Element[] | undefined;
  /** Shows the rest of the page below the element, where the tag has swallowed it. */
  #rest?: HTMLSlotElement;
  #language = SOURCE_LANGUAGE;
  #declared?: string;
  #stopFollowing?: () => void;

  /**
   * @param closed - for a closed root. Scripts of the page can read and replace every method, property and static field
   *   of an element, but not what its constructor passes here.
   */
  constructor(closed?: ClosedContent) {
    super();
    this.#closed = closed;
  }

  /** The resolved language, for strings and for `Intl`: one of `translations`, or `en`. */
  protected get language(): string {
    return this.#language;
  }

  /** @returns the public `renderRoot`: the element itself if its root is closed to the page */
  protected override createRenderRoot(): HTMLElement | ShadowRoot {
    const root = (this.#root = attachShadow.call(this, { mode: this.#closed ? 'closed' : 'open' }));
    this.#fallback = createFallbackSlots();
    root.append(...this.#fallback);
    // Adopted again before rendering, where a failure leads to the fallback.
    attempt(() => this.#adoptStyles(root), undefined);
    this.#closed?.keepRoot?.(root);
    return root.mode === 'closed' ? this : root;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    followPresses();
    if (this.hasUpdated) this.#readFontLater();
    this.#stopFollowing = followLanguage(this, () => this.#resolveLanguage());
    this.#resolveLanguage();
  }

  /** Delays every update that may replace the fallback, so that no visitor loses the focus or a press. */
  protected override async scheduleUpdate(): Promise<void> {
    // An error here would end all updates for good.
    if (this.#isFallback && attempt(() => isInUse(this), false)) await untilUnused(this).catch(() => undefined);
    await super.scheduleUpdate();
  }

  protected override performUpdate(): void {
    const wasFallback = this.#isFallback;
    try {
      this.#performOwnUpdate();
      if (this.#end) {
        this.#hideFallback();
        this.#lastResort?.remove();
      }
      const isFallback = this.#isFallback;
      if (isFallback !== wasFallback) this.#markFallback(!isFallback);
      if (wasFallback && !isFallback && this.childNodes.length > 0) noteTakeover(this, this.#peek);
    } catch (error) {
      this.#showFallback();
      warnOnce(this.localName, `could not be shown, so the content of the tag stays: ${asText(error)}`);
    }
  }

  #performOwnUpdate(): void {
    try {
      this.inLanguage(() => super.performUpdate());
    } catch (error) {
      if (this.#missed) throw error;
      // The content is complete. The steps after it, such as measuring, run again at the next update.
      this.#warnOfPart(error);
    }
  }

  /** Adds the changes of failed updates to those of this one, so that no attribute is lost. */
  protected override shouldUpdate(changed: PropertyValues): boolean {
    for (const [name, value] of this.#missed ?? []) changed.set(name, value);
    this.#missed = changed;
    // Here, because Lit forgets an update that throws before this point, and then waits for it forever.
    if (!this.hasUpdated && !this.#rest) this.#separate();
    if (this.#root && !this.#isStyled) this.#adoptStyles(this.#root);
    return true;
  }

  /** Isolates a controller: outside of rendering, its failure stops neither the element nor the other controllers. */
  override addController(controller: ReactiveController): void {
    const isolate = (run: () => void) => () => {
      try {
        run();
      } catch (error) {
        this.#warnOfPart(error);
      }
    };
    super.addController({
      hostConnected: isolate(() => controller.hostConnected?.()),
      hostDisconnected: isolate(() => controller.hostDisconnected?.()),
      hostUpdate: () => controller.hostUpdate?.(),
      hostUpdated: isolate(() => controller.hostUpdated?.()),
    });
  }

  #warnOfPart(error: unknown): void {
    warnOnce(this.localName, `works without one of its parts: ${asText(error)}`);
  }

  protected override update(changed: PropertyValues<this>): void {
    const content = this.#closed ? this.#closed.render() : this.render();
    super.update(changed);
    try {
      this.#renderContent(content);
    } catch (error) {
      // A page translator may have removed nodes that Lit relies on.
      if (!this.#hasRendered) throw error;
      keepInputs(this.#root!, () => {
        this.#clear();
        this.#renderContent(content);
      });
    }
    this.#missed = undefined;
    replaceTranslations(this.#root!);
    if (!this.hasUpdated) this.#readFontLater();
  }

  #renderContent(content: TemplateResult): void {
    this.#end ??= this.#root!.insertBefore(document.createComment(''), this.#rest ?? null);
    render(content, this.#root!, { renderBefore: this.#end });
    this.#hasRendered = true;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopFollowing?.();
    // A move removes the focus without an event.
    wake();
  }

  adoptedCallback(): void {
    this.#isStyled = false;
    attempt(() => this.#root && this.#adoptStyles(this.#root), undefined);
  }

  /** Fires `ecpat-error`: a resource that the page's author named could not be used. */
  reportError(detail: ErrorDetail): void {
    this.dispatchEvent(new CustomEvent('ecpat-error', { detail, bubbles: true, composed: true }));
  }

  /** Runs code that makes text outside of rendering (an announcement, a title) in the element's language. */
  protected inLanguage<Result>(run: () => Result): Result {
    return withTranslations((this.constructor as typeof EcpatElement).translations[this.#language], run);
  }

  /** Shows the tag's content, or a link if there is none, until the next change renders again. */
  #showFallback(): void {
    if (!this.#root) return;
    this.#markFallback(false);
    this.#clear(...this.#fallback);
    // A heading alone leads nowhere.
    const content = this.#root.querySelector<HTMLSlotElement>('slot:not([name])');
    const isShown = ({ nodeType, textContent }: Node) => nodeType === Node.ELEMENT_NODE || textContent?.trim();
    if (content!.assignedNodes().some(isShown)) return;
    const { address, text } = this.lastResort();
    const link = Object.assign(document.createElement('a'), { href: address, rel: 'noopener noreferrer' });
    link.append(text);
    this.#root.append((this.#lastResort = link));
  }

  #hideFallback(): void {
    for (const slot of this.#fallback) slot.remove();
  }

  /** Empties the root. Lit keeps its record of the content on its end, so a new end makes it start again. */
  #clear(...kept: Element[]): void {
    this.#end = undefined;
    this.#root!.replaceChildren(...kept, ...(this.#rest ? [this.#rest] : []));
  }

  /** The link for visitors of an empty tag that could not be rendered: never a blank box. */
  protected lastResort(): { address: string; text: string } {
    return { address: 'https://ecpat.org/', text: 'ecpat.org' };
  }

  /** Roots of the author's content: the tag, unless that has swallowed the rest of the page. */
  protected get ownContent(): readonly Element[] {
    return this.#besidePage ?? [this];
  }

  /** Whether the root shows the content of the tag and nothing else. */
  get #isFallback(): boolean {
    return this.#root?.firstElementChild?.localName === 'slot' && this.#root.firstElementChild !== this.#rest;
  }

  #separate(): void {
    this.#besidePage = fallbackBesidePage(this);
    if (!this.#besidePage) return;
    this.#rest = document.createElement('slot');
    this.#root?.append(this.#rest);
    warnSwallowed(this.localName);
  }

  /** Hides the fallback of a tag that also contains the rest of the page. */
  #markFallback(isHidden: boolean): void {
    for (const element of this.#besidePage ?? []) element.toggleAttribute('data-ecpat-fallback', isHidden);
  }

  /** Shows the fallback while a function runs. */
  #peek = <Result>(look: () => Result): Result => {
    if (this.#isFallback) return look();
    const { firstElementChild: base } = this.#root!;
    base!.toggleAttribute('hidden', true);
    this.#root!.prepend(...this.#fallback);
    this.#markFallback(false);
    try {
      return look();
    } finally {
      this.#markFallback(true);
      this.#hideFallback();
      base!.toggleAttribute('hidden', false);
    }
  };

  /**
   * Style sheets belong to the document that created them and are lost when the element moves to another one. They are
   * created again there, unless that document is not displayed.
   */
  #adoptStyles(root: ShadowRoot): void {
    const { ownerDocument } = this;
    const view = ownerDocument.defaultView;
    if (view) {
      const own = this.#closed?.styles ?? (this.constructor as typeof EcpatElement).elementStyles.map(String);
      const styles = [...own, ...stylesIfDarkened(ownerDocument)];
      if (this.#inheritsFont) styles.push(INHERITED_FONT_STYLES);
      root.adoptedStyleSheets = styles.map((style) => sheetOf(style, root.mode, view));
    }
    this.#isStyled = true;
  }

  #readFontLater(): void {
    whenLoaded(() => attempt(() => this.#readFont(), undefined));
  }

  #readFont(): void {
    if (!this.isConnected) return;
    const before = this.#inheritsFont;
    this.#inheritsFont = wantsInheritedFont(this);
    if (this.#inheritsFont !== before) this.#adoptStyles(this.#root!);
  }

  #resolveLanguage(): void {
    const { translations } = this.constructor as typeof EcpatElement;
    const declared = declaredLanguage(this);
    const language = matchLanguage(declared, Object.keys(translations));
    // Warn only for the element's own `lang`: a page may be in any language.
    if (this.lang && language === SOURCE_LANGUAGE && !/^\W*(eng?|C|POSIX)(?![a-z])/i.test(declared)) {
      warnInvalid(this, 'lang', declared, 'English is used');
    }
    if (declared === this.#declared && this.hasUpdated) return;
    this.#declared = declared;
    this.#language = language;
    this.requestUpdate();
  }

  /** Template of the content of an open root. */
  protected render(): TemplateResult {
    return html``;
  }
}

/**
 * Shows our new texts on a page whose translator has replaced or wrapped our text nodes by `<font>`, as browsers do. Lit
 * writes a new text into the `data` of the node at the old place: if that is an element, nobody would see it.
 */
function replaceTranslations(root: ShadowRoot): void {
  for (const foreign of root.querySelectorAll<HTMLElement & { data?: string }>('font')) {
    if (foreign.data !== undefined) foreign.replaceWith(foreign.data);
  }
}

/** Replaces the content of a root. Inputs keep what the visitor has typed and ticked. */
function keepInputs(root: ShadowRoot, replace: () => void): void {
  const before = [...root.querySelectorAll('input')];
  replace();
  for (const { id, value, checked } of before) {
    const input = root.getElementById(id);
    if (input) Object.assign(input, { value, checked });
  }
}
