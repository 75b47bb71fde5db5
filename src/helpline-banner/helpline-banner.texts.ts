import type { Helpline } from '../data/helplines.js';
import { formatNumber } from '../internal/intl.js';
import { msg, str } from '../internal/localize.js';
import type { ExitPresses } from '../internal/page.js';
import { countryInSentence } from './countries.model.js';
import { agesOf, type ChannelLink, type Origin, type Schedule } from './helpline-banner.model.js';
import { formatDay, formatHours, formatTime, formatTimeZone, type Openness } from './hours.model.js';

// Sentences that depend on data, in the language of the element that renders.

/** Heading, with the country where known. */
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

/** Asks whether the guessed country is right. */
export function textOfGuess(country: string, language: string): string {
  const place = countryInSentence(country, language);
  return msg(str`Are you in ${place}?`, {
    id: 'helpline-banner.guess',
    desc: 'A guess that may be wrong; the placeholder is the name of a country in the nominative, without article',
  });
}

/** Text of the exit link, also of the one in the emptied page. */
export function textOfExit(): string {
  return msg('Leave this page', { id: 'helpline-banner.exit', desc: 'Link that leads to another website at once' });
}

/** Explains the exit key to visitors with a keyboard. */
export function textOfExitKey(): string {
  return msg('Or press Shift three times.', {
    id: 'helpline-banner.exit-key',
    desc: 'Beside the link "Leave this page", where there is a keyboard. Shift is the name of a key.',
  });
}

/** Limit of the exit, beside the link and in the section about it. */
export function textOfHistory(): string {
  return msg('This page may stay in your browsing history.', {
    id: 'helpline-banner.exit-history',
    desc: 'Beside the link "Leave this page". Must promise nothing.',
  });
}

/** Link to the directory of helplines. */
export function textOfDirectory(): string {
  return msg('Find a helpline: Child Helpline International', {
    id: 'helpline-banner.directory',
    desc: 'Link to a directory of child helplines; "Child Helpline International" is a name and stays',
  });
}

/** Advice for an emergency where no number is known. */
export function textOfNoEmergency(): string {
  return msg('In danger? Call the police or go to an adult you trust.', {
    id: 'helpline-banner.danger-unknown',
    desc: 'Where the emergency number is not known, or while no country is known',
  });
}

/** The choice between calling and writing, where a line has both. */
export function textOfChoice(): string {
  return msg('You can call or write.', {
    id: 'helpline-banner.call-or-write',
    desc: 'Helps a child to choose between calling and writing',
  });
}

/** The trace of a call or text message that parents and partners see. */
export function textOfBill(): string {
  return msg('Calls and texts can show on the phone and on the bill.', {
    id: 'helpline-banner.bill',
    desc: 'Wherever a line can be called. Texts are text messages (SMS).',
  });
}

/** The last check of a line, else the date of its source. Nothing else may be called checked. */
export function textOfOrigin({ by, when }: Origin): string {
  if (when === undefined) {
    return msg('Source without a date', {
      id: 'helpline-banner.source-undated',
      desc: 'Below a telephone number: it is not known when its source was written',
    });
  }
  return by === undefined
    ? msg(str`Source: ${when}`, {
        id: 'helpline-banner.source',
        desc: 'Below a telephone number: when its source was written, e.g. "Source: March 2024" or "Source: 2024"',
      })
    : msg(str`Checked by ${by}, ${when}`, {
        id: 'helpline-banner.checked-by',
        desc: 'Below a telephone number: the organisation that made sure that it is right, then month and year',
      });
}

/** Text of the link to each kind of channel. */
const CHANNEL_TEXTS: Record<ChannelLink['kind'], (channel: ChannelLink) => string> = {
  sms: ({ text, keyword }) =>
    keyword
      ? msg(str`SMS: send ${keyword} to ${text}`, {
          id: 'helpline-banner.sms-keyword',
          desc: 'Link; first the word that the message has to begin with, then the number',
        })
      : msg(str`SMS: ${text}`, { id: 'helpline-banner.sms', desc: 'Link; the placeholder is a number' }),
  whatsapp: ({ text }) =>
    msg(str`WhatsApp: ${text}`, { id: 'helpline-banner.whatsapp', desc: 'Link; the placeholder is a number' }),
  chat: ({ text }) =>
    msg(str`Chat: ${text}`, { id: 'helpline-banner.chat', desc: 'Link; the placeholder is a host name' }),
  website: ({ text }) =>
    msg(str`Website: ${text}`, { id: 'helpline-banner.website', desc: 'Link; the placeholder is a host name' }),
  report: ({ text }) =>
    msg(str`Report at ${text}`, {
      id: 'helpline-banner.report',
      desc: 'Link to where online abuse is reported; the placeholder is a host name',
    }),
};

/** Text of the link to a channel. */
export function textOfChannel(channel: ChannelLink): string {
  return CHANNEL_TEXTS[channel.kind](channel);
}

/** Name of a channel, before its own hours. */
export function textOfChannelName({ kind }: ChannelLink): string {
  if (kind === 'sms') return msg('SMS', { id: 'helpline-banner.name-sms', desc: 'Before the hours of text messages' });
  return kind === 'whatsapp'
    ? 'WhatsApp'
    : msg('Chat', { id: 'helpline-banner.name-chat', desc: 'Before the hours of a chat' });
}

/** Groups that a line is for, if not for children alone; undefined for unknown facts. */
export function textsOfReach({ ages, audience }: Helpline, language: string): (string | undefined)[] {
  return [textOfAudience(audience), textOfAges(agesOf(ages), language)];
}

function textOfAudience(audience: Helpline['audience']): string | undefined {
  if (audience === 'everyone') {
    return msg('For everybody', {
      id: 'helpline-banner.for-everybody',
      desc: 'Fact about a helpline that listens to children and adults',
    });
  }
  if (audience !== 'parents') return undefined;
  return msg('For parents and carers', { id: 'helpline-banner.for-adults', desc: 'Fact about a helpline' });
}

/** The number of languages that a line speaks. */
export function textOfLanguages(number: number, language: string): string {
  const count = formatNumber(number, language);
  return msg(str`Languages: ${count}`, {
    id: 'helpline-banner.languages',
    desc: 'Fact about a service with very many languages; the placeholder is a number',
  });
}

/** Ways to reach a line and their cost; undefined for facts that do not apply. */
export function textsOfTerms({ channel, free, tel }: Helpline): (string | undefined)[] {
  return [
    channel === 'text-only'
      ? msg('Text or chat only', {
          id: 'helpline-banner.text-only',
          desc: 'Fact about a helpline that cannot be called',
        })
      : undefined,
    channel === 'web-only'
      ? msg('Online only', { id: 'helpline-banner.web-only', desc: 'Fact about a service that cannot be called' })
      : undefined,
    tel === null ? undefined : textOfCost(free),
  ];
}

function textOfCost(free: boolean | null): string {
  if (free === null) {
    return msg('We do not know if it is free', {
      id: 'helpline-banner.cost-unknown',
      desc: 'Fact about a helpline: whether a call costs something is not known',
    });
  }
  return free
    ? msg('Free', { id: 'helpline-banner.free', desc: 'Fact about a helpline: a call costs nothing' })
    : msg('Not free', { id: 'helpline-banner.not-free', desc: 'Fact about a helpline: a call costs something' });
}

/** Whether a line is open now; undefined where not known. */
export function textOfOpenness(
  openness: Openness | undefined,
  isAlways: boolean,
  language: string,
): string | undefined {
  if (!openness) return undefined;
  if (isAlways) {
    return msg('Open now, day and night', { id: 'helpline-banner.day-and-night', desc: 'Opening hours: always' });
  }
  if (openness.isOpen) {
    return msg('Open now', { id: 'helpline-banner.open', desc: 'Fact about a helpline: somebody answers now' });
  }
  const { opens } = openness;
  if (!opens) return msg('Closed now', { id: 'helpline-banner.closed-now', desc: 'Fact about a helpline' });
  const time = formatTime(opens.minute, language);
  if (opens.isToday) {
    return msg(str`Closed now, opens at ${time}`, {
      id: 'helpline-banner.opens',
      desc: 'Fact about a helpline that is closed now and opens later today; the placeholder is a time',
    });
  }
  const day = formatDay(opens.day, language, 'long');
  return msg(str`Closed now, opens ${day}, ${time}`, {
    id: 'helpline-banner.opens-later',
    desc: 'Fact about a helpline; the placeholders are a day of the week in the nominative and a time',
  });
}

/** Opening hours and their time zone, one phrase each; undefined for facts that another phrase covers. */
export function textsOfHours({ hours, otherTimeZone }: Schedule, language: string, now: Date): (string | undefined)[] {
  if (!hours) {
    return [
      msg('Opening hours not known. You can try.', {
        id: 'helpline-banner.hours-unknown',
        desc: 'Fact about a helpline; does not mean that it is closed',
      }),
    ];
  }
  if (hours.length === 0) return [];
  const zone = otherTimeZone === undefined ? undefined : formatTimeZone(otherTimeZone, language, now);
  return [
    formatHours(hours, language, {
      everyDay: msg('Every day', {
        id: 'helpline-banner.every-day',
        desc: 'Before times, e.g. "Every day 08:00–20:00"',
      }),
      publicHolidays: msg('Public holidays', {
        id: 'helpline-banner.public-holidays',
        desc: 'Before times, e.g. "Public holidays 16:00–22:00"',
      }),
      closed: msg('closed', { id: 'helpline-banner.closed', desc: 'After days, e.g. "Public holidays closed"' }),
    }),
    zone === undefined
      ? undefined
      : msg(str`Time zone: ${zone}`, {
          id: 'helpline-banner.time-zone',
          desc: 'After opening hours; the placeholder is the name of a time zone, e.g. "Eastern Time"',
        }),
  ];
}

/** Announces the remaining presses of the exit key. */
export function textOfPresses(presses: ExitPresses): string | undefined {
  switch (presses) {
    case 1:
      return msg('Shift: press 2 more times to leave this page.', {
        id: 'helpline-banner.shift-2',
        desc: 'After the Shift key was pressed once',
      });
    case 2:
      return msg('Shift: press once more to leave this page.', {
        id: 'helpline-banner.shift-1',
        desc: 'After the Shift key was pressed twice',
      });
    case 'late':
      return msg('You are still on this page. To leave it, press Shift three times.', {
        id: 'helpline-banner.shift-late',
        desc: 'When nobody pressed the Shift key again within five seconds',
      });
    default:
      return undefined;
  }
}

function textOfAges(ages: { from: number; to: number } | undefined, language: string): string | undefined {
  if (!ages) return undefined;
  const from = formatNumber(ages.from, language);
  if (ages.to === Infinity) {
    return msg(str`From age ${from}`, {
      id: 'helpline-banner.ages-from',
      desc: 'Fact about a helpline: whom it is for',
    });
  }
  const to = formatNumber(ages.to, language);
  return ages.from === 0
    ? msg(str`Up to age ${to}`, { id: 'helpline-banner.ages-to', desc: 'Fact about a helpline: whom it is for' })
    : msg(str`Ages ${from} to ${to}`, { id: 'helpline-banner.ages', desc: 'Fact about a helpline: whom it is for' });
}

/** The lines of a long list that are not shown yet. */
export function textOfLeftOut(language: string, number: number): string {
  const count = formatNumber(number, language);
  return msg(str`Lines not shown yet: ${count}`, {
    id: 'helpline-banner.left-out',
    desc: 'Below the first helplines of a country with very many; a button that shows more follows. The placeholder is a number.',
  });
}
