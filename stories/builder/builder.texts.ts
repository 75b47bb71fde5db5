/** The builder's strings. */
import { msg, plural, str } from '../../src/internal/localize.js';
import type { ColorToken, Problem } from './builder.model.js';

/** Names of the elements, by tag without prefix. */
export const WIDGETS: Readonly<Record<string, () => string>> = {
  'helpline-banner': () => msg('Helpline banner', { id: 'builder.widget.banner', desc: 'Name of a widget' }),
  'member-map': () => msg('Member map', { id: 'builder.widget.map', desc: 'Name of a widget' }),
  'signup-form': () => msg('Sign-up form', { id: 'builder.widget.form', desc: 'Name of a widget' }),
  'framework-card': () => msg('Framework card', { id: 'builder.widget.card', desc: 'Name of a widget' }),
};

/** Labels of the fields, by attribute. */
export const LABELS: Readonly<Record<string, () => string>> = {
  country: () => msg('Country', { id: 'builder.label.country', desc: 'Label of a list of countries' }),
  layout: () => msg('Layout', { id: 'builder.label.layout', desc: 'Label: how much is shown at once' }),
  src: () => msg('Address of your own list', { id: 'builder.label.src', desc: 'Label: address of a data file' }),
  'exit-url': () => msg('Where the exit leads', { id: 'builder.label.exit-url', desc: 'Label of an address' }),
  'no-exit': () => msg('No exit link', { id: 'builder.label.no-exit', desc: 'Label of a box to tick' }),
  'no-country-picker': () =>
    msg('Visitors cannot change the country', {
      id: 'builder.label.no-country-picker',
      desc: 'Label of a box to tick',
    }),
  region: () => msg('Region', { id: 'builder.label.region', desc: 'Label of a list of parts of the world' }),
  view: () => msg('View', { id: 'builder.label.view', desc: 'Label: list, map or both' }),
  'no-search': () => msg('No search field', { id: 'builder.label.no-search', desc: 'Label of a box to tick' }),
  service: () => msg('Your newsletter service', { id: 'builder.label.service', desc: 'Label of a list of services' }),
  action: () => msg('Address of the service', { id: 'builder.label.action', desc: 'Label of an address' }),
  list: () => msg('List', { id: 'builder.label.list', desc: 'Label: which mailing list to sign up for' }),
  fields: () => msg('Further fields', { id: 'builder.label.fields', desc: 'Label: fixed values for the service' }),
  controller: () =>
    msg('Your organisation', {
      id: 'builder.label.controller',
      desc: 'Label: name of the organisation that will write to visitors',
    }),
  'privacy-url': () =>
    msg('Address of your privacy notice', { id: 'builder.label.privacy-url', desc: 'Label of an address' }),
  'name-field': () => msg('Ask for a name', { id: 'builder.label.name-field', desc: 'Label: off, optional, required' }),
  'min-age': () => msg('Minimum age', { id: 'builder.label.min-age', desc: 'Label of a number of years' }),
  'document-id': () => msg('Document', { id: 'builder.label.document-id', desc: 'Label: which document of the list' }),
  'no-cover': () => msg('No cover', { id: 'builder.label.no-cover', desc: 'Label of a box to tick: no picture' }),
};

/** Names of the colours. */
export const COLOR_NAMES: Readonly<Record<ColorToken, () => string>> = {
  'color-accent': () => msg('Accent', { id: 'builder.color.accent', desc: 'Name of a colour: links and buttons' }),
  'color-on-accent': () =>
    msg('Text on the accent', { id: 'builder.color.on-accent', desc: 'Name of a colour: text on buttons' }),
  'color-text': () => msg('Text', { id: 'builder.color.text', desc: 'Name of a colour' }),
  'color-muted': () => msg('Secondary text', { id: 'builder.color.muted', desc: 'Name of a colour' }),
  'color-surface': () => msg('Background', { id: 'builder.color.surface', desc: 'Name of a colour' }),
  'color-quiet': () => msg('Second background', { id: 'builder.color.quiet', desc: 'Name of a colour' }),
  'color-border': () => msg('Lines', { id: 'builder.color.border', desc: 'Name of a colour: decorative lines' }),
  'color-control': () => msg('Borders of fields', { id: 'builder.color.control', desc: 'Name of a colour' }),
  'color-danger': () => msg('Danger', { id: 'builder.color.danger', desc: 'Name of a colour: emergencies, errors' }),
  'color-land': () => msg('Land', { id: 'builder.color.land', desc: 'Name of a colour: countries on the map' }),
};

export const SCHEME_NAMES = {
  light: () => msg('Light', { id: 'builder.scheme.light', desc: 'Light colours of a page' }),
  dark: () => msg('Dark', { id: 'builder.scheme.dark', desc: 'Dark colours of a page' }),
};
export const DIRECTION_NAMES = {
  ltr: () => msg('Left to right', { id: 'builder.direction.ltr', desc: 'Direction of a page' }),
  rtl: () => msg('Right to left', { id: 'builder.direction.rtl', desc: 'Direction of a page' }),
};

export const SCRIPT_NAMES = {
  all: () => msg('For all four widgets', { id: 'builder.file.all', desc: 'A script with everything' }),
  one: () => msg('For this widget only: smaller', { id: 'builder.file.one', desc: 'A script with one widget' }),
};

/** The number of problems, above their list. */
export function textOfProblemCount(count: number, language: string): string {
  const number = new Intl.NumberFormat(language).format(count);
  return plural(language, count, {
    one: msg(str`${number} thing to look at`, {
      id: 'builder.problems.one',
      desc: 'Above a list of what is missing or wrong; a number',
    }),
    few: msg(str`${number} things to look at`, {
      id: 'builder.problems.few',
      desc: 'Above a list of what is missing or wrong; a number',
    }),
    many: msg(str`${number} things to look at`, {
      id: 'builder.problems.many',
      desc: 'Above a list of what is missing or wrong; a number',
    }),
    other: msg(str`${number} things to look at`, {
      id: 'builder.problems.other',
      desc: 'Above a list of what is missing or wrong; a number',
    }),
  });
}

/** A problem and its solution, as a sentence. */
export function textOfProblem(problem: Problem, language: string): string {
  switch (problem.kind) {
    case 'missing':
      return msg(str`Missing: ${LABELS[problem.attribute]!()}. Without it the fallback stays.`, {
        id: 'builder.problem.missing',
        desc: 'A field that has to be filled in; its label',
      });
    case 'address':
      return msg(str`${LABELS[problem.attribute]!()}: an address begins with https:// or, on your own site, with /`, {
        id: 'builder.problem.address',
        desc: 'A field whose address cannot be used; its label',
      });
    case 'guess':
      return msg('Choose a country, or let visitors change it: a guess can be wrong.', {
        id: 'builder.problem.guess',
        desc: 'The box "no-country-picker" without a country',
      });
    case 'no-page':
      return msg('Name another way to sign up, for visitors without JavaScript.', {
        id: 'builder.problem.no-page',
        desc: 'The fallback of the form is only a link to write to the organisation',
      });
    case 'no-files':
      return msg('Your own document needs its files, or the address of a list.', {
        id: 'builder.problem.no-files',
        desc: 'The card has the author’s own heading and no files',
      });
    case 'own-script':
      return msg('The script needs an address that begins with https:// or, on your own site, with /', {
        id: 'builder.problem.script',
        desc: 'The address of the script cannot be used',
      });
    case 'color':
      return msg(str`${COLOR_NAMES[problem.token]()}: write the colour like #0b5a83`, {
        id: 'builder.problem.color',
        desc: 'A field with a colour that is not understood; its name',
      });
    case 'contrast': {
      const number = (value: number) =>
        new Intl.NumberFormat(language, { maximumFractionDigits: 1, roundingMode: 'floor' } as object).format(value);
      const [one, other] = [COLOR_NAMES[problem.one](), COLOR_NAMES[problem.other]()];
      const scheme = SCHEME_NAMES[problem.scheme]();
      return msg(
        str`${scheme}: “${one}” on “${other}” has a contrast of ${number(problem.ratio)} to 1; at least ${number(problem.least)} is needed.`,
        { id: 'builder.problem.contrast', desc: 'Light or dark; names of two colours; the ratio and the minimum' },
      );
    }
  }
}

/** A sentence about an element for the author's privacy notice, in the language of the page. */
export function textOfPrivacy(widget: string, source: string | undefined, service: string | undefined): string {
  if (widget === 'signup-form') {
    return msg(
      str`If you sign up for our news, your email address, your name if you give it, and your consent go directly from your browser to ${service ?? nameOfService()} (COUNTRY), which sends our emails for us. The form stores nothing on your device and tells nobody else. You can stop at any time with the link in every email.`,
      {
        id: 'builder.privacy.form',
        desc: 'For a privacy notice; the host of a newsletter service. COUNTRY (in capitals) is filled in by the author',
      },
    );
  }
  const name = WIDGETS[widget]!();
  if (source) {
    return msg(
      str`${name}: it loads its list from ${source}. That site learns your IP address, as any site that you visit does. The widget stores nothing on your device and tells nobody what you look at.`,
      { id: 'builder.privacy.source', desc: 'For a privacy notice; the name of a widget, and a host' },
    );
  }
  return msg(str`${name}: it makes no requests to other sites and stores nothing on your device.`, {
    id: 'builder.privacy.none',
    desc: 'For a privacy notice; the name of a widget',
  });
}

function nameOfService(): string {
  return msg('SERVICE', {
    id: 'builder.privacy.service',
    desc: 'Placeholder for the name of a newsletter service in a privacy notice, until the author fills it in',
  });
}

/** The same for a form that only opens the mail program. */
export function textOfMailPrivacy(): string {
  return msg(
    'If you sign up for our news, your email program opens, and you send your consent, your address and your name yourself. The form sends and stores nothing. You can stop at any time with the link in every email.',
    { id: 'builder.privacy.mail', desc: 'For a privacy notice, where a mailing list is joined by email' },
  );
}
