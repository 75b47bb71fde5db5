/** Whitespace, then one token of JSON: a bracket, a comma or colon, a text, or another value. */
const TOKEN =
  /[ \t\n\r]*(?:([[\]{},:])|("(?:[^"\\\t\n\r]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;
/** Kinds of token that a value can begin with: `"` is a text, `v` another value. */
const VALUE = '[{"v';

/** Says where a text stops being JSON, and why. Browsers name the place in different ways, and some do not name it. */
export function explainFault(text: string): string {
  const before = text.slice(0, findFault(text));
  const lines = before.split('\n');
  const advice = adviceFor(before.trimEnd().slice(-1), text.slice(before.length, before.length + 2));
  return `line ${lines.length}, column ${lines.at(-1)!.length + 1}: ${advice}`;
}

/** Index of the first character that JSON does not allow. */
function findFault(text: string): number {
  /** Brackets that close what is open, from the outermost. */
  const open: string[] = [];
  let expected = VALUE;
  let last = '';
  TOKEN.lastIndex = 0;
  for (;;) {
    const start = TOKEN.lastIndex;
    const [token, mark, quoted] = TOKEN.exec(text) ?? [];
    const kind = mark ?? (quoted ? '"' : 'v');
    if (token === undefined || !expected.includes(kind)) return start + /^\s*/.exec(text.slice(start))![0].length;
    const isName = kind === '"' && last !== ':' && open.at(-1) === '}';
    if (kind === '{') open.push('}');
    else if (kind === '[') open.push(']');
    else if (/[}\]]/.test(kind)) open.pop();
    const end = open.at(-1) ?? '';
    if (isName) expected = ':';
    else if (kind === '{') expected = '"}';
    else if (kind === ',' && end === '}') expected = '"';
    else if (/[[:,]/.test(kind)) expected = kind === '[' ? `${VALUE}]` : VALUE;
    else expected = end && `,${end}`;
    last = kind;
  }
}

/**
 * @param last - character before the fault
 * @param rest - the two characters at the fault
 */
function adviceFor(last: string, rest: string): string {
  if (rest === '') return 'the end is missing';
  if (rest.startsWith('<')) return 'this is a web page';
  if (/^[}\]]/.test(rest) && last === ',') return 'remove the comma before this';
  if (/^\/[/*]/.test(rest)) return 'remove the comment';
  if (/^["[{]/.test(rest) && /[^,:[{]/.test(last)) return 'a comma is missing before this';
  // Also for numbers that begin with 0 or +, and for texts with a line break in them.
  return 'write names, texts and telephone numbers in double quotes, in one line';
}
