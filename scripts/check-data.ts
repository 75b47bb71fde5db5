/** Checks the facts in `src/data` against their schemas and our own rules, and the schemas against the code. */
import {
  checkCountryFiles,
  checkFrameworks,
  checkHelplineSchema,
  checkHelplines,
  checkLinks,
  checkMembers,
  checkSchema,
  readHelplineSchema,
  type DocumentName,
} from './data/checks.js';
import { readCountryFacts, readFacts } from './data/facts.js';
import { checkRecord, readRecord } from './data/publish.js';
import { report } from './report.js';

const facts = readFacts();
const { helplines, members, frameworks, links } = facts;

// The other checks only work on documents that match their schemas.
const schemaProblems = [
  ...checkCountryFiles(readCountryFacts()),
  ...checkHelplineSchema(readHelplineSchema()),
  ...(Object.keys(facts) as DocumentName[]).flatMap((name) => checkSchema(name, facts[name])),
];
const problems =
  schemaProblems.length > 0
    ? schemaProblems
    : [
        ...checkHelplines(helplines),
        ...checkMembers(members),
        ...checkFrameworks(frameworks),
        ...checkLinks(links),
        ...checkRecord(readCountryFacts(), readRecord()),
      ];

const countries = (records: readonly { country: string }[]) => new Set(records.map(({ country }) => country)).size;
const shown = members.members.filter(({ bundle }) => bundle !== false);
const known = helplines.helplines.filter(({ withdrawn }) => !withdrawn);
const childLines = known.filter(({ audience }) => audience === 'children');
report(
  `data: ${known.length} lines in ${countries(known)} countries (child lines in ` +
    `${countries(childLines)}), emergency numbers of ${Object.keys(helplines.emergency).length}, ` +
    `${members.members.length} organisations (${shown.length} in ${countries(shown)} countries shown), ` +
    `${frameworks.frameworks.length} document, ${links.links.length} links`,
  problems,
);
