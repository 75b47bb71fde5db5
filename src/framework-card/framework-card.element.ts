import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { DEFAULT_FRAMEWORK, bundledFrameworks, readFrameworks, type Framework } from '../data/frameworks.js';
import { asText } from '../internal/attributes.js';
import { AuthorContent } from '../internal/author-content.controller.js';
import { limitPieces, textOf } from '../internal/author-content.js';
import { EcpatElement } from '../internal/element.js';
import { fallbackSlots } from '../internal/fallback.template.js';
import { formatNumber } from '../internal/intl.js';
import { msg, plural, str } from '../internal/localize.js';
import { SourceController } from '../internal/source.controller.js';
import { baseStyles, controlStyles, themeOf } from '../internal/styles.js';
import { safeUrl } from '../internal/urls.js';
import { warnOnce } from '../internal/warn.js';
import { translations } from '../locales/generated/framework-card.js';
import {
  documentOf,
  formatBytes,
  formatName,
  hasEnded,
  isFile,
  ownName,
  splitByLanguage,
  titleIn,
  type CardDocument,
  type CardFile,
} from './framework-card.model.js';
import { frameworkCardStyles } from './framework-card.styles.js';
import { DOCUMENT_LINKS, readLinks } from './links.js';

/**
 * A document, first in the visitor's language and then in all others: by default the network's strategic framework. Not a viewer: it links to files and pages.
 *
 * @tagname ecpat-framework-card
 * @slot - The documents as plain links with `hreflang`, `type`, `data-bytes`, `data-pages`, which are also the fallback. Other text is shown below them.
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
  readonly #content = new AuthorContent(this, ['heading', 'cover', 'note'], () => this.ownContent);

  /** Addresses of covers that failed to load. */
  @state() private failedCovers: readonly string[] = [];

  /** Address of a JSON document in the form of `frameworks.schema.json`, instead of the bundled one. */
  @property() src: string | null = null;

  /** Id of the document to show. Default: the bundled ECPAT International Strategic Framework 2021–2025. */
  @property({ attribute: 'document-id' }) documentId: string | null = null;

  /** Hides the cover. */
  @property({ type: Boolean, attribute: 'no-cover' }) noCover = false;

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

  /**
   * The document to show: never the bundled one in place of the author's content, unless `document-id` names it. Beside a
   * document that the author names, unmarked text is its fallback.
   */
  #document(): CardDocument | undefined {
    const content = this.#content;
    const links = content.find(DOCUMENT_LINKS).filter((link) => !content.isTaken(link)) as HTMLAnchorElement[];
    limitPieces(links);
    const { files, used, guesses } = readLinks(this, links);
    const notes = content
      .piecesOf(DOCUMENT_LINKS, used)
      .filter((piece) => !('matches' in piece) || !piece.matches(DOCUMENT_LINKS));
    const heading = content.contentOf('heading').map(textOf).join(' ');
    const framework = this.#framework();
    const isNamed = this.#source.document !== undefined || framework?.id === asText(this.documentId);
    const isGiven = files.length > 0 || notes.length > 0 || content.hasGuessed;
    if (isNamed && !files.some(isFile)) return framework && documentOf(framework, files);
    for (const [text, meaning] of guesses) content.report(text, meaning);
    // An author's links with an author's heading replace the framework.
    if (isNamed && !heading) return framework && documentOf(framework, files);
    if (!isGiven) return framework && documentOf(framework);
    for (const note of notes) content.report(textOf(note), 'a note');
    return { title: heading ? { [this.language]: heading } : {}, files, otherLanguages: [], notes };
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
  #facts({ format, kind, bytes, pages, text = '' }: CardFile, units: 'short' | 'long' = 'short'): string[] {
    const facts: string[] = [];
    if (kind === 'easy-read')
      facts.push(msg('Easy Read', { id: 'framework-card.easy-read', desc: 'Kind of a file: an easy-read version' }));
    if (format === 'html')
      facts.push(msg('Web page', { id: 'framework-card.web-page', desc: 'Format of a file: a web page' }));
    else if (format && !text.toUpperCase().includes(formatName(format))) facts.push(formatName(format));
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

  #textOfLandingPage(address: string, hasFiles: boolean): string {
    // Keeps `www.`, which `hostName` drops: visitors may type this address, and some sites need it.
    const { hostname } = new URL(address);
    return hasFiles
      ? msg(str`About this document: ${hostname}`, {
          id: 'framework-card.landing-page',
          desc: 'Link to the page about the document, after links to its files; the placeholder is a host name such as ecpat.org',
        })
      : msg(str`Get it at ${hostname}`, {
          id: 'framework-card.get-it',
          desc: 'Link to the page about the document, which has its files; the placeholder is a host name such as ecpat.org',
        });
  }

  override render(): TemplateResult {
    const content = this.#content;
    const document = this.#document();
    if (!document) return fallbackSlots;
    const { language } = this;
    const title = titleIn(document.title, language);
    const [own, others, unknown] = splitByLanguage(document.files, language);
    const [heading] = content.copiesOf('heading');
    const [first] = [...document.files, ...(document.notes ?? [])];
    // Without a heading, the name of the section is its first content.
    const name = first && ('nodeType' in first ? textOf(first) : (first.text ?? ownName(first.lang!)));
    const notes = [...content.copiesOf('note'), ...(document.notes ?? []).map((note) => content.copyOf(note))];
    return html`
      <section
        part="base"
        lang=${language}
        aria-labelledby=${title ? 'ecpat-title' : nothing}
        aria-label=${title ? nothing : (name ?? nothing)}
      >
        ${this.noCover ? nothing : this.#renderCover(document)}
        <div class="ecpat-text">
          <div id="ecpat-title">
            <slot name="heading">
              ${heading ?? (title ? html`<h2 part="heading" lang=${title.lang}>${title.text}</h2>` : nothing)}
            </slot>
          </div>
          ${document.years ? this.#renderPeriod(document) : nothing}
          ${[...own, ...unknown].map((file, index) => this.#renderOwn(file, title?.text, index === 0))}
          ${own.length + unknown.length === 0 && others.length > 0 ? html`<p>${this.#textOfMissing()}</p>` : nothing}
          ${others.length > 0 ? this.#renderOthers(others, title?.text) : nothing}
          ${document.otherLanguages.length > 0 ? this.#renderLanguages(document.otherLanguages) : nothing}
          ${
            document.landingPage
              ? html`<a part="link" class="ecpat-button" href=${document.landingPage}
                  >${this.#textOfLandingPage(document.landingPage, document.files.length > 0)}</a
                >`
              : nothing
          }
          ${notes.map((note) => html`<div>${note}</div>`)}
          <slot name="note"></slot>
        </div>
      </section>
    `;
  }

  #renderPeriod(document: CardDocument): TemplateResult {
    const ended = hasEnded(document, new Date())
      ? ` · ${msg('This period has ended', { id: 'framework-card.ended', desc: 'After the years of a document, such as 2021–2025. No later document is known.' })}`
      : nothing;
    return html`<p part="meta" class="ecpat-muted"><bdi dir="ltr">${document.years}</bdi>${ended}</p>`;
  }

  #renderCover(document: CardDocument): TemplateResult {
    const cover = this.#coverOf(document);
    const isGiven = this.#content.contentOf('cover').length > 0;
    return html`
      <div part="cover" ?hidden=${!cover && !isGiven}>
        <slot name="cover"
          >${this.#content.copiesOf('cover')}${
            cover && !isGiven
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
    const text = msg('Read in English', {
      id: 'framework-card.read',
      desc: 'Button that opens the document in the language of this text: name that language.',
    });
    const name = html`${this.#renderName(title, file)}${this.#renderText(file) ?? text}`;
    return html`<p class="ecpat-file">
      ${this.#renderLink(file, name, 'link', `ecpat-button ${isFirst ? 'ecpat-primary' : ''}`)}
      ${this.#renderFacts(file)}
    </p>`;
  }

  #renderOthers(files: readonly CardFile[], title: string | undefined): TemplateResult {
    return html`
      <div>
        <p class="ecpat-muted">
          ${msg('Other languages', { id: 'framework-card.others', desc: 'Above links to the same document in other languages' })}
        </p>
        <ul class="ecpat-languages">
          ${files.map((file) => {
            const own = file.lang && html`<span lang=${file.lang}>${ownName(file.lang)}</span>`;
            const name = html`${this.#renderName(title, file)}${this.#renderText(file) ?? own}`;
            return html`<li>${this.#renderLink(file, name, 'language')} ${this.#renderFacts(file)}</li>`;
          })}
        </ul>
      </div>
    `;
  }

  /** The author's text for a file. */
  #renderText({ text, textLang }: CardFile): TemplateResult | undefined {
    return text === undefined ? undefined : html`<span lang=${textLang ?? nothing}>${text}</span>`;
  }

  /** A link, or the text alone if its address must not become one. */
  #renderLink({ url, lang, download }: CardFile, name: TemplateResult, part: string, classes = ''): TemplateResult {
    if (url === undefined) return html`<span>${name}</span>`;
    return html`<a
      part=${part}
      class=${classes || nothing}
      href=${url}
      hreflang=${lang ?? nothing}
      download=${download ?? nothing}
      >${name}</a
    >`;
  }

  #renderFacts(file: CardFile): TemplateResult | typeof nothing {
    const facts = this.#facts(file);
    if (facts.length === 0) return nothing;
    return html`<span part="meta" class="ecpat-muted" aria-hidden="true">${facts.join(' · ')}</span>`;
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
