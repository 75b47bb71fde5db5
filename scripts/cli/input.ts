/** Reads the documents that a person names. */
import { readFile } from 'node:fs/promises';
import { isObject } from '../../src/data/fields.js';
import { assembleHelplines, type CountryFacts, type HelplineFact, type HelplinesFacts } from '../data/facts.js';
import { Fault, type Surroundings } from './command.js';
import { parseJson, readDocument, textOfFile, type Finding } from './document.js';
import { reasonOf } from './reasons.js';
import { tidy } from './tidy.js';

/** @param file - `-` for standard input */
export async function bytesOf(file: string, { readInput }: Surroundings): Promise<Uint8Array> {
  if (file === '-') return readInput();
  try {
    return await readFile(file);
  } catch (error) {
    throw new Fault(`${file} cannot be read: ${reasonOf(error)}`);
  }
}

/** A pulled document or one of an author, in the form of the published ones. */
export async function documentFrom(
  file: string,
  surroundings: Surroundings,
): Promise<HelplinesFacts & { version?: string }> {
  const parsed = parseJson(textOfFile(await bytesOf(file, surroundings)));
  if ('fault' in parsed) throw new Fault(`${file} ${parsed.fault}`);
  const reading = readDocument(parsed.value, 'helplines');
  const faults = [...reading.findings, ...reading.entries.flatMap(({ findings }) => findings)].filter(isInTheWay);
  if (faults.length > 0) {
    throw new Fault(`${file} has a fault: ${faults[0]!.text}. "ecpat-data check ${file}" lists all faults`);
  }
  const document = tidied(file, parsed.value, reading);
  const rows = document['helplines'] as Partial<HelplineFact>[];
  const emergency = isObject(document['emergency']) ? document['emergency'] : {};
  const countries: CountryFacts[] = Object.entries(emergency).map(([country, numbers]) => {
    return { country, emergency: numbers as CountryFacts['emergency'] & object };
  });
  const { version, asOf } = document;
  return {
    ...assembleHelplines([{ country: '*', helplines: rows }, ...countries], typeof asOf === 'string' ? asOf : ''),
    ...(typeof version === 'string' && { version }),
  };
}

function tidied(file: string, value: unknown, reading: ReturnType<typeof readDocument>): Record<string, unknown> {
  try {
    return tidy(value, reading);
  } catch (error) {
    throw error instanceof Fault ? new Fault(`${file} ${error.message}`) : error;
  }
}

/** Hours that only people can read are texts like any other. */
function isInTheWay({ text, value }: Finding): boolean {
  return !(text.endsWith('(shown as written)') && value !== '[list]' && value !== '{object}');
}

/** The part of a document that belongs to a country. */
export function partOf<Facts extends HelplinesFacts>(document: Facts, code: string): Facts {
  return {
    ...document,
    helplines: document.helplines.filter(({ country }) => country === code),
    emergency: Object.fromEntries(Object.entries(document.emergency).filter(([country]) => country === code)),
  };
}
