/** Reads an email address as people type and paste it. Knows no fields and no page. */

/** Characters that input methods and word processors write, with the plain ones that a mail address has. */
const LOOKALIKES: readonly (readonly [RegExp, string])[] = [
  // Invisible: zero-width blanks, marks of direction, soft hyphens. Joiners inside Arabic and Indic words are letters.
  [/(?![\u200c\u200d][\u0600-\u0dff])[\p{DI}\p{Cf}]/gu, ''],
  [/\s+/g, ' '],
  // Full stops of Chinese and Japanese keyboards.
  [/[\u3002\uff61]/g, '.'],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/[‘’]/g, "'"],
];
/** Characters that cannot begin an address, and those that cannot end one. */
const BEFORE = /^[\s"'“”„«»‹›‚`´•·]+/;
const AFTER = /[^\p{L}\p{M}\p{N}]+$/u;
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** More text than this is no address with its surroundings, and would take some of these patterns seconds. */
const LONGEST_TEXT = 1000;

/**
 * The address in a typed or pasted text, without the text around it: `mailto:`, a name, brackets, quotes, a last dot,
 * invisible characters.
 *
 * @returns the text itself if it is very long, or unless exactly one address is certain; the address may still be invalid
 */
export function cleanAddress(typed: string): string {
  if (typed.length > LONGEST_TEXT) return typed;
  // Full-width letters, digits and signs.
  let text = typed.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  for (const [lookalike, plain] of LOOKALIKES) text = text.replace(lookalike, plain);
  if (/^\W*mailto:/i.test(text)) text = decodeLink(text);
  // An address in brackets may follow a name, or the same address.
  const pieces = text.split(/[<>()[\]]/).filter((piece) => piece.includes('@'));
  const [address = '', ...others] = new Set(pieces.map(cleanPiece));
  return others.length === 0 && ADDRESS.test(address) ? address : typed;
}

/** Removes the query of a `mailto:` link, and decodes its ASCII characters. */
function decodeLink(text: string): string {
  const [link = ''] = text.split('?');
  return link.replace(/%([2-7][\da-f])/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

function cleanPiece(piece: string): string {
  return (
    piece
      // A label or a scheme: neither has an @, and no address has a colon.
      .replace(/^[^@]*:\/*/, '')
      .replace(/^([^@]*@[^@?]*)\?.*/, '$1')
      .replace(BEFORE, '')
      .replace(AFTER, '')
      .replace(/ ?@ ?/g, '@')
      // Keyboards of phones add a blank after a dot.
      .replace(/^(\S+@[^\s.]+) ?\. ?(\S+)$/, '$1.$2')
  );
}
