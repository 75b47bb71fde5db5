/** The sentences inside the tags. Children read those of the banner: keep them short, and avoid "you". */
import { msg, str } from '../../src/internal/localize.js';

/** @param numbers - links to call, as markup */
export function danger(numbers: string): string {
  return msg(str`In danger now? Call ${numbers}`, {
    id: 'builder.fallback.danger',
    desc: 'Fallback of the banner; a number to call follows. To a child: tu, tú, ты',
  });
}

/** @param line - a name, and links to call or to write, as markup */
export function talk(line: string): string {
  return msg(str`Talk to someone: ${line}`, {
    id: 'builder.fallback.talk',
    desc: 'Fallback of the banner; a child helpline and its number follow. To a child: tu, tú, ты',
  });
}

export function parents(line: string): string {
  return msg(str`Worried about a child? ${line}`, {
    id: 'builder.fallback.parents',
    desc: 'Fallback of the banner; a line for parents and carers follows. Must equal the heading in the banner',
  });
}

export function images(line: string): string {
  return msg(str`Pictures of me are online, or someone threatens me: ${line}`, {
    id: 'builder.fallback.images',
    desc: 'Fallback of the banner; a service that helps to take pictures down follows. Must equal the heading in the banner',
  });
}

export function missing(line: string): string {
  return msg(str`Is a child missing? Did you run away? ${line}`, {
    id: 'builder.fallback.missing',
    desc: 'Fallback of the banner; a line for missing children and its number follow. The question may be to a child: tu, tú, ты',
  });
}

export function ages(from: string, to: string): string {
  return msg(str`ages ${from} to ${to}`, {
    id: 'builder.fallback.ages',
    desc: 'Fallback of the banner: after the name of a line, in brackets; the ages that it is for',
  });
}

export function agesFrom(from: string): string {
  return msg(str`from age ${from}`, {
    id: 'builder.fallback.ages-from',
    desc: 'Fallback of the banner: after the name of a line, in brackets; the least age that it is for',
  });
}

export function report(line: string): string {
  return msg(str`Saw a sexual picture or video of a child? Report it: ${line}`, {
    id: 'builder.fallback.report',
    desc: 'Fallback of the banner; a hotline, which takes reports, and its number or website follow. To a child: tu, tú, ты',
  });
}

/** @param link - to the directory, as markup */
export function directory(link: string): string {
  return msg(str`Find a child helpline in your country: ${link}`, {
    id: 'builder.fallback.directory',
    desc: 'Fallback of the banner; the link to an international directory follows. To a child: tu, tú, ты',
  });
}

export function exit(): string {
  return msg('Leave this page', {
    id: 'builder.fallback.exit',
    desc: 'Fallback of the banner: link that leads to another website at once. Must equal the link in the banner',
  });
}

export function members(): string {
  return msg('Public pages list these organisations as members of the network:', {
    id: 'builder.fallback.members',
    desc: 'Fallback of the map; a list follows. Some organisations may have left the network.',
  });
}

export function signUp(): string {
  return msg('Get our news by email', {
    id: 'builder.fallback.sign-up',
    desc: 'Fallback of the form: link to a page where one can sign up',
  });
}

export function writeToUs(): string {
  return msg('Write to us to stay connected', {
    id: 'builder.fallback.write',
    desc: 'Fallback of the form: link to a page that says how to reach the organisation',
  });
}

/** @param languages - name of each language in that language, as markup */
export function languages(languages: string): string {
  return msg(str`Published in these languages: ${languages}`, {
    id: 'builder.fallback.languages',
    desc: 'Fallback of the card; languages follow, each by its own name',
  });
}
