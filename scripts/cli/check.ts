import { fieldOf } from '../../src/data/fields.js';
import { readYesNo } from '../../src/data/readers.js';
import { FOUND, Fault, OK, UsageFault, onlyWord, type Command } from './command.js';
import {
  KIND_NAMES,
  kindOf,
  parseJson,
  readDocument,
  textOfFile,
  type Entry,
  type Finding,
  type KindName,
} from './document.js';
import { bytesOf } from './input.js';
import { lossesIn } from './json-losses.js';
import { tidy } from './tidy.js';
import { writeWhole } from './write.js';

export const check: Command = {
  summary: 'reads a document for `src` as the widgets do, and names each fault',
  help: `ecpat-data check FILE [--kind ${KIND_NAMES.join('|')}] [--write] [--json]

Reads a document of helplines, members or frameworks as the widgets do. Names record, field, value and the right form of
each fault. An unknown field is a fault, since it may be misspelt; put a $ before the name of a note of your own. For a
file that is not JSON, names line, column and the likely mistake. FILE is - for standard input.

  --kind   kind of the document, if its list has no name
  --write  writes the file in the tidy form of the schema. Values that cannot be read, unknown fields and unusable
           records stay as they are. Leaves the file alone if a part of it would be lost: letters of another encoding,
           a name that is there twice, digits of a long number, a document that the widget does not read.

Exit code: 0 no fault · 1 faults, or not JSON · 2 wrong usage

  npx -p @ecpat/widgets ecpat-data check helplines.json
  npx -p @ecpat/widgets ecpat-data check members.json --write
  curl -s https://www.example.org/helplines.json | npx -p @ecpat/widgets ecpat-data check -`,
  options: { kind: { type: 'string' }, write: { type: 'boolean' } },
  async run(given, surroundings) {
    const { print, printError } = surroundings;
    const file = onlyWord(given, 'the file to check');
    const chosen = given.option('kind');
    if (chosen !== undefined && !KIND_NAMES.includes(chosen as KindName)) {
      throw new UsageFault(`--kind is ${KIND_NAMES.join(', ')}, not "${chosen}"`);
    }
    if (file === '-' && given.has('write')) throw new UsageFault('--write needs a file');
    const text = textOfFile(await bytesOf(file, surroundings));
    if (/^"?id"?[,;\t]"?field"?[,;\t]/.test(text)) {
      throw new Fault(`${file} is a sheet, and no JSON document: send it to the people who keep the numbers`);
    }
    const parsed = parseJson(text);
    if ('fault' in parsed) throw new Fault(`${file} ${parsed.fault}`);
    const kind = (chosen as KindName | undefined) ?? kindOf(parsed.value);
    if (!kind) {
      throw new Fault(`${file} has no list "helplines", "members" or "frameworks": add its name, or use --kind`);
    }
    const reading = readDocument(parsed.value, kind);
    const { entries, unknown, isNewer } = reading;
    const losses = [...encodingIn(text), ...lossesIn(text)];
    const findings: Finding[] = [
      ...losses,
      ...reading.findings,
      ...entries.flatMap((entry) => entry.findings),
      ...(isNewer ? [] : unknown),
    ];
    const written = given.has('write') ? await write(file, text, losses, () => tidy(parsed.value, reading)) : undefined;
    const count = countOf(entries);
    if (given.isJson) {
      const said = {
        isWritten: written === 'written',
        ...(typeof written === 'object' && { notWritten: written.why }),
      };
      const ignored = isNewer ? unknown : [];
      print(JSON.stringify({ file, kind, records: entries.length, ...count, ...said, findings, ignored }, null, 2));
    } else {
      for (const finding of findings) print(`${finding.text}${hintFor(finding)}`);
      for (const { text: sentence } of isNewer ? unknown : []) print(sentence);
      const faults = findings.length === 1 ? '1 fault' : `${findings.length} faults`;
      if (written === 'written')
        print(findings.length > 0 ? `${file}: written, ${faults} left` : `${file} is tidy now`);
      if (typeof written === 'object') printError(`ecpat-data: ${file} ${written.why}`);
      const { used, withdrawn, unconfirmed } = count;
      const others = [
        withdrawn > 0 && `${withdrawn} withdrawn or replaced`,
        unconfirmed > 0 && `${unconfirmed} not confirmed, with "bundle": false`,
      ].filter(Boolean);
      const rest = others.length > 0 ? ` (${others.join(', ')})` : '';
      print(`${file}: ${used} of ${entries.length} ${kind} are shown, ${faults}${rest}`);
    }
    return findings.length > 0 || typeof written === 'object' ? FOUND : OK;
  },
};

/** Records that visitors see, and the reasons for the others. */
function countOf(entries: readonly Entry[]): { used: number; withdrawn: number; unconfirmed: number } {
  const read = entries.flatMap((entry): Record<string, unknown>[] => (entry.read ? [entry.read] : []));
  const withdrawn = read.filter(({ withdrawn, replacedBy }) => Boolean(withdrawn) || Boolean(replacedBy)).length;
  const unconfirmed = entries.filter(({ given }) => readYesNo(fieldOf(given, 'bundle')) === false).length;
  return { used: read.length - withdrawn, withdrawn, unconfirmed };
}

/** Bytes that are not UTF-8 become this mark, and a written file would keep it. */
function encodingIn(text: string): Finding[] {
  const fix = 'UTF-8: save the file in this encoding';
  return text.includes('\ufffd')
    ? [{ record: null, field: null, value: null, fix, text: `the encoding should be ${fix}` }]
    : [];
}

function hintFor({ text, record }: Finding): string {
  return text.endsWith(' is left out') && record ? ': correct the faults above' : '';
}

/** @returns the reason if the file cannot be written without a loss */
async function write(
  file: string,
  before: string,
  losses: readonly Finding[],
  make: () => object,
): Promise<'written' | 'unchanged' | { why: string }> {
  if (losses.length > 0) {
    return { why: `was not written, because parts of it would be lost: ${losses.map(({ text }) => text).join('; ')}` };
  }
  let text: string;
  try {
    text = `${JSON.stringify(make(), null, 2)}\n`;
  } catch (error) {
    if (error instanceof Fault) return { why: error.message };
    throw error;
  }
  if (text === before) return 'unchanged';
  await writeWhole(file, text);
  return 'written';
}
