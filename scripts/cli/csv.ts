/**
 * Tables for spreadsheets, which change what looks like a number, a date or a formula: `0722` becomes 722, `24/7` a day in
 * July, and `+254…` is calculated.
 */

import { Fault } from './command.js';

const MARK = '\ufeff';

/**
 * A table as CSV. An apostrophe before a value keeps it as text; spreadsheets use the same sign.
 *
 * @param separator - programs in many languages expect a semicolon
 */
export function writeCsv(rows: readonly (readonly string[])[], separator: ',' | ';' = ','): string {
  const lines = rows.map((row) => row.map((value) => quote(guard(value), separator)).join(separator));
  // The mark makes spreadsheets read UTF-8.
  return `${MARK}${lines.join('\r\n')}\r\n`;
}

/** Only a value that begins with a letter is text for every program. */
function guard(value: string): string {
  return value === '' || /^\p{L}/u.test(value) ? value : `'${value}`;
}

function quote(value: string, separator: string): string {
  return value.includes(separator) || /["\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/**
 * The rows of a table that a person has saved from a spreadsheet: with commas, semicolons or tabs, with or without
 * apostrophes, in UTF-8 or UTF-16. Throws a fault for any other encoding.
 *
 * @param keepMarks - keeps the apostrophes, which show that a value is as somebody wrote it
 */
export function readCsv(content: Uint8Array, keepMarks = false): string[][] {
  const whole = decode(content);
  // Excel's own line about the separator.
  const [line = '', named] = /^sep=(.)(?:\r\n|\r|\n)/i.exec(whole) ?? [];
  const text = whole.slice(line.length);
  const [first = ''] = text.split(/\r?\n/, 1);
  const separator = [';', '\t', ','].find((mark) => (named ?? first).includes(mark)) ?? ',';
  const rows: string[][] = [];
  const value = new RegExp(`"((?:[^"]|"")*)"|([^${separator}\\r\\n]*)`, 'y');
  let row: string[] = [];
  for (let at = 0; at < text.length;) {
    value.lastIndex = at;
    const [cell, quoted, plain = ''] = value.exec(text)!;
    const written = quoted?.replaceAll('""', '"') ?? plain;
    row.push(keepMarks ? written.trim() : withoutMark(written));
    at += cell.length;
    const end = /^(?:\r\n|\r|\n)/.exec(text.slice(at, at + 2))?.[0];
    if (end === undefined && text[at] === separator) at += 1;
    else if (end !== undefined || at >= text.length) {
      rows.push(row);
      row = [];
      at += end?.length ?? 0;
    } else throw new Fault(`is not a table: row ${rows.length + 1} has text before or after a value in quotes`);
  }
  if (row.length > 0) rows.push([...row, '']);
  return rows.filter((values) => values.some((one) => one !== ''));
}

/** Whether a value has an apostrophe before it. */
export function isMarkedAsText(value: string): boolean {
  return value.trim().startsWith("'");
}

/** A value without the apostrophe that keeps it as text. */
export function withoutMark(value: string): string {
  return value.trim().replace(/^'/, '').trim();
}

/** No guess: the name of an organisation in Russian would become other letters, and visitors would read them. */
function decode(content: Uint8Array): string {
  const isWide = content[0] === 0xff && content[1] === 0xfe;
  if (isWide) return new TextDecoder('utf-16le').decode(content);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw new Fault('is not in UTF-8: in the spreadsheet, choose "Save as" and "CSV UTF-8"');
  }
}
