import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { EcpatElement } from '../../src/internal/element.js';
import { msg, str, withTranslations } from '../../src/internal/localize.js';
import { baseStyles, controlStyles, themeOf as tokensOf, COLORS } from '../../src/internal/styles.js';
import { VERSION } from '../../src/internal/version.js';
import { countriesIn } from '../../src/helpline-banner/countries.model.js';
import { ownName } from '../../src/framework-card/framework-card.model.js';
import { divMarkup, elementMarkup, escapeMarkup, type AttributeDescription } from '../elements.js';
import { ELEMENTS } from '../generated/elements.js';
import { HELP } from '../generated/help.js';
import {
  COLOR_TOKENS,
  DIRECTIONS,
  LANGUAGES,
  SCHEMES,
  SCRIPTS,
  WIDTHS,
  attributesOf,
  elementOf,
  fileOf,
  hostOf,
  initialState,
  isOwnAddress,
  isColor,
  isRequired,
  policyOf,
  previewOf,
  problemsOf,
  readState,
  scriptMarkup,
  serviceOf,
  themeOf,
  writeState,
  type BuilderState,
  type ColorToken,
  type Problem,
} from './builder.model.js';
import { builderStyles } from './builder.styles.js';
import {
  COLOR_NAMES,
  DIRECTION_NAMES,
  LABELS,
  SCHEME_NAMES,
  SCRIPT_NAMES,
  WIDGETS,
  privacyText,
  privacyTextOfMail,
  problemCount,
  problemText,
} from './builder.texts.js';
import { contentOf } from './fallback.js';
import { translations } from './generated/builder.js';
import { reserveFor } from './reserve.js';

/** Beside this script, in every build. */
const PREVIEW_SCRIPT = new URL('./preview.js', import.meta.url).href;
/** Around the element in the preview, in CSS pixels. */
const MARGIN = 12;
/** The preview is drawn anew once somebody has stopped typing for so long, in milliseconds. */
const PAUSE = 300;

/** Something to copy. */
interface Output {
  name: string;
  title: string;
  help: TemplateResult | string;
  text: string;
  /** Language of a text for people. */
  lang?: string;
}

/**
 * Makes the lines that an editor pastes: choose an element, fill in a form made from the manifest, see it, copy. What was
 * chosen stands in the page's address, behind its `#`, so that it can be passed on.
 *
 * @tagname ecpat-embed-builder
 */
export class EmbedBuilderElement extends EcpatElement {
  static readonly tagName = 'ecpat-embed-builder';
  static override styles = [baseStyles, tokensOf('embed-builder'), controlStyles, builderStyles];
  static override translations = translations;

  #pause?: ReturnType<typeof setTimeout>;
  #later?: ReturnType<typeof setTimeout>;

  @query('iframe') private frame!: HTMLIFrameElement;

  @state() private chosen: BuilderState = initialState('helpline-banner', 'en');
  /** Hashes of the built files, as `integrity.json` has them. */
  @state() private hashes: Readonly<Record<string, string>> = {};
  /** The page in the frame. */
  @state() private page = '';
  @state() private withoutScript = false;
  /** What the frame says of itself. */
  @state() private shown: { height: number; isDefined: boolean } | null = null;
  /** The output that was copied last; `failed` where the browser did not let us. */
  @state() private copied: { name: string; failed: boolean } | null = null;

  /** Address of the folder of built files, relative to the page. */
  @property() widgets = '../dist/';

  /** Address of a folder of documents that are kept up to date, for `src`. Default: none is known. */
  @property() documents: string | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#handleHashChange);
    addEventListener('message', this.#handleMessage);
    this.#handleHashChange();
    void this.#loadHashes();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#handleHashChange);
    removeEventListener('message', this.#handleMessage);
    clearTimeout(this.#pause);
    clearTimeout(this.#later);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('chosen') || changed.has('withoutScript')) {
      clearTimeout(this.#pause);
      this.#pause = setTimeout(() => (this.page = this.#page()), this.page ? PAUSE : 0);
    }
    if (changed.has('chosen') && this.hasUpdated) this.#writeAddress();
    if (this.shown) this.frame.style.blockSize = `${this.shown.height}px`;
    this.frame.style.inlineSize = this.chosen.width === 'full' ? '' : `${this.chosen.width}px`;
    for (const swatch of this.renderRoot.querySelectorAll<HTMLElement>('.swatch')) {
      swatch.style.background = swatch.dataset['color']!;
    }
  }

  #handleHashChange = (): void => {
    const language = LANGUAGES.find((one) => one === this.language) ?? 'en';
    this.chosen = readState(location.hash.slice(1), language, this.documents ?? undefined);
  };

  /** WebKit lets a page change its address a hundred times in ten seconds, and throws from then on. */
  #writeAddress(): void {
    clearTimeout(this.#later);
    try {
      history.replaceState(history.state, '', `#${writeState(this.chosen, this.documents ?? undefined)}`);
    } catch {
      this.#later = setTimeout(() => this.#writeAddress(), 1000);
    }
  }

  #handleMessage = ({ data, source }: MessageEvent): void => {
    if (source !== this.frame?.contentWindow || typeof data?.preview?.height !== 'number') return;
    this.shown = data.preview as EmbedBuilderElement['shown'];
  };

  #handleWidget = ({ target }: Event): void => {
    const { value } = target as HTMLInputElement;
    const { language, colors, direction, scheme, width, script } = this.chosen;
    const fresh = initialState(value, language, this.documents ?? undefined);
    this.chosen = { ...fresh, colors, direction, scheme, width, script };
    this.copied = null;
  };

  #handleAttribute = ({ target }: Event): void => {
    const { name, type, value, checked } = target as HTMLInputElement;
    this.#choose({ attributes: { ...this.chosen.attributes, [name]: type === 'checkbox' ? checked : value } });
  };

  #handleSetting = ({ target }: Event): void => {
    const { name, value } = target as HTMLInputElement;
    this.#choose({ [name]: value });
  };

  #handleColor = ({ target }: Event): void => {
    const { name, value } = target as HTMLInputElement;
    const [token, scheme] = name.split(' ') as [ColorToken, string];
    const values: [string, string] = [...(this.chosen.colors[token] ?? ['', ''])];
    values[scheme === 'light' ? 0 : 1] = value.trim();
    this.#choose({ colors: { ...this.chosen.colors, [token]: values } });
  };

  #handleCopy = async (name: string, text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      this.copied = { name, failed: false };
    } catch {
      // Selected, so that the keyboard can copy it.
      this.renderRoot.querySelector<HTMLTextAreaElement>(`#output-${name}`)?.select();
      this.copied = { name, failed: true };
    }
  };

  #choose(changes: Partial<BuilderState>): void {
    this.chosen = { ...this.chosen, ...changes };
    this.copied = null;
  }

  async #loadHashes(): Promise<void> {
    try {
      const answer = await fetch(new URL('integrity.json', this.#folder()));
      if (answer.ok) this.hashes = (await answer.json()) as Record<string, string>;
    } catch {
      // The lines come without a hash, and say so.
    }
  }

  #folder(): string {
    return new URL(this.widgets, document.baseURI).href;
  }

  /** Makes a text in the language of the page that is being built. */
  #inPageLanguage(run: () => string): string {
    return withTranslations(translations[this.chosen.language as keyof typeof translations], run);
  }

  /** The page in the frame: what is pasted, and nothing that is not. */
  #page(): string {
    const { language, direction, scheme } = this.chosen;
    const script = new URL(fileOf(this.chosen), this.#folder()).href;
    const shown = previewOf(this.chosen);
    const content = this.#inPageLanguage(() => contentOf(shown));
    return `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8">
      <title>${escapeMarkup(WIDGETS[this.chosen.widget]!())}</title>
      <meta name="viewport" content="width=device-width"><meta name="color-scheme" content="${scheme}">
      <style>html { color-scheme: ${scheme} } body { margin: ${MARGIN}px; font-family: system-ui, sans-serif } ${themeOf(this.chosen)}</style>
      <script src="${escapeMarkup(PREVIEW_SCRIPT)}"></script>
      ${this.withoutScript ? '' : scriptMarkup(script)}</head><body>${elementMarkup(`ecpat-${shown.widget}`, attributesOf(shown), content)}</body></html>`;
  }

  #outputs(): Output[] {
    const { chosen, hashes } = this;
    const { widget, attributes, language } = chosen;
    const file = fileOf(chosen);
    const given = attributesOf(chosen);
    const tagName = `ecpat-${widget}`;
    const content = this.#inPageLanguage(() => contentOf(chosen));
    const service = serviceOf(chosen);
    const theme = themeOf(chosen);
    const privacy = this.#inPageLanguage(() =>
      widget === 'signup-form' && service === 'mailto'
        ? privacyTextOfMail()
        : privacyText(widget, hostOf(attributes['src']), hostOf(attributes['action'])),
    );
    return [
      {
        name: 'script',
        title: msg('The script, once on the page', {
          id: 'builder.output.script',
          desc: 'Heading above a line of HTML',
        }),
        help: html`
          ${msg(
            'It goes into the head of the page. Many editors take scripts away: then somebody with more rights has to place it, an administrator of the site or the agency that made it. First put the file on your own site, so that nobody else learns who opens the page:',
            { id: 'builder.output.script-help', desc: 'Above a line of HTML; a link to a file follows' },
          )}
          <a href=${new URL(file, this.#folder()).href} download>${file}</a>
          ${hashes[file] ? nothing : this.#renderNoHash()}
        `,
        text: scriptMarkup(chosen.script, hashes[file]),
      },
      {
        name: 'tag',
        title: msg('The tag, where the widget shall stand', { id: 'builder.output.tag', desc: 'Heading above HTML' }),
        help: msg(
          'What stands inside is for visitors without JavaScript, and until the script is there. Read it once.',
          {
            id: 'builder.output.tag-help',
            desc: 'Above HTML',
          },
        ),
        text: elementMarkup(tagName, given, content),
      },
      {
        name: 'div',
        title: msg('Or the same in one line', { id: 'builder.output.div', desc: 'Heading above HTML' }),
        help: msg('For WordPress and other editors that take unknown tags away.', {
          id: 'builder.output.div-help',
          desc: 'Above HTML',
        }),
        text: divMarkup(tagName, given, content),
      },
      {
        name: 'style',
        title: msg('Style that keeps its place', { id: 'builder.output.style', desc: 'Heading above CSS' }),
        help: html`
          ${msg('So that nothing on the page moves when the widget comes.', {
            id: 'builder.output.style-help',
            desc: 'Above CSS',
          })}
          ${
            this.shown?.isDefined
              ? msg(
                  str`In the preview it is ${this.shown.height - 2 * MARGIN} pixels high: where that is more, write it here.`,
                  {
                    id: 'builder.output.style-height',
                    desc: 'Above CSS; a number of pixels',
                  },
                )
              : nothing
          }
        `,
        text: [theme, reserveFor(tagName, given)].filter(Boolean).join('\n'),
      },
      {
        name: 'policy',
        title: msg('Content security policy', {
          id: 'builder.output.policy',
          desc: 'Heading above a line of a policy',
        }),
        help: msg('Only if your site sends one: this is what it has to allow.', {
          id: 'builder.output.policy-help',
          desc: 'Above a line of a content security policy',
        }),
        text: policyOf(chosen),
      },
      {
        name: 'privacy',
        title: msg('A sentence for your privacy notice', {
          id: 'builder.output.privacy',
          desc: 'Heading above a text',
        }),
        help: msg('In the language of the page. Have it checked with the rest of your notice.', {
          id: 'builder.output.privacy-help',
          desc: 'Above a text',
        }),
        text: privacy,
        lang: language,
      },
      {
        name: 'network',
        title: msg('Second choice: the script from a public network', {
          id: 'builder.output.network',
          desc: 'Heading above a line of HTML: a content delivery network (CDN)',
        }),
        help: msg(
          'That network is a third party: it learns who opens the page, on a page about help of all pages. Take it only where you cannot put a file on your own site, and once this version is published there.',
          { id: 'builder.output.network-help', desc: 'Above a line of HTML: a content delivery network (CDN)' },
        ),
        text: scriptMarkup(`https://cdn.jsdelivr.net/npm/@ecpat/widgets@${VERSION}/dist/${file}`, hashes[file]),
      },
    ];
  }

  override render(): TemplateResult {
    const { chosen, language } = this;
    return html`
      <section part="base" lang=${language} aria-labelledby="title">
        <h2 id="title">${msg('Embed a widget', { id: 'builder.title', desc: 'Heading of the embed builder' })}</h2>
        <p class="intro">
          ${msg(
            'Choose a widget, fill in what you know, and copy the lines into your site. Nothing is sent or stored.',
            {
              id: 'builder.intro',
              desc: 'Below the heading of the embed builder',
            },
          )}
        </p>
        <div class="columns">
          <form @submit=${(event: Event) => event.preventDefault()}>
            ${this.#renderWidgets()} ${this.#renderSettings()} ${this.#renderColors()}
          </form>
          <div class="result">
            ${this.#renderPreview()} ${this.#renderProblems(problemsOf(chosen))}
            ${this.#outputs().map((output) => this.#renderOutput(output))} ${this.#renderShare()}
          </div>
        </div>
      </section>
    `;
  }

  #renderWidgets(): TemplateResult {
    return html`
      <fieldset class="widgets" @change=${this.#handleWidget}>
        <legend>${msg('Widget', { id: 'builder.widget', desc: 'Above a choice of four widgets' })}</legend>
        ${ELEMENTS.map(({ tagName }) => {
          const widget = tagName.replace('ecpat-', '');
          return html`
            <label class="widget">
              <input
                type="radio"
                name="widget"
                value=${widget}
                aria-labelledby="name-${widget}"
                aria-describedby="about-${widget}"
                .checked=${this.chosen.widget === widget}
              />
              <span>
                <span class="name" id="name-${widget}">${WIDGETS[widget]!()}</span>
                <span class="muted" id="about-${widget}">${inCode(HELP[widget]!())}</span>
              </span>
            </label>
          `;
        })}
      </fieldset>
    `;
  }

  #renderSettings(): TemplateResult {
    const { widget, language, heading, content, script, file } = this.chosen;
    const contentLabel = CONTENT_LABELS[widget]?.();
    return html`
      <fieldset>
        <legend>${msg('Settings', { id: 'builder.settings', desc: 'Above the settings of a widget' })}</legend>
        ${this.#renderSelect(
          'language',
          msg('Language of your page', { id: 'builder.label.language', desc: 'Label of a list of languages' }),
          LANGUAGES.map((tag) => [tag, ownName(tag)]),
          language,
        )}
        ${elementOf(widget)!.attributes.map((attribute) => this.#renderAttribute(attribute))}
        ${
          contentLabel
            ? html`
                <div class="field">
                  <label for="content">${contentLabel.label}</label>
                  <textarea
                    id="content"
                    name="content"
                    rows=${widget === 'framework-card' ? 3 : 1}
                    spellcheck="false"
                    aria-describedby="help-content"
                    .value=${content}
                    @input=${this.#handleSetting}
                  ></textarea>
                  <p class="muted" id="help-content">${contentLabel.help}</p>
                </div>
              `
            : nothing
        }
        ${this.#renderText(
          'heading',
          msg('Heading of your own', {
            id: 'builder.label.heading',
            desc: 'Label: replaces the heading of the widget',
          }),
          heading,
        )}
        ${this.#renderText(
          'script',
          msg('Where the script lies on your site', { id: 'builder.label.script', desc: 'Label of an address' }),
          script,
        )}
        ${this.#renderSelect(
          'file',
          msg('Script', { id: 'builder.label.file', desc: 'Label: which of two files' }),
          SCRIPTS.map((one) => [one, SCRIPT_NAMES[one]()]),
          file,
        )}
      </fieldset>
    `;
  }

  #renderAttribute(attribute: AttributeDescription): TemplateResult {
    const { name, kind, values, default: usual } = attribute;
    const { widget, attributes } = this.chosen;
    const value = attributes[name];
    const help = html`<span class="muted" id="help-${name}">${inCode(HELP[`${widget}.${name}`]!())}</span>`;
    const label = html`${LABELS[name]!()} <code>${name}</code>`;
    if (kind === 'flag') {
      return html`
        <label class="flag">
          <input
            type="checkbox"
            name=${name}
            aria-labelledby="label-${name}"
            aria-describedby="help-${name}"
            .checked=${Boolean(value)}
            @change=${this.#handleAttribute}
          />
          <span><span class="name" id="label-${name}">${label}</span>${help}</span>
        </label>
      `;
    }
    const options: readonly (readonly [string, string])[] | undefined =
      name === 'country'
        ? countriesIn(this.language).map(({ code, name }) => [code, name] as const)
        : kind === 'choice'
          ? values.map((one) => [one, one] as const)
          : undefined;
    return html`
      <div class="field">
        <label for="field-${name}">${label}</label>
        ${
          options
            ? html`
                <select
                  id="field-${name}"
                  name=${name}
                  aria-describedby="help-${name}"
                  @change=${this.#handleAttribute}
                >
                  ${usual ? nothing : html`<option value="" .selected=${!value}>–</option>`}
                  ${options.map(
                    ([option, text]) =>
                      html`<option value=${option} .selected=${option === (value || usual)}>${text}</option>`,
                  )}
                </select>
              `
            : html`
                <input
                  id="field-${name}"
                  name=${name}
                  aria-describedby="help-${name}"
                  ?required=${isRequired(attribute)}
                  class="code"
                  autocomplete="off"
                  spellcheck="false"
                  .value=${String(value ?? '')}
                  @input=${this.#handleAttribute}
                />
              `
        }
        <p>${help}</p>
      </div>
    `;
  }

  #renderText(name: keyof BuilderState, label: string, value: string): TemplateResult {
    return html`
      <div class="field">
        <label for="setting-${name}">${label}</label>
        <input
          id="setting-${name}"
          class=${name === 'script' ? 'code' : nothing}
          name=${name}
          autocomplete="off"
          .value=${value}
          @input=${this.#handleSetting}
        />
      </div>
    `;
  }

  #renderSelect(
    name: keyof BuilderState,
    label: string,
    options: readonly (readonly [string, string])[],
    value: string,
  ): TemplateResult {
    return html`
      <div class="field">
        <label for="setting-${name}">${label}</label>
        <select id="setting-${name}" name=${name} @change=${this.#handleSetting}>
          ${options.map(
            ([option, text]) => html`<option value=${option} .selected=${option === value}>${text}</option>`,
          )}
        </select>
      </div>
    `;
  }

  #renderColors(): TemplateResult {
    const { colors } = this.chosen;
    return html`
      <details ?open=${Object.keys(colors).length > 0}>
        <summary>${msg('Colours', { id: 'builder.colors', desc: 'Opens settings of colours' })}</summary>
        <div class="colors">
          ${COLOR_TOKENS.map(
            (token) => html`
              <p class="color-name" id="name-${token}">${COLOR_NAMES[token]()}</p>
              ${SCHEMES.map((scheme, index) => {
                const value = colors[token]?.[index as 0 | 1] ?? '';
                const id = `${token}-${scheme}`;
                return html`
                  <div class="color" role="group" aria-labelledby="name-${token}">
                    <div class="field">
                      <label for=${id}>${SCHEME_NAMES[scheme]()}</label>
                      <input
                        id=${id}
                        name="${token} ${scheme}"
                        placeholder=${COLORS[token][index as 0 | 1]}
                        autocomplete="off"
                        spellcheck="false"
                        .value=${value}
                        @input=${this.#handleColor}
                      />
                    </div>
                    <span class="swatch" data-color=${isColor(value) ? value : COLORS[token][index as 0 | 1]}></span>
                  </div>
                `;
              })}
            `,
          )}
        </div>
      </details>
    `;
  }

  #renderPreview(): TemplateResult {
    const { direction, scheme, width, widget, attributes } = this.chosen;
    const title = msg('Preview', { id: 'builder.preview', desc: 'Heading above the widget as it will look' });
    return html`
      <div class="preview">
        <h3>${title}</h3>
        <div class="bar">
          ${this.#renderSelect(
            'width',
            msg('Width', { id: 'builder.label.width', desc: 'Label: width of the preview in pixels' }),
            WIDTHS.map((one) => [one, one === 'full' ? '100 %' : `${one} px`]),
            width,
          )}
          ${this.#renderSelect(
            'scheme',
            msg('Brightness', { id: 'builder.label.scheme', desc: 'Label: light or dark' }),
            SCHEMES.map((one) => [one, SCHEME_NAMES[one]()]),
            scheme,
          )}
          ${this.#renderSelect(
            'direction',
            msg('Direction', { id: 'builder.label.direction', desc: 'Label: left to right, or right to left' }),
            DIRECTIONS.map((one) => [one, DIRECTION_NAMES[one]()]),
            direction,
          )}
        </div>
        <label class="flag">
          <input
            type="checkbox"
            .checked=${this.withoutScript}
            @change=${({ target }: Event) => (this.withoutScript = (target as HTMLInputElement).checked)}
          />
          <span
            >${msg('As visitors without JavaScript see it', {
              id: 'builder.label.fallback',
              desc: 'Label of a box to tick, above the preview',
            })}</span
          >
        </label>
        <div class="stage">
          <iframe sandbox="allow-scripts" title="${title}: ${WIDGETS[widget]!()}" .srcdoc=${this.page}></iframe>
        </div>
        ${
          widget === 'signup-form'
            ? this.#renderNote(
                msg('The form in the preview sends nothing.', {
                  id: 'builder.preview-form',
                  desc: 'Below the preview of the sign-up form',
                }),
              )
            : nothing
        }
        ${
          isOwnAddress(attributes['src'])
            ? this.#renderNote(
                msg('A list of your own site cannot be loaded here: the preview shows ours.', {
                  id: 'builder.preview-source',
                  desc: 'Below the preview, where "src" names an address of the author’s own site',
                }),
              )
            : nothing
        }
      </div>
    `;
  }

  #renderNote(text: string): TemplateResult {
    return html`<p class="muted">${text}</p>`;
  }

  /** Only their number is announced: while somebody types, the sentences come and go. */
  #renderProblems(problems: readonly Problem[]): TemplateResult {
    const { language } = this;
    return html`
      <div>
        <p role="status">
          ${problems.length > 0 ? html`<strong>${problemCount(problems.length, language)}</strong>` : nothing}
        </p>
        <ul class="problems" ?hidden=${problems.length === 0}>
          ${problems.map((problem) => html`<li>${problemText(problem, language)}</li>`)}
        </ul>
      </div>
    `;
  }

  #renderNoHash(): TemplateResult {
    return html`<strong
      >${msg('The hash of the file is not known here: take it from integrity.json.', {
        id: 'builder.no-hash',
        desc: 'integrity.json is a file beside the script',
      })}</strong
    >`;
  }

  #renderOutput({ name, title, help, text, lang }: Output): TemplateResult {
    return html`
      <div class="output">
        <h3 id="title-${name}">${title}</h3>
        <p class="muted" id="help-${name}">${help}</p>
        <textarea
          id="output-${name}"
          readonly
          spellcheck="false"
          lang=${lang ?? nothing}
          rows=${Math.min(12, text.split('\n').length + Math.floor(text.length / 100))}
          aria-labelledby="title-${name}"
          aria-describedby="help-${name}"
          .value=${text}
        ></textarea>
        ${this.#renderCopy(name, text, title)}
      </div>
    `;
  }

  #renderCopy(name: string, text: string, title: string): TemplateResult {
    const { copied } = this;
    return html`
      <p class="actions">
        <button class="button" type="button" @click=${() => this.#handleCopy(name, text)}>
          ${msg('Copy', { id: 'builder.copy', desc: 'Button that copies a text' })}
          <span class="visually-hidden">: ${title}</span>
        </button>
        <span role="status"
          >${
            copied?.name !== name
              ? nothing
              : copied.failed
                ? msg('Your browser did not copy it: it is selected, copy it with the keyboard.', {
                    id: 'builder.copy-failed',
                    desc: 'After the button that copies',
                  })
                : msg('Copied', { id: 'builder.copied', desc: 'After the button that copies' })
          }</span
        >
      </p>
    `;
  }

  #renderShare(): TemplateResult {
    const title = msg('Address of these settings', {
      id: 'builder.share',
      desc: 'Heading above an address to pass on',
    });
    const address = `${location.href.split('#')[0]}#${writeState(this.chosen, this.documents ?? undefined)}`;
    return this.#renderOutput({
      name: 'address',
      title,
      help: msg('Whoever opens it finds everything as it is here.', {
        id: 'builder.share-help',
        desc: 'Above an address to pass on',
      }),
      text: address,
    });
  }
}

/** What else goes into the tag, by element. */
const CONTENT_LABELS: Readonly<Record<string, () => { label: string; help: TemplateResult | string }>> = {
  'signup-form': () => ({
    label: msg('Another way to sign up', { id: 'builder.label.page', desc: 'Label of an address' }),
    help: msg(
      'Address of a page, for visitors without JavaScript. Where we know that of your service, it is filled in.',
      {
        id: 'builder.help.page',
        desc: 'Help below an address',
      },
    ),
  }),
  'framework-card': () => ({
    label: msg('Your files', { id: 'builder.label.files', desc: 'Label of a list of addresses' }),
    help: html`${msg('One a line: the language and the address, as in', {
        id: 'builder.help.files',
        desc: 'Help below a list of files; an example follows',
      })} <code>fr https://www.example.org/cadre.pdf</code>`,
  }),
};

/** A text in which what stands in backticks is code. */
function inCode(text: string): (string | TemplateResult)[] {
  return text.split('`').map((part, index) => (index % 2 ? html`<code>${part}</code>` : part));
}
