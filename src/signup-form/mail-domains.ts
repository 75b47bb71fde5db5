/** Corrects mistyped mail domains. */

/**
 * Mail domains that people mistype, the more common first: the large ones of the world, then those of the network's
 * regions (Western Europe, Eastern Europe, Latin America, South Asia).
 */
const MAIL_DOMAINS = (
  'gmail.com hotmail.com yahoo.com outlook.com icloud.com live.com aol.com hotmail.fr orange.fr yahoo.fr laposte.net ' +
  'free.fr hotmail.co.uk yahoo.co.uk gmx.de gmx.net web.de t-online.de hotmail.es yahoo.es hotmail.it libero.it ' +
  'mail.ru yandex.ru yahoo.com.br uol.com.br yahoo.co.in rediffmail.com'
).split(' ');
const MOST_SLIPS = 2;
/** No slip of a known domain is longer. Counting slips in a long text takes seconds. */
const LONGEST_DOMAIN = 40;

/**
 * The address that was probably meant, where the domain is a slip of a well-known one.
 *
 * @param email - cleaned
 * @returns undefined if the domain is well known, or may be another provider's
 */
export function suggestAddress(email: string): string | undefined {
  const [, local, typed = ''] = /^([^@]+@)([^@]+)$/.exec(email.toLowerCase()) ?? [];
  if (!local || typed.length > LONGEST_DOMAIN || MAIL_DOMAINS.includes(typed)) return undefined;
  let [least, meant] = [MOST_SLIPS + 1, ''];
  for (const domain of MAIL_DOMAINS) {
    const slips = countSlips(typed, domain);
    if (slips < least) [least, meant] = [slips, domain];
  }
  return meant ? email.slice(0, local.length) + meant : undefined;
}

/** The number of slips between a typed domain and a known one; `Infinity` if it is more likely another domain. */
function countSlips(typed: string, domain: string): number {
  const [name, end] = split(domain);
  const [typedName, typedEnd] = split(typed);
  // "gmail" and "gmailcom". A short name alone could be anything.
  if (!typedEnd && name.length > 4 && [name, name + end].includes(typedName)) return 1;
  const slips = distance(typedName, name);
  // Short names are close to others: mai.ru, web.fr. And most names with another first letter are real: ymail.com.
  const isSwapped = sorted(typedName) === sorted(name);
  const most = isSwapped ? MOST_SLIPS : name.length > 4 ? 1 : 0;
  if (slips > most || typedName[0] !== name[0]) return Infinity;
  return slips + (typedEnd === end ? 0 : isSlipOfEnd(typedEnd, end) ? 1 : Infinity);
}

const sorted = (text: string) => [...text].sort().join();

/** Two letters at the end are a country, where the provider may be too. But these three are known slips of "com". */
function isSlipOfEnd(typed: string, end: string): boolean {
  const isCountry = /(^|\.)[a-z]{2}$/.test(typed);
  return isCountry ? end === 'com' && /^(co|cm|om)$/.test(typed) : distance(typed, end) === 1;
}

/** Splits a domain after its first part; a comma counts as a dot. */
function split(domain: string): [name: string, end: string] {
  const [, name = '', end = ''] = /^([^.,]*)[.,]?(.*)$/.exec(domain) ?? [];
  return [name, end];
}

/** The number of letters to add, remove, replace or swap with the next one; more than `most` if there are more. */
function distance(one: string, other: string, most = MOST_SLIPS): number {
  if (one && one[0] === other[0]) return distance(one.slice(1), other.slice(1), most);
  if (!one || !other) return one.length + other.length;
  if (!most) return Infinity;
  const rest = (skipped: number, otherSkipped: number) =>
    distance(one.slice(skipped), other.slice(otherSkipped), most - 1);
  const isSwapped = one[0] === other[1] && one[1] === other[0];
  return 1 + Math.min(rest(1, 0), rest(0, 1), rest(1, 1), isSwapped ? rest(2, 2) : Infinity);
}
