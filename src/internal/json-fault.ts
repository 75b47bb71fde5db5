/** Whitespace, then one token of JSON: a bracket, a comma or colon, a text, or another value. */
const TOKEN =
  /[ \t\n\r]*(?:([[\]{},:])|("(?:[^"\\\t\n\r]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;
/** Kinds of token that a value can begin with: `"` is a text, `v` another value. */
const VALUE = '[{"v';

interface Fault {
  /** Index of the first character that JSON does not allow. */
  at: number;
  /** Kinds of token that JSON allows there. */
  expected: string;
  /** Kind of the token before. */
  last: string;
}

/** Says where a text stops being JSON, and why. Browsers name the place in different ways, and some do not name it. */
export function explainFault(text: string): string {
  const fault = findFault(text);
  const lines = text.slice(0, fault.at).split('\n');
  return `line ${lines.length}, column ${lines.at(-1)!.length + 1}: ${adviceFor(text, fault)}`;
}

function findFault(text: string): Fault {
  const open: string[] = [];
  let expected = VALUE;
  let last = '';
  TOKEN.lastIndex = 0;
  for (;;) {
    const start = TOKEN.lastIndex;
    const [token, mark, quoted] = TOKEN.exec(text) ?? [];
    const kind = mark ?? (quoted ? '"' : 'v');
    if (token === undefined || !expected.includes(kind)) {
      return { at: start + /^[ \t\n\r]*/.exec(text.slice(start))![0].length, expected, last };
    }
    const isName = kind === '"' && last !== ':' && open.at(-1) === '}';
    if (kind === '{' || kind === '[') open.push(kind === '{' ? '}' : ']');
    else if (kind === '}' || kind === ']') open.pop();
    const end = open.at(-1) ?? '';
    if (kind === '{') expected = '"}';
    else if (kind === '[') expected = `${VALUE}]`;
    else if (kind === ':') expected = VALUE;
    else if (kind === ',') expected = end === '}' ? '"' : VALUE;
    else if (isName) expected = ':';
    else expected = end && `,${end}`;
    last = kind;
  }
}

function adviceFor(text: string, { at, expected, last }: Fault): string {
  const rest = text.slice(at, at + 20);
  if (rest === '') return last ? 'the end is missing' : 'it is empty';
  if (rest.startsWith('<')) return 'it is a web page';
  if (/^[}\]]/.test(rest) && last === ',') return 'remove the comma before this';
  if (/^\/[/*]|^#/.test(rest)) return 'remove the comment';
  if (/^\d/.test(rest) && text[at - 1] === '0') return 'write a number that begins with 0 in double quotes';
  if (expected.startsWith(',') && /^["'{[\w]/.test(rest)) return 'a comma is missing before this';
  if (rest.startsWith('"')) return 'this text has no end, or a line break or backslash in it';
  if (/^[\w'‘’“”+(]/.test(rest)) return 'write names and texts in double quotes';
  return `remove ${rest[0]}`;
}
