/**
 * One token of JSON. A group is empty where something else follows than JSON allows after this token; whether that is an
 * object or a list is not looked at.
 */
const TOKEN =
  /\s*(?:[[,:](?:(?=\s*["[{\w-])|(?<=\[)(?=\s*])|())|\{(?:(?=\s*["}])|())|"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"(?:(?=\s*[:,}\]])|())|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[}\]])(?:(?=\s*(?:[,}\]]|$))|()))/y;

/** Says where a text stops being JSON, and why. Browsers name the place in different ways, and some do not name it. */
export function explainFault(text: string): string {
  TOKEN.lastIndex = 0;
  let at = 0;
  for (let isRight = true; isRight;) {
    const token = TOKEN.exec(text);
    if (token) at = TOKEN.lastIndex;
    isRight = token !== null && !token.includes('');
  }
  at += /^\s*/.exec(text.slice(at))![0].length;
  const before = text.slice(0, at);
  const lines = before.split('\n');
  return `line ${lines.length}, column ${lines.at(-1)!.length + 1}: ${adviceFor(before.trimEnd().slice(-1), text[at])}`;
}

/**
 * @param last - character before the fault
 * @param next - character at the fault
 */
function adviceFor(last: string, next: string | undefined): string {
  if (next === undefined) return 'the end is missing, or a bracket too many';
  if (next === '<' && last === '') return 'this is a web page';
  if (last === ',' && /[,}\]]/.test(next)) return 'remove the comma before this';
  if (next === '/') return 'remove the comment';
  if (/["[{]/.test(next) && /[^,:[{]/.test(last)) return 'a comma is missing before this';
  // Also for numbers that begin with 0 or +, and for texts with a line break or a tab in them.
  return 'write names, texts and telephone numbers in double quotes, in one line';
}
