/** Reads the language of a file from marks and texts as authors and content systems write them. */
import { asText } from '../internal/attributes.js';
import { attempt } from '../internal/intl.js';
import { usualLanguage } from '../internal/language.js';
import { memoize } from '../internal/memoize.js';
import { LANGUAGE_TAGS } from '../locales/languages.js';
import { canonicalTag, ownName } from './framework-card.model.js';

/** Languages that texts and names of files may name. */
const TAGS =
  'en fr es ru pt ar de it nl pl uk ro hu cs sk bg sr hr sl sq el tr fa ur hi bn ne si ta th vi km lo my id ms tl zh ja ko mn sw am ka hy az kk ky uz he da sv nb fi et lv lt be bs mk'.split(
    ' ',
  );
/** Directories that name a language; others, such as `/id/` and `/my/`, mean something else. */
const DIRECTORY = /\/(en|fr|es|ru|pt|ar|de)(?:[-_][a-z]{2})?\//i;
const SEPARATORS = /[()[\]|·•:,;/]|\s-|[–—]/;
/** Words about the file instead of its content. */
const ABOUT_FILE =
  /^(?:pdf|epub|docx?|html?|web|in|en|em|version|versao|версия|edition|download|telecharger|descargar|скачать|read|lire|leer|читать)$/;

/** Without accents and capitals. */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Tags by the folded names of all languages in one language. */
const tagsByName = memoize((language): ReadonlyMap<string, string> => {
  const names = attempt(() => new Intl.DisplayNames([language], { type: 'language' }), undefined);
  return new Map(TAGS.map((tag) => [fold(attempt(() => names?.of(tag), tag)), tag]));
});

/** Also as an adjective: `version française`, `versión inglesa`. */
const formsOf = (folded: string): string[] => [folded, folded.replace(/[ae]$/, '')];

/** The tag of a language by its folded name in a language of the network; `''` for none. */
const tagOfUsualName = memoize((folded): string => {
  for (const language of LANGUAGE_TAGS) {
    for (const form of formsOf(folded)) {
      const tag = tagsByName(language).get(form);
      if (tag) return tag;
    }
  }
  return '';
});

/** The tag by the folded own name, which takes one more `Intl` object per language: not for titles. `''` for none. */
const tagOfOwnName = memoize((folded): string => {
  if (!/^\p{L}{2,}(?: \p{L}+)?$/u.test(folded)) return '';
  return TAGS.find((tag) => formsOf(folded).includes(fold(ownName(tag)))) ?? '';
});

const tagOfName = (name: string): string | undefined =>
  tagOfUsualName(fold(name)) || tagOfOwnName(fold(name)) || undefined;

/**
 * Reads a mark such as `hreflang`: a tag in any case, a locale (`fr_FR.UTF-8`) or a name (`French`).
 *
 * @returns undefined where it names no language
 */
export function readTag(mark: string): string | undefined {
  const text = asText(mark);
  const tag = text.replace(/[.@].*/, '').replaceAll('_', '-');
  return text ? (canonicalTag(usualLanguage(tag)) ?? tagOfName(text)) : undefined;
}

/** A part of a text without words about the file. */
function withoutFacts(part: string): string {
  const words = part.split(/\s+/).filter((word) => word && (!ABOUT_FILE.test(fold(word)) || word === 'EN'));
  return words.join(' ');
}

/** A code must be the whole part, or in capitals: `Read it` names no Italian. */
const codeIn = (part: string): string | undefined => TAGS.find((tag) => tag === part || tag.toUpperCase() === part);

function codeOfPart(part: string): string | undefined {
  const rest = withoutFacts(part);
  return codeIn(part.trim()) ?? codeIn(/^[A-Z]{2}$/.test(rest) ? rest : '');
}

/** The language that a text names, as in `French (PDF)`, `Annual report – French`, `Report in French` or `FR`. */
export function languageIn(text: string): string | undefined {
  const parts = text.split(SEPARATORS);
  const ends = parts
    .map((part) => /\s(?:in|en|em)\s+(\S+)\s*$/i.exec(part)?.[1] ?? '')
    .filter((word) => word.length > 2);
  const names = [...parts, ...ends].map(withoutFacts);
  const byUsualName = () => names.map((name) => tagOfUsualName(fold(name))).find(Boolean);
  return parts.map(codeOfPart).find(Boolean) ?? byUsualName() ?? names.map(tagOfName).find(Boolean);
}

/** Whether a text says more than the language and format of a file. */
export function saysMore(text: string, lang: string): boolean {
  return text.split(SEPARATORS).some((part) => {
    const rest = withoutFacts(part);
    return rest && fold(rest) !== fold(ownName(lang)) && !codeOfPart(part) && !tagOfUsualName(fold(rest));
  });
}

/** The language at the end of a file's name (`report-fr.pdf`, `Report_ES-1.pdf`), else in its directory. */
export function languageOfFile(path: string): string | undefined {
  const name = path.replace(/(?:[-_. ]v?\d+)?(?:\.\w{2,5})?$/i, '');
  const [, code = '', region = ''] = /[-_./]([a-z]{2}|[A-Z]{2})([-_][A-Z]{2})?$/.exec(name) ?? [];
  return TAGS.includes(code.toLowerCase())
    ? canonicalTag((code + region).replace('_', '-'))
    : DIRECTORY.exec(path)?.[1]?.toLowerCase();
}
