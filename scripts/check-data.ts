/** Fails where the facts in `src/data` are not what their schemas and our own rules ask for. */
import {
  checkFrameworks,
  checkHelplines,
  checkLinks,
  checkMembers,
  checkSchema,
  type DocumentName,
} from './data/checks.js';
import { readFacts } from './data/facts.js';
import { report } from './report.js';

const facts = readFacts();
const { helplines, members, frameworks, links } = facts;

// What is not of the right form cannot be looked into.
const misshapen = (Object.keys(facts) as DocumentName[]).flatMap((name) => checkSchema(name, facts[name]));
const problems =
  misshapen.length > 0
    ? misshapen
    : [...checkHelplines(helplines), ...checkMembers(members), ...checkFrameworks(frameworks), ...checkLinks(links)];

const countries = (records: readonly { country: string }[]) => new Set(records.map(({ country }) => country)).size;
const shown = members.members.filter(({ bundle }) => bundle !== false);
const childLines = helplines.helplines.filter(({ audience }) => audience === 'children');
report(
  `data: ${helplines.helplines.length} lines in ${countries(helplines.helplines)} countries (child lines in ` +
    `${countries(childLines)}), emergency numbers of ${Object.keys(helplines.emergency).length}, ` +
    `${members.members.length} organisations (${shown.length} in ${countries(shown)} countries shown), ` +
    `${frameworks.frameworks.length} document, ${links.links.length} links`,
  problems,
);
