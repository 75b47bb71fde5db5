/** The builder without DOM: its state, and the lines that an author pastes. */
import { DEFAULT_FRAMEWORK } from '../../src/data/frameworks.js';
import { COLORS } from '../../src/internal/styles.js';
import { LANGUAGE_TAGS, type Language } from '../../src/locales/languages.js';
import { SERVICE_NAMES, SERVICES, type ServiceName } from '../../src/signup-form/services/services.js';
import { escapeMarkup, type AttributeDescription, type AttributeValues, type ElementDescription } from '../elements.js';
import { ELEMENTS } from '../generated/elements.js';

export const DIRECTIONS = ['ltr', 'rtl'] as const;
export const SCHEMES = ['light', 'dark'] as const;
/** Widths of the preview in CSS pixels; `full` fills the column. */
export const WIDTHS = ['320', '360', '768', 'full'] as const;
export const SCRIPTS = ['all', 'one'] as const;

export type ColorToken = keyof typeof COLORS;
/** The colours that sites usually replace; the others fit any of them. */
export const COLOR_TOKENS = ['color-accent', 'color-on-accent', 'color-surface', 'color-text'] as const;

/** All settings. Texts are stored as typed. */
export interface BuilderState {
  /** The element's tag without its prefix. */
  widget: string;
  /** Language of the widget: of the content of its tag, and of the preview. */
  language: Language;
  /** Whether the tag states its language. Without `lang`, the widget follows the page, also when that is translated. */
  isPinned: boolean;
  /** The attributes of the element: text, or `true`. */
  attributes: AttributeValues;
  /** Replaces the element's heading; `''` for none. */
  heading: string;
  /** For the card: a language tag and an address per line. For the form: another way to sign up. */
  content: string;
  /** Address of the script on the author's site. */
  script: string;
  /** One script for all elements, or one for this element alone. */
  file: (typeof SCRIPTS)[number];
  /** `#rrggbb` or `#rgb` by token and scheme; `''` for the default. */
  colors: Readonly<Partial<Record<ColorToken, readonly [light: string, dark: string]>>>;
  /** Direction, scheme and width apply to the preview only. */
  direction: (typeof DIRECTIONS)[number];
  scheme: (typeof SCHEMES)[number];
  width: (typeof WIDTHS)[number];
}

/** File name of each element's document for `src`. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  'helpline-banner': 'helplines.json',
  'member-map': 'members.json',
  'framework-card': 'frameworks.json',
};

/** The description of an element by its name without the prefix; undefined for anything else. */
export function elementOf(widget: string): ElementDescription | undefined {
  return ELEMENTS.find(({ tagName }) => tagName === `ecpat-${widget}`);
}

/**
 * @param documents - address of a folder of up-to-date documents, if there is one. By default `src` then names the
 * element's document in it.
 */
export function initialState(widget: string, language: Language, documents?: string): BuilderState {
  const name = DOCUMENTS[widget];
  return {
    widget,
    language,
    isPinned: false,
    attributes: documents && name ? { src: new URL(name, documents).href } : {},
    heading: '',
    content: '',
    script: '/ecpat-widgets.js',
    file: 'all',
    colors: {},
    direction: 'ltr',
    scheme: 'light',
    width: 'full',
  };
}

/** Further parts of a state in a URL fragment, in this order. */
const SETTINGS = ['heading', 'content', 'script', 'file', 'direction', 'scheme', 'width'] as const;

/** Writes a state as a URL fragment: only differences from the initial state. */
export function writeState(state: BuilderState, documents?: string): string {
  const initial = initialState(state.widget, state.language, documents);
  const written = new URLSearchParams({ widget: state.widget, language: state.language });
  if (state.isPinned) written.set('lang', state.language);
  for (const { name } of elementOf(state.widget)!.attributes) {
    const value = state.attributes[name];
    if ((value || '') !== (initial.attributes[name] || '')) written.set(name, value === true ? '' : value || '');
  }
  for (const name of SETTINGS) if (state[name] !== initial[name]) written.set(name, state[name]);
  for (const token of COLOR_TOKENS) {
    const values = state.colors[token];
    if (values?.some(Boolean)) written.set(token, values.join());
  }
  return written.toString();
}

/** Reads the state in a URL fragment; missing and invalid parts have their initial values. */
export function readState(address: string, language: Language, documents?: string): BuilderState {
  const given = new URLSearchParams(address);
  const choice = <Value extends string, Fallback>(name: string, allowed: readonly Value[], fallback: Fallback) =>
    allowed.find((value) => value === given.get(name)) ?? fallback;
  const element = elementOf(given.get('widget') ?? '') ?? elementOf('helpline-banner')!;
  const lang = choice('lang', LANGUAGE_TAGS, undefined);
  const state = initialState(
    element.tagName.replace('ecpat-', ''),
    lang ?? choice('language', LANGUAGE_TAGS, language),
    documents,
  );
  const attributes: Record<string, string | boolean> = {};
  for (const { name, kind, values } of element.attributes) {
    const value = given.get(name);
    if (value === null || (kind === 'choice' && !values.includes(value))) continue;
    attributes[name] = kind === 'flag' ? true : value;
  }
  const colors: Partial<Record<ColorToken, [string, string]>> = {};
  for (const token of COLOR_TOKENS) {
    const [light = '', dark = ''] = given.get(token)?.split(',') ?? [];
    if (light || dark) colors[token] = [light, dark];
  }
  return {
    ...state,
    isPinned: lang !== undefined,
    attributes: { ...state.attributes, ...attributes },
    heading: given.get('heading') ?? state.heading,
    content: given.get('content') ?? state.content,
    script: given.get('script') ?? state.script,
    file: choice('file', SCRIPTS, state.file),
    colors,
    direction: choice('direction', DIRECTIONS, state.direction),
    scheme: choice('scheme', SCHEMES, state.scheme),
    width: choice('width', WIDTHS, state.width),
  };
}

/** The attributes of the tag, in the order of the manifest and without default values. */
export function attributesOf(state: BuilderState): AttributeValues {
  const { widget, language, isPinned } = state;
  // Without the name of the bundled document, its link in the tag would count as a document of the author.
  const attributes = showsBundledFramework(state)
    ? { ...state.attributes, 'document-id': DEFAULT_FRAMEWORK }
    : state.attributes;
  const own = elementOf(widget)!.attributes.flatMap(({ name, default: usual }) => {
    const value = attributes[name];
    const text = typeof value === 'string' ? value.trim() : value;
    return text && text !== usual ? [[name, text] as const] : [];
  });
  return { ...Object.fromEntries(own), ...(isPinned && { lang: language }) };
}

function showsBundledFramework({ widget, attributes, heading, content }: BuilderState): boolean {
  if (widget !== 'framework-card' || attributes['src'] || attributes['document-id']) return false;
  return !heading.trim() && filesIn(content).length === 0;
}

/** The built file that the script line names. */
export function fileOf({ widget, file }: Pick<BuilderState, 'widget' | 'file'>): string {
  return file === 'all' ? 'ecpat-widgets.js' : `${widget}.js`;
}

/** @param integrity - hash of the file; absent if unknown */
export function scriptMarkup(address: string, integrity?: string): string {
  const hash = integrity ? ` integrity="${integrity}"` : '';
  return `<script type="module" src="${escapeMarkup(address)}"${hash} referrerpolicy="no-referrer"></script>`;
}

/** The host of an address; undefined if the address is invalid or on the author's own site. */
export function hostOf(address: AttributeValues[string]): string | undefined {
  const { host } = (typeof address === 'string' && parseAddress(address)) || {};
  return host || undefined;
}

function parseAddress(address: string): URL | undefined {
  try {
    return new URL(address.trim());
  } catch {
    return undefined;
  }
}

/** Placeholder for the author's unknown site; never requested. */
const SOME_SITE = 'https://www.example.org/';

/** Whether an address is on the author's own site. */
export function isOwnAddress(address: AttributeValues[string]): boolean {
  return typeof address === 'string' && address.trim() !== '' && !parseAddress(address);
}

/**
 * The state for the preview, which is not on the author's site: links to that site get an example host, and a `src` on
 * that site is removed.
 */
export function previewOf(state: BuilderState): BuilderState {
  const absolute = (address: string) => (isOwnAddress(address) ? new URL(address, SOME_SITE).href : address);
  const attributes = elementOf(state.widget)!.attributes.flatMap((attribute) => {
    const { name } = attribute;
    const value = state.attributes[name];
    if (typeof value !== 'string' || !isAddress(attribute)) return [[name, value] as const];
    return name === 'src' && isOwnAddress(value) ? [] : [[name, absolute(value)] as const];
  });
  const files = filesIn(state.content).map(({ lang, url }) => `${lang} ${absolute(url)}`);
  const content = state.widget === 'framework-card' ? files.join('\n') : absolute(state.content);
  return { ...state, attributes: Object.fromEntries(attributes), content };
}

/** The directives that a content security policy needs, as one line. */
export function policyOf(state: BuilderState): string {
  const { attributes } = state;
  const source = (address: AttributeValues[string]) => parseAddress(String(address))?.origin ?? "'self'";
  const directives = [`script-src ${source(state.script)}`];
  if (attributes['src']) directives.push(`connect-src ${source(attributes['src'])}`);
  if (attributes['src'] && state.widget === 'framework-card' && !attributes['no-cover']) {
    directives.push(`img-src ${source(attributes['src'])}`);
  }
  const { transport } = SERVICES[serviceOf(state)];
  if (attributes['action'] && transport !== 'mail') {
    directives.push(`${transport === 'page' ? 'form-action' : 'connect-src'} ${source(attributes['action'])}`);
  }
  return [
    ...directives,
    "require-trusted-types-for 'script'",
    // A page with a second file of ours needs 'allow-duplicates'.
    "trusted-types lit-html 'allow-duplicates'",
  ].join('; ');
}

export function serviceOf({ attributes }: Pick<BuilderState, 'attributes'>): ServiceName {
  const { service } = attributes;
  return SERVICE_NAMES.find((name) => name === service) ?? 'json';
}

/** The service's own page for the list, if its address follows from the attributes. */
export function servicePageOf({ attributes }: Pick<BuilderState, 'attributes'>): string | undefined {
  const { action, list } = attributes;
  if (typeof action !== 'string' || !parseAddress(action)) return undefined;
  return SERVICES[serviceOf({ attributes })].locate?.({ action, list: typeof list === 'string' ? list : '' })?.page;
}

/** One of the author's files for the card. */
export interface GivenFile {
  lang: string;
  url: string;
}

/** The typed files, one per line: a language tag and an address. Ignores other lines. */
export function filesIn(content: string): GivenFile[] {
  return [...content.matchAll(/^[ \t]*([a-z]{2,3}(?:-[\w-]+)?)[ \t]+(\S+)[ \t]*$/gim)].map(([, lang, url]) => ({
    lang: lang!,
    url: url!,
  }));
}

// Theme

/** Style rules for the chosen colours; `''` for none. Dark ones need a browser that supports `light-dark()`. */
export function themeOf({ colors }: Pick<BuilderState, 'colors'>): string {
  const chosen = COLOR_TOKENS.map((token) => [token, colors[token] ?? ['', '']] as const).filter(([, values]) => {
    return values.some(isColor);
  });
  const light = chosen.map(([token, [one]]) => `  --ecpat-${token}: ${isColor(one) ? one : COLORS[token][0]};`);
  const both = chosen.flatMap(([token, [one, other]]) => {
    const values = [one, other].map((value, scheme) => (isColor(value) ? value : COLORS[token][scheme]));
    return isColor(other) ? `    --ecpat-${token}: light-dark(${values.join(', ')});` : [];
  });
  if (chosen.length === 0) return '';
  const rules = [`:root {\n${light.join('\n')}\n}`];
  if (both.length > 0) {
    rules.push(`@supports (color: light-dark(red, red)) {\n  :root {\n${both.join('\n')}\n  }\n}`);
  }
  return rules.join('\n');
}

/** Whether a text is a colour that the builder can calculate with: `#rgb` or `#rrggbb`. */
export function isColor(text: string): boolean {
  return /^#([\da-f]{3}|[\da-f]{6})$/i.test(text);
}

/** Pairs of foreground and background, with their minimum contrast. Borders of controls need less than text. */
export const PAIRS: readonly (readonly [ColorToken, ColorToken, least: number])[] = [
  ['color-text', 'color-surface', 4.5],
  ['color-muted', 'color-surface', 4.5],
  ['color-accent', 'color-surface', 4.5],
  ['color-danger', 'color-surface', 4.5],
  ['color-on-accent', 'color-accent', 4.5],
  ['color-text', 'color-quiet', 4.5],
  ['color-control', 'color-surface', 3],
];

/** Two colours with too little contrast. */
export interface PoorContrast {
  one: ColorToken;
  other: ColorToken;
  scheme: (typeof SCHEMES)[number];
  ratio: number;
  least: number;
}

/** The pairs with too little contrast among the chosen colours and the defaults of the others. */
export function poorContrasts({ colors }: Pick<BuilderState, 'colors'>): PoorContrast[] {
  const value = (token: ColorToken, scheme: 0 | 1): string => {
    const [light = '', dark = ''] = colors[token] ?? [];
    if (scheme === 1 && isColor(dark)) return dark;
    // Without a dark colour, the light one is used in both schemes.
    return isColor(light) ? light : COLORS[token][scheme];
  };
  return ([0, 1] as const).flatMap((scheme) =>
    PAIRS.filter(([one, other]) => colors[one] || colors[other]).flatMap(([one, other, least]) => {
      const ratio = contrast(value(one, scheme), value(other, scheme));
      return ratio < least ? [{ one, other, scheme: SCHEMES[scheme], ratio, least }] : [];
    }),
  );
}

/**
 * The contrast ratio of two colours, 1 to 21, by WCAG 2.2 (relative luminance, "contrast ratio").
 *
 * @param one - `#rgb` or `#rrggbb`
 */
export function contrast(one: string, other: string): number {
  const [less, more] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (more! + 0.05) / (less! + 0.05);
}

/** A colour with two digits for each part, as native colour fields require: `#rgb` → `#rrggbb`. */
export function longColor(color: string): string {
  return color.length === 4 ? color.replace(/[\da-f]/gi, '$&$&') : color;
}

function luminance(color: string): number {
  const [red, green, blue] = longColor(color)
    .match(/[\da-f]{2}/gi)!
    .map((pair) => {
      const share = parseInt(pair, 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

// Problems

/** A problem that keeps the element from doing what its author wants. */
export type Problem =
  | { kind: 'missing' | 'address'; attribute: string }
  | { kind: 'guess' | 'no-page' | 'no-files' | 'own-script' }
  | { kind: 'color'; token: ColorToken }
  | ({ kind: 'contrast' } & PoorContrast);

/** Whether an attribute is required. The last word of its description says so. */
export function isRequired({ description }: Pick<AttributeDescription, 'description'>): boolean {
  return /\bRequired\.$/.test(description);
}

/** Whether an attribute is an address. */
export function isAddress({ kind, description }: Pick<AttributeDescription, 'kind' | 'description'>): boolean {
  return kind === 'text' && description.startsWith('Address ');
}

export function problemsOf(state: BuilderState): Problem[] {
  const { widget, attributes, colors } = state;
  const problems: Problem[] = [];
  for (const attribute of elementOf(widget)!.attributes) {
    const value = attributes[attribute.name];
    if (!value) {
      if (isRequired(attribute)) problems.push({ kind: 'missing', attribute: attribute.name });
    } else if (isAddress(attribute) && !isUsable(String(value), serviceOf(state) === 'mailto')) {
      problems.push({ kind: 'address', attribute: attribute.name });
    }
  }
  if (attributes['no-country-picker'] && !attributes['country']) problems.push({ kind: 'guess' });
  if (widget === 'signup-form' && !state.content.trim() && !servicePageOf(state)) problems.push({ kind: 'no-page' });
  if (widget === 'framework-card' && state.heading && filesIn(state.content).length === 0 && !attributes['src']) {
    problems.push({ kind: 'no-files' });
  }
  if (!isUsable(state.script)) problems.push({ kind: 'own-script' });
  for (const token of COLOR_TOKENS) {
    if (colors[token]?.some((value) => value && !isColor(value))) problems.push({ kind: 'color', token });
  }
  return [...problems, ...poorContrasts(state).map((poor) => ({ kind: 'contrast' as const, ...poor }))];
}

/** Whether an element accepts an address: https, or one on the author's own site. */
function isUsable(address: string, isMail = false): boolean {
  if (isMail && /^mailto:\S+@\S+$/.test(address.trim())) return true;
  const { protocol } = parseAddress(address) ?? {};
  return protocol === undefined ? !/^\/\/|[\s<>"]/.test(address.trim()) : protocol === 'https:';
}
