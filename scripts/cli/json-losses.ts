/** Finds what `JSON.parse` loses without an error, so that nobody writes a file without it. */
import type { Finding } from './document.js';

/** A text with the colon behind a name, a bracket, or a number or word. */
const TOKEN = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|[{}[\]]|[^\s{}[\]:,"]+/gs;

/** @param text - valid JSON */
export function lossesIn(text: string): Finding[] {
  const found: Finding[] = [];
  const objects: Set<string>[] = [];
  for (const { 0: token, 1: quoted, 2: colon, index } of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') objects.push(new Set());
    else if (token === '}' || token === ']') objects.pop();
    else if (quoted !== undefined && colon !== undefined) {
      const name = JSON.parse(quoted) as string;
      const names = objects.at(-1)!;
      if (names.has(name)) found.push(repeated(name, lineAt(text, index)));
      names.add(name);
    } else if (quoted === undefined && isCut(token)) found.push(cut(token, lineAt(text, index)));
  }
  return found;
}

function repeated(name: string, line: number): Finding {
  const fix = 'each name once';
  return {
    record: null,
    field: name,
    value: null,
    fix,
    text: `line ${line}: "${name}" is there twice, and only the last one is read: write ${fix}`,
  };
}

function cut(number: string, line: number): Finding {
  const fix = `"${number}" in double quotes`;
  return {
    record: null,
    field: null,
    value: number,
    fix,
    text: `line ${line}: a long number loses digits: write ${fix}`,
  };
}

/** Whether a number has more digits than a number in JavaScript. */
function isCut(token: string): boolean {
  if (!/^-?\d/.test(token)) return false;
  if (/^-?\d+$/.test(token)) return token !== '-0' && String(Number(token)) !== token;
  return token.replace(/e.*$/i, '').replace(/\D|^[-0.]+/g, '').length > 15;
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
