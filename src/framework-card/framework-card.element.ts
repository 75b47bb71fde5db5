import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { DEFAULT_FRAMEWORK, bundledFrameworks, readFrameworks, type Framework } from '../data/frameworks.js';
import { asText, warnInvalid } from '../internal/attributes.js';
import { EcpatElement } from '../internal/element.js';
import { formatNumber } from '../internal/intl.js';
import { msg, plural, str } from '../internal/localize.js';
import { SourceController } from '../internal/source.controller.js';
import { baseStyles, controlStyles, themeOf } from '../internal/styles.js';
import { safeUrl } from '../internal/urls.js';
import { warnOnce } from '../internal/warn.js';
import { translations } from '../locales/generated/framework-card.js';
import {
  documentOf,
  fileOf,
  formatBytes,
  formatName,
  ownName,
  splitByLanguage,
  titleIn,
  type CardDocument,
  type CardFile,
} from './framework-card.model.js';
import { frameworkCardStyles } from './framework-card.styles.js';

/**
 * A document, first in the visitor's language and then in all others: by default the network's strategic framework. Not a viewer: it links to files and pages.
 *
 * @tagname ecpat-framework-card
 * @slot - The documents as plain links with `hreflang`, `type`, `data-bytes`, `data-pages`, which are also the fallback.
 * @slot heading - Replaces the heading, including its level.
 * @slot cover - A small decorative picture of the cover. Replaces the one from the data.
 * @slot note - The author's note, below everything else.
 * @event {CustomEvent<ErrorDetail>} ecpat-error - The `src` document could not be used; the content shown before stays.
 * @csspart base - The section around everything.
 * @csspart cover - The place of the cover, while there is one.
 * @csspart heading - The title.
 * @csspart meta - Years, and the known facts about a file.
 * @csspart link - A link to a file in the page's language, or to the page about the document.
 * @csspart language - A link to a file in another language.
 * @cssproperty [--ecpat-framework-card-color-accent=#0b5a83] - Accent colour of this element only. The other colours, the font and the radius have such a property too.
 */
export class FrameworkCardElement extends EcpatElement {
  static readonly tagName = 'ecpat-framework-card';
  static override styles = [baseStyles, themeOf('framework-card'), controlStyles, frameworkCardStyles];
  static override translations = translations;

  readonly #source = new SourceController(this, readFrameworks);

  /** Addresses of covers that failed to load. */
  @state() private failedCovers: readonly string[] = [];

  /** Address of a JSON document in the form of `frameworks.schema.json`, instead of the bundled one. */
  @property() src: string | null = null;

  /** Id of the document to show. Default: the bundled ECPAT International Strategic Framework 2021–2025. */
  @property({ attribute: 'document-id' }) documentId: string | null = null;

  /** Hides the cover. */
  @property({ type: Boolean, attribute: 'no-cover' }) noCover = false;

  protected override firstUpdated(): void {
    // `slotchange` does not report changes inside slotted nodes, such as the address of a link.
    const everything = { subtree: true, childList: true, attributes: true, characterData: true };
    const observer = new MutationObserver(() => this.requestUpdate());
    for (const node of this.ownContent) observer.observe(node, everything);
  }

  #handleCoverError = ({ target }: Event): void => {
    this.failedCovers = [...this.failedCovers, (target as HTMLImageElement).src];
  };

  /** The requested document: from `src` if it could be read, otherwise from the bundled data. */
  #framework(): Framework | undefined {
    const wanted = asText(this.documentId);
    const id = wanted || DEFAULT_FRAMEWORK;
    const known = this.#source.document?.frameworks ?? bundledFrameworks().frameworks;
    const found = known.find((framework) => framework.id === id);
    if (found || !wanted || this.#source.isLoading) return found ?? known[0];
    warnOnce(this.localName, `document-id="${id}" is not in the data; shown is ${known[0]?.id ?? 'nothing'}.`);
    return known[0];
  }

  #document(): CardDocument | undefined {
    const files = this.#linkedFiles();
    const heading = this.querySelector(':scope > [slot="heading"]')?.textContent?.trim();
    // An author's links with an author's heading replace the framework.
    if (files.length > 0 && heading) return { title: { [this.language]: heading }, files, otherLanguages: [] };
    const framework = this.#framework();
    return framework && documentOf(files.length > 0 ? { ...framework, files } : framework);
  }

  /** The author's files: links with `hreflang`. A link without it leads somewhere else. */
  #linkedFiles(): CardFile[] {
    return [...this.querySelectorAll<HTMLAnchorElement>('a[href][hreflang]')].flatMap((link) => {
      const url = safeUrl(link.getAttribute('href') ?? '');
      const slotted = link.closest('[slot]');
      if (
        !url ||
        !this.ownContent.some((own) => own.contains(link)) ||
        (slotted && slotted !== this && this.contains(slotted))
      )
        return [];
      const { bytes = null, pages = null, kind = null } = link.dataset;
      // Browsers ignore `download` on links to another origin.
      const download = url.origin === location.origin ? link.getAttribute('download') : null;
      const file = fileOf({ url: url.href, lang: link.hreflang, type: link.type, bytes, pages, kind, download });
      if (!file)
        warnInvalid(this, 'hreflang', link.hreflang, 'it has to be a language tag like fr; the link is left out');
      return file ?? [];
    });
  }

  /** The picture from the data. It must come from the origin of `src`, and is not loaded if the visitor saves data. */
  #coverOf({ cover }: CardDocument): string | undefined {
    const source = cover && this.src ? safeUrl(this.src) : undefined;
    const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
    if (!cover || !source || connection?.saveData) return undefined;
    const { origin, href } = new URL(cover);
    return origin === source.origin && !this.failedCovers.includes(href) ? href : undefined;
  }

  /** The known facts about a file, with long units for screen readers. */
  #facts({ format, kind, bytes, pages }: CardFile, units: 'short' | 'long' = 'short'): string[] {
    const facts: string[] = [];
    if (kind === 'easy-read')
      facts.push(msg('Easy to read', { id: 'framework-card.easy-read', desc: 'Kind of a file: an easy-read version' }));
    if (format === 'html')
      facts.push(msg('Web page', { id: 'framework-card.web-page', desc: 'Format of a file: a web page' }));
    else if (format) facts.push(formatName(format));
    if (bytes !== undefined) facts.push(formatBytes(bytes, this.language, units));
    if (pages !== undefined) facts.push(this.#textOfPages(pages));
    return facts;
  }

  #textOfPages(pages: number): string {
    const count = formatNumber(pages, this.language);
    return plural(this.language, pages, {
      one: msg(str`${count} page`, {
        id: 'framework-card.pages.one',
        desc: 'Length of a document; the placeholder is a number',
      }),
      few: msg(str`${count} pages`, {
        id: 'framework-card.pages.few',
        desc: 'Length of a document; the placeholder is a number',
      }),
      many: msg(str`${count} pages`, {
        id: 'framework-card.pages.many',
        desc: 'Length of a document; the placeholder is a number',
      }),
      other: msg(str`${count} pages`, {
        id: 'framework-card.pages.other',
        desc: 'Length of a document; the placeholder is a number',
      }),
    });
  }

  #textOfMissing(): string {
    return msg('Not available in English.', {
      id: 'framework-card.missing',
      desc: 'There is no file in the language of this text: name that language.',
    });
  }

  #textOfLandingPage(address: string): string {
    // Keeps `www.`, which `hostName` drops: visitors may type this address, and some sites need it.
    return msg(str`About this document: ${new URL(address).hostname}`, {
      id: 'framework-card.landing-page',
      desc: 'Link to the page about the document; the placeholder is a host name such as ecpat.org',
    });
  }

  override render(): TemplateResult {
    const document = this.#document();
    if (!document) return html`<slot></slot>`;
    const { language } = this;
    const title = titleIn(document.title, language);
    const [own, others] = splitByLanguage(document.files, language);
    return html`
      <section part="base" lang=${language} aria-labelledby="ecpat-title">
        ${this.noCover ? nothing : this.#renderCover(document)}
        <div class="ecpat-text">
          <div id="ecpat-title">
            <slot name="heading">
              ${title ? html`<h2 part="heading" lang=${title.lang}>${title.text}</h2>` : nothing}
            </slot>
          </div>
          ${document.years ? html`<p part="meta" class="ecpat-muted"><bdi dir="ltr">${document.years}</bdi></p>` : nothing}
          ${own.map((file, index) => this.#renderOwn(file, title?.text, index === 0))}
          ${own.length === 0 && others.length > 0 ? html`<p>${this.#textOfMissing()}</p>` : nothing}
          ${others.length > 0 ? this.#renderOthers(others, title?.text) : nothing}
          ${document.otherLanguages.length > 0 ? this.#renderLanguages(document.otherLanguages) : nothing}
          ${
            document.landingPage
              ? html`<a part="link" class="ecpat-button" href=${document.landingPage}
                  >${this.#textOfLandingPage(document.landingPage)}</a
                >`
              : nothing
          }
          <slot name="note"></slot>
        </div>
      </section>
    `;
  }

  #renderCover(document: CardDocument): TemplateResult {
    const cover = this.#coverOf(document);
    const isSlotted = this.querySelector(':scope > [slot="cover"]') !== null;
    return html`
      <div part="cover" ?hidden=${!cover && !isSlotted}>
        <slot name="cover"
          >${
            cover && !isSlotted
              ? html`<img
                  src=${cover}
                  alt=""
                  loading="lazy"
                  decoding="async"
                  referrerpolicy="no-referrer"
                  @error=${this.#handleCoverError}
                />`
              : nothing
          }</slot
        >
      </div>
    `;
  }

  #renderOwn(file: CardFile, title: string | undefined, isFirst: boolean): TemplateResult {
    const facts = this.#facts(file);
    return html`
      <p class="ecpat-file">
        <a
          part="link"
          class="ecpat-button ${isFirst ? 'ecpat-primary' : ''}"
          href=${file.url}
          hreflang=${file.lang}
          download=${file.download ?? nothing}
        >
          ${this.#renderName(title, file)}${msg('Read in English', {
            id: 'framework-card.read',
            desc: 'Button that opens the document in the language of this text: name that language.',
          })}
        </a>
        ${facts.length > 0 ? html`<span part="meta" class="ecpat-muted" aria-hidden="true">${facts.join(' · ')}</span>` : nothing}
      </p>
    `;
  }

  #renderOthers(files: readonly CardFile[], title: string | undefined): TemplateResult {
    return html`
      <div>
        <p class="ecpat-muted">
          ${msg('Other languages', { id: 'framework-card.others', desc: 'Above links to the same document in other languages' })}
        </p>
        <ul class="ecpat-languages">
          ${files.map((file) => {
            const facts = this.#facts(file);
            return html`
              <li>
                <a part="language" href=${file.url} hreflang=${file.lang} download=${file.download ?? nothing}
                  >${this.#renderName(title, file)}<span lang=${file.lang}>${ownName(file.lang)}</span></a
                >
                ${facts.length > 0 ? html`<span part="meta" class="ecpat-muted" aria-hidden="true">${facts.join(' · ')}</span>` : nothing}
              </li>
            `;
          })}
        </ul>
      </div>
    `;
  }

  #renderLanguages(languages: readonly string[]): TemplateResult {
    return html`
      <div>
        <p class="ecpat-muted">
          ${msg('Published in these languages', {
            id: 'framework-card.languages',
            desc: 'Above the languages in which the document is published, without direct links',
          })}
        </p>
        <ul class="ecpat-languages">
          ${languages.map((language) => html`<li lang=${language}>${ownName(language)}</li>`)}
        </ul>
      </div>
    `;
  }

  /** Start of a link's accessible name, so that each link makes sense in a screen reader's list of links. */
  #renderName(title: string | undefined, file: CardFile): TemplateResult {
    const name = [title, ...this.#facts(file, 'long')].filter(Boolean).join(', ');
    return html`<span class="ecpat-visually-hidden">${name}${name ? ': ' : nothing}</span>`;
  }
}
