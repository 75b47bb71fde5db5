/** Reads and checks the settings of a form: attributes, and content that the author put into the tag. */
import { decodeReferences } from '../data/readers.js';
import { asText, enumAttribute, warnInvalid } from '../internal/attributes.js';
import { textOf, type Piece } from '../internal/author-content.js';
import { safeUrl } from '../internal/urls.js';
import type { SignupService, Target } from './services/service.js';
import { SERVICE_NAMES, SERVICES, type ServiceName } from './services/services.js';
import { DEFAULT_MINIMUM_AGE, readList, readMinimumAge } from './signup-form.model.js';
import { NAME_FIELDS, type NameField, type SignupFields } from './signup-form.types.js';

/** The form must not ask for an address without these settings. */
export interface Settings {
  service: SignupService;
  /** `action` as the author wrote it. */
  source: string;
  target: Target;
  list: string;
  controller: string;
  privacyUrl: string;
}

/** Attributes as the author wrote them; scripts may set the properties to anything. */
export interface GivenSettings {
  readonly action: string | null;
  readonly list: string | null;
  readonly fields: SignupFields | string | null;
  readonly controller: string | null;
  readonly privacyUrl: string | null;
}

/** Warns the author once. */
type Warn = (message: string) => void;

/**
 * Reads the settings that a submission depends on.
 *
 * @param name - of the service, see `readService`
 * @param languages - BCP 47 tags, the best one first: a list may depend on the language
 * @param warn - called for settings that are missing, wrong or ignored
 * @returns undefined where a required setting is missing or wrong
 */
export function readSettings(
  name: ServiceName,
  given: GivenSettings,
  languages: readonly string[],
  warn: Warn,
): Settings | undefined {
  const faults: string[] = [];
  const required = (attribute: string, value: unknown): string => {
    const text = typeof value === 'string' || value instanceof URL ? asText(value) : '';
    if (text === '') faults.push(`${attribute} is missing`);
    return text;
  };
  const address = (attribute: string, text: string): string => {
    const url = text === '' ? undefined : safeUrl(text);
    if (text !== '' && !url) faults.push(`${attribute}="${text.slice(0, 100)}" is not an https address`);
    return url?.href ?? '';
  };
  const service: SignupService = SERVICES[name];
  const list = readList(given.list, languages);
  const text = required('action', given.action);
  const action = service.transport === 'mail' ? text : address('action', text);
  const target = action && (service.locate ? service.locate({ action, list }) : { url: action });
  if (action && !target) faults.push(`service="${name}" needs ${service.needs}`);
  for (const attribute of ['list', 'fields'] as const) {
    if (given[attribute] && !service.takes.includes(attribute)) {
      warn(`${attribute} means nothing to service="${name}".`);
    }
  }
  const controller = decodeReferences(required('controller', given.controller));
  const privacyUrl = address('privacy-url', required('privacy-url', given.privacyUrl));
  if (target && faults.length === 0)
    return { service, source: given.action ?? '', target, list, controller, privacyUrl };
  warn(`shows the content of the tag instead of a form: ${faults.join(', ')}.`);
  return undefined;
}

/** Reads `service`; warns once of an unknown one. */
export function readService(form: HTMLElement & { service: string | null }): ServiceName {
  return enumAttribute(form, 'service', form.service, SERVICE_NAMES, 'json');
}

/** Reads `name-field`; warns once of an unknown value. */
export function readNameField(form: HTMLElement & { nameField: string | null }): NameField {
  return enumAttribute(form, 'name-field', form.nameField, NAME_FIELDS, 'off');
}

/** Reads `min-age` in years, 0 for no limit; warns once of an invalid one. */
export function readAge(form: HTMLElement & { minAge: string | null }): number {
  const age = readMinimumAge(form.minAge);
  if (age === undefined) warnInvalid(form, 'min-age', form.minAge, `${DEFAULT_MINIMUM_AGE} is used`);
  return age ?? DEFAULT_MINIMUM_AGE;
}

/** Content that offers another way to sign up. */
export const OTHER_WAY = 'a[href],form,input,button,select,textarea,iframe';

/** The start of a sentence, or of its main clause, that gives consent: in the first person, as visitors speak. */
const CONSENT = new RegExp(
  `^\\P{L}*(?:yes|oui|sí|да)(?!\\p{L}).*(?<!\\p{L})(?:i|me|je|j|moi|m|\\p{L}+[ae]nme|quiero|deseo|я|мне|меня|хочу)(?!\\p{L})|(?:^\\P{L}*|, )(?:${[
    '(?:i|we) (?:agree|consent)',
    'i (?:accept|w(?:ant|ould like) to (?:get|receive|hear))',
    'j.(?:accepte|autorise)',
    'je (?:consens|souhaite recevoir)',
    'acepto|consiento|autorizo|(?:quiero|deseo) recibir',
    '(?:я )?(?:соглас(?:ен|на)|соглашаюсь|даю согласие|хочу получать)',
  ].join('|')})(?!\\p{L})`,
  'iu',
);

/** Unmarked content of the tag, by its purpose. */
export interface OwnSentences {
  /** Shown under the heading. */
  intro: Piece[];
  /** Shown beside the box. */
  consent: Piece[];
  /** A consent to more than the privacy notice: the form must not show its own sentence in the place of these. */
  doubtful: Piece[];
  /** Whether the rest offers another way to sign up. */
  hasFallback: boolean;
}

/**
 * Sorts the unmarked content.
 *
 * @param pieces - with {@link OTHER_WAY} as special content
 * @param privacyUrl - the one page that a consent may link to
 * @param hasConsent - whether the author has marked a consent
 */
export function sortSentences(pieces: readonly Piece[], privacyUrl: string, hasConsent: boolean): OwnSentences {
  const waysIn = (piece: Piece): Element[] =>
    'matches' in piece
      ? piece.matches(OTHER_WAY)
        ? [piece]
        : [...piece.querySelectorAll(OTHER_WAY)]
      : waysBeside(piece);
  // A form or field is another way to sign up, whatever the text in it.
  const isConsent = (piece: Piece) =>
    !hasConsent && CONSENT.test(textOf(piece)) && waysIn(piece).every((way) => way.matches('a'));
  const isPrivacy = (way: Element) => pageOf(safeUrl(way.getAttribute('href') ?? '')?.href) === pageOf(privacyUrl);
  const consent = pieces.filter(isConsent);
  const isCertain = consent.every((piece) => waysIn(piece).every(isPrivacy));
  return {
    intro: pieces.filter((piece) => waysIn(piece).length === 0 && !isConsent(piece)),
    consent: isCertain ? consent : [],
    doubtful: isCertain ? [] : consent,
    hasFallback: pieces.some((piece) => waysIn(piece).length > 0 && !isConsent(piece)),
  };
}

/** An address without the parts that do not change the page. */
function pageOf(address = ''): string {
  return address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/?(#.*)?$/, '');
}

/** Links beside a text that is directly in the tag are part of its sentence. */
function waysBeside({ parentElement }: Text): Element[] {
  return [...(parentElement?.children ?? [])].filter((sibling) => sibling.matches(OTHER_WAY));
}
