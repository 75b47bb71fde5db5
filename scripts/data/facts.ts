/** Types of the JSON files in `src/data`, including the fields for editors. */
import { readFileSync } from 'node:fs';
import type { ChannelValues } from '../../src/data/channels.js';
import type { Audience, Emergency, HelplineVariant } from '../../src/data/helplines.js';
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
  forAdults?: boolean;
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
  timeZone?: string;
  free: boolean | null;
  languages: string[];
  confidence: string;
  sources: string[];
  sourceDate: string | null;
  announcement?: Record<string, string>;
  withdrawn?: boolean;
  replacedBy?: string;
  extra?: HelplineExtraFact;
}

export interface EmergencyFact extends Emergency {
  confidence: string;
  sources: string[];
  via: string | null;
  /** Day when an editor read the source. */
  retrieved: string | null;
  note: string | null;
  /** Whether sources disagree; `alternatives` lists the numbers that are not used. */
  conflict?: boolean;
  alternatives?: string[];
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

export function readFacts(): Facts {
  return {
    helplines: readDataFile('helplines.json') as HelplinesFacts,
    members: readDataFile('members.json') as MembersFacts,
    frameworks: readDataFile('frameworks.json') as FrameworksFacts,
    links: readDataFile('links.json') as LinksFacts,
  };
}
