import { readFile } from 'node:fs/promises';
import { FOUND, Fault, OK, UsageFault, onlyWord, type Command, type Surroundings } from './command.js';
import { KIND_NAMES, kindOf, parseJson, readDocument, textOfFile, type Finding, type KindName } from './document.js';
import { tidy } from './tidy.js';
import { writeWhole } from './write.js';

export const check: Command = {
  summary: 'reads a document for `src` as the widgets do, and names each fault',
  help: `ecpat-data check FILE [--kind ${KIND_NAMES.join('|')}] [--write] [--json]

Reads a document of helplines, members or frameworks as the widgets do. Names record, field, value and the right form of
each fault. For a file that is not JSON, names line, column and the likely mistake. FILE is - for standard input.

  --kind   kind of the document, if its list has no name
  --write  writes the file in the tidy form of the schema. Values that cannot be read, unknown fields and unusable
           records stay as they are.

Exit code: 0 no fault · 1 faults, or not JSON · 2 wrong usage

  npx -p @ecpat/widgets ecpat-data check helplines.json
  npx -p @ecpat/widgets ecpat-data check members.json --write
  curl -s https://www.example.org/helplines.json | npx -p @ecpat/widgets ecpat-data check -`,
  options: { kind: { type: 'string' }, write: { type: 'boolean' } },
  async run(given, surroundings) {
    const { print } = surroundings;
    const file = onlyWord(given, 'the file to check');
    const chosen = given.option('kind');
    if (chosen !== undefined && !KIND_NAMES.includes(chosen as KindName)) {
      throw new UsageFault(`--kind is ${KIND_NAMES.join(', ')}, not "${chosen}"`);
    }
    if (file === '-' && given.has('write')) throw new UsageFault('--write needs a file');
    const text = textOfFile(await bytesOf(file, surroundings));
    const parsed = parseJson(text);
    if ('fault' in parsed) throw new Fault(`${file} ${parsed.fault}`);
    const kind = (chosen as KindName | undefined) ?? kindOf(parsed.value);
    if (!kind) {
      throw new Fault(`${file} has no list "helplines", "members" or "frameworks": add its name, or use --kind`);
    }
    const reading = readDocument(parsed.value, kind);
    const findings: Finding[] = [...reading.findings, ...reading.entries.flatMap((entry) => entry.findings)];
    // Bytes that are not UTF-8 become this mark.
    if (text.includes('\ufffd')) {
      const fix = 'UTF-8: save the file in this encoding';
      findings.unshift({ record: null, field: null, value: null, fix, text: `the encoding should be ${fix}` });
    }
    const writeTidy = async () => given.has('write') && (await write(file, text, () => tidy(parsed.value, reading)));
    const used = reading.entries.filter(({ read }) => read).length;
    if (given.isJson) {
      const { unknown } = reading;
      const isWritten = await writeTidy();
      print(
        JSON.stringify({ file, kind, records: reading.entries.length, used, isWritten, findings, unknown }, null, 2),
      );
    } else {
      for (const finding of findings) print(`${finding.text}${hintFor(finding)}`);
      for (const field of reading.unknown) print(`${field} is not a field of the form, and is ignored`);
      if (await writeTidy()) print(`${file} is tidy now.`);
      print(`${file}: ${used} of ${reading.entries.length} ${kind} are shown, ${findings.length} faults`);
    }
    return findings.length > 0 ? FOUND : OK;
  },
};

function hintFor({ text, record }: Finding): string {
  return text.endsWith(' is left out') && record ? ': correct the faults above' : '';
}

async function bytesOf(file: string, { readInput }: Surroundings): Promise<Uint8Array> {
  if (file === '-') return readInput();
  try {
    return await readFile(file);
  } catch (error) {
    throw new Fault(`${file} cannot be read: ${(error as Error).message}`);
  }
}

async function write(file: string, before: string, make: () => object): Promise<boolean> {
  let text: string;
  try {
    text = `${JSON.stringify(make(), null, 2)}\n`;
  } catch (error) {
    if (error instanceof Fault) throw new Fault(`${file} ${error.message}`);
    throw error;
  }
  if (text === before) return false;
  await writeWhole(file, text);
  return true;
}
