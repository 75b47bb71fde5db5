/** Types of the JSON files in `src/data`, including the fields for editors. */
import { readFileSync, readdirSync } from 'node:fs';
import { CHANNEL_FIELDS, type ChannelValues } from '../../src/data/channels.js';
import type { Audience, ChannelHours, Check, Emergency, HelplineVariant } from '../../src/data/helplines.js';
import type { Framework } from '../../src/data/frameworks.js';
import type { Member, Network } from '../../src/data/members.js';

interface FactsDocument {
  schemaVersion: number;
  asOf: string;
}

export interface HelplineExtraFact {
  altPhones?: string[];
  area?: string;
  areaType?: 'region' | 'language';
  ages?: string;
  channel?: 'text-only' | 'web-only';
  smsKeyword?: string;
  abroadPhone?: string;
  abroadFree?: boolean;
  lines?: HelplineVariant[];
  vanity?: string;
  alsoReport?: string[];
  /** For editors only. */
  note?: string;
  /** Reason for the confidence. */
  basis?: string;
  websiteSeenAs?: string;
}

export interface HelplineFact extends ChannelValues {
  id: string;
  country: string;
  name: string;
  nameLang?: string;
  audience: Audience;
  phone: string | null;
  hours: string | null;
  channelHours?: ChannelHours;
  timeZone?: string;
  free: boolean | null;
  languages: string[];
  confidence: string;
  sources: string[];
  sourceDate: string | null;
  /** Groups that may use the line, by language tag. */
  conditions?: Record<string, string>;
  announcement?: Record<string, string>;
  checked?: Check & { how?: 'called' | 'own-page' | 'told-by-line' };
  withdrawn?: boolean;
  replacedBy?: string;
  extra?: HelplineExtraFact;
}

export interface EmergencyFact extends Emergency {
  confidence: string;
  sources: string[];
  sourceDate: string | null;
  via: string | null;
  /** Day when an editor read the source. */
  retrieved: string | null;
  note: string | null;
  /** Whether sources disagree; `alternatives` lists the numbers that are not used. */
  conflict?: boolean;
  alternatives?: string[];
}

/** A file in `src/data/countries`. */
export interface CountryFacts {
  /** As in the name of the file, or `*` in `world.json`. */
  country: string;
  /** Organisation that keeps the numbers right. */
  steward?: string;
  /** For editors only. */
  note?: string;
  emergency?: Partial<EmergencyFact>;
  /** Without their country. Fields that are not known are left out. */
  helplines?: Partial<HelplineFact>[];
}

export interface HelplinesFacts extends FactsDocument {
  helplines: HelplineFact[];
  emergency: Record<string, EmergencyFact>;
}

export interface MemberFact extends Member {
  id: string;
  /** Kind of member, in the words of the source. */
  type: string;
  source: string;
  note: string | null;
  /** False: not shown until it is confirmed. */
  bundle?: boolean;
  bundleReason?: string;
}

export interface MembersFacts extends FactsDocument {
  network: Network & { host: string; source: string };
  regions: string[];
  members: MemberFact[];
}

interface FrameworkFact extends Framework {
  source: string;
}

export interface FrameworksFacts extends FactsDocument {
  frameworks: FrameworkFact[];
}

interface LinkFact {
  id: string;
  url: string | null;
  use: string;
  source: string | null;
  note?: string;
}

export interface LinksFacts extends FactsDocument {
  links: LinkFact[];
}

export interface Facts {
  helplines: HelplinesFacts;
  members: MembersFacts;
  frameworks: FrameworksFacts;
  links: LinksFacts;
}

/**
 * Reads a JSON file of `src/data`.
 *
 * @param path - relative to that folder
 */
export function readDataFile(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../src/data/${path}`, import.meta.url), 'utf8'));
}

/** The files of the countries by their names without extension, in alphabetical order. */
export function readCountryFacts(): Map<string, CountryFacts> {
  const names = readdirSync(new URL('../../src/data/countries/', import.meta.url)).sort();
  return new Map(
    names.map((name) => [name.replace('.json', ''), readDataFile(`countries/${name}`) as CountryFacts] as const),
  );
}

/** The document that the files of the countries make together, in the form of `helplines.schema.json`. */
export function assembleHelplines(countries: Iterable<CountryFacts>, asOf: string): HelplinesFacts {
  const list = [...countries];
  return {
    schemaVersion: 1,
    asOf,
    helplines: list.flatMap(({ country, helplines = [] }) =>
      helplines.map(({ id, ...row }) => ({ id, country, ...UNKNOWN_LINE, ...row }) as HelplineFact),
    ),
    emergency: Object.fromEntries(
      list.flatMap(({ country, emergency }) =>
        emergency ? [[country, { ...UNKNOWN_EMERGENCY, ...emergency } as EmergencyFact]] : [],
      ),
    ),
  };
}

const UNKNOWN_LINE = {
  name: null,
  audience: null,
  phone: null,
  ...Object.fromEntries(CHANNEL_FIELDS.map((field) => [field, null])),
  hours: null,
  free: null,
  languages: [],
  sources: [],
  sourceDate: null,
  confidence: null,
};
const UNKNOWN_EMERGENCY = {
  general: [],
  police: [],
  confidence: null,
  sources: [],
  sourceDate: null,
  via: null,
  retrieved: null,
  note: null,
};

/** Facts about the published numbers as a whole. */
export interface Release {
  /** Day of the last review of all rows, `2026-11-23`. */
  asOf: string;
  /** Day of the last release, `2026.12.01`; a further one of the same day `2026.12.01.2`. */
  version: string;
}

export function readFacts(): Facts {
  const { asOf } = readDataFile('release.json') as Release;
  return {
    helplines: assembleHelplines(readCountryFacts().values(), asOf),
    members: readDataFile('members.json') as MembersFacts,
    frameworks: readDataFile('frameworks.json') as FrameworksFacts,
    links: readDataFile('links.json') as LinksFacts,
  };
}
