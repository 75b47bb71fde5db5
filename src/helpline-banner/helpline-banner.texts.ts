import type { Helpline } from '../data/helplines.js';
import { msg, str } from '../internal/localize.js';
import { countryInSentence } from './countries.model.js';
import { agesOf, type Channel, type Checked } from './helpline-banner.model.js';
import { formatHours, isAlwaysOpen } from './hours.model.js';

// Sentences that depend on what is known. They answer in the language of the element that asks while it renders.

/** The heading, with the country where it is known. */
export function textOfHeading(country: string | undefined, language: string): string {
  if (country === undefined) {
    return msg('Get help', { id: 'helpline-banner.heading', desc: 'Heading while no country is known' });
  }
  const place = countryInSentence(country, language);
  return msg(str`Get help in ${place}`, {
    id: 'helpline-banner.heading-in',
    desc: 'Heading; the placeholder is the name of a country in the nominative, without article',
  });
}

/** The question whether a guess is right. */
export function textOfGuess(country: string, language: string): string {
  const place = countryInSentence(country, language);
  return msg(str`Are you in ${place}?`, {
    id: 'helpline-banner.guess',
    desc: 'A guess that may be wrong; the placeholder is the name of a country in the nominative, without article',
  });
}

/** The exit link, also that in the empty page. */
export function textOfExit(): string {
  return msg('Leave this page', { id: 'helpline-banner.exit', desc: 'Link that leads to another website at once' });
}

/** What to do in danger where no number is known. */
export function textOfNoEmergency(country: string | undefined): string {
  if (country === undefined) {
    return msg('Choose your country to see the emergency number.', {
      id: 'helpline-banner.danger-choose',
      desc: 'While no country is known',
    });
  }
  return msg('We do not know the emergency number here. Ask an adult you trust to call the police.', {
    id: 'helpline-banner.danger-unknown',
    desc: 'For a country whose emergency number is not known',
  });
}

/** When a line was last checked. */
export function textOfChecked(checked: Checked | undefined): string {
  if (!checked) {
    return msg('Date of last check unknown', {
      id: 'helpline-banner.checked-unknown',
      desc: 'Below a telephone number',
    });
  }
  return checked.isRecent
    ? msg(str`Checked ${checked.when}`, {
        id: 'helpline-banner.checked',
        desc: 'Below a telephone number; the placeholder is a month and year in the nominative, or a year',
      })
    : msg(str`Last checked ${checked.when}`, {
        id: 'helpline-banner.checked-last',
        desc: 'Below a telephone number; the placeholder is a month and year in the nominative, or a year',
      });
}

/** A link to write to or to read. */
export function textOfChannel({ kind, text, keyword }: Channel): string {
  switch (kind) {
    case 'sms':
      return keyword
        ? msg(str`SMS: send ${keyword} to ${text}`, {
            id: 'helpline-banner.sms-keyword',
            desc: 'Link; first the word that the message has to begin with, then the number',
          })
        : msg(str`SMS: ${text}`, { id: 'helpline-banner.sms', desc: 'Link; the placeholder is a number' });
    case 'whatsapp':
      return msg(str`WhatsApp: ${text}`, {
        id: 'helpline-banner.whatsapp',
        desc: 'Link; the placeholder is a number',
      });
    case 'chat':
      return msg(str`Chat: ${text}`, { id: 'helpline-banner.chat', desc: 'Link; the placeholder is a host name' });
    case 'website':
      return msg(str`Website: ${text}`, {
        id: 'helpline-banner.website',
        desc: 'Link; the placeholder is a host name',
      });
    case 'report':
      return msg(str`Report at ${text}`, {
        id: 'helpline-banner.report',
        desc: 'Link to where online abuse is reported; the placeholder is a host name',
      });
  }
}

/** What is known of a line, each as a phrase of its own; undefined for what is not known. */
export function textsOfFacts({ hours, free, ages, forAdults }: Helpline, language: string): (string | undefined)[] {
  return [
    forAdults
      ? msg('For adults who care for children', { id: 'helpline-banner.for-adults', desc: 'Fact about a helpline' })
      : undefined,
    textOfAges(agesOf(ages), language),
    textOfHours(hours, language),
    free ? msg('Free', { id: 'helpline-banner.free', desc: 'Fact about a helpline: costs nothing' }) : undefined,
  ];
}

/** Opening hours; undefined where they are not known, or not in a form that can be told in words. */
export function textOfHours(hours: string | null, language: string): string | undefined {
  if (hours === null) return undefined;
  if (isAlwaysOpen(hours)) {
    return msg('Day and night', { id: 'helpline-banner.day-and-night', desc: 'Opening hours: always' });
  }
  return formatHours(hours, language, {
    everyDay: msg('Every day', {
      id: 'helpline-banner.every-day',
      desc: 'Before times, e.g. "Every day 08:00–20:00"',
    }),
    publicHolidays: msg('Public holidays', {
      id: 'helpline-banner.public-holidays',
      desc: 'Before times, e.g. "Public holidays 16:00–22:00"',
    }),
  });
}

function textOfAges(ages: { from: number; to: number } | undefined, language: string): string | undefined {
  if (!ages) return undefined;
  const number = new Intl.NumberFormat(language);
  const [from, to] = [number.format(ages.from), number.format(ages.to)];
  return ages.from === 0
    ? msg(str`Up to age ${to}`, { id: 'helpline-banner.ages-to', desc: 'Fact about a helpline: whom it is for' })
    : msg(str`Ages ${from} to ${to}`, { id: 'helpline-banner.ages', desc: 'Fact about a helpline: whom it is for' });
}
