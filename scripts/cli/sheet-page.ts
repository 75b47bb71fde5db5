/** The sheet as a page to print. */
import { escapeMarkup } from '../../stories/elements.js';
import type { EmergencyFact, HelplineFact, HelplinesFacts } from '../data/facts.js';
import type { Aged } from '../data/stale.js';
import { NEW_FIELDS, emergencyFactsOf, factsOf, type SheetFact } from './sheet-facts.js';

const STYLE = `
  body { font: 11pt/1.4 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
  section { break-inside: avoid; border-top: 2px solid; margin-top: 1.5rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { border: 1px solid #888; padding: 0.3rem 0.5rem; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
  td.tick { text-align: center; width: 3rem; }
  td.new { width: 30%; }
  p.doubt { border: 1px solid; padding: 0.3rem 0.5rem; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.5rem 1rem; }
  dd { border-bottom: 1px solid; margin: 0; min-height: 1.6em; }
  ul { font-size: 9pt; }
`;

/** @param rows - with the age of each row, undated ones first, then the oldest */
export function pageOf(title: string, document: HelplinesFacts & { version?: string }, rows: readonly Aged[]): string {
  const lines = new Map(document.helplines.map((line) => [line.id, line]));
  const sections = rows.map((row) => {
    const line = lines.get(row.id);
    return line ? lineSection(line, row) : emergencySection(document.emergency[row.country]!, row);
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeMarkup(title)}: check of the numbers</title>
<style>${STYLE}</style>
<h1>${escapeMarkup(title)}: check of the numbers</h1>
<p>Version ${escapeMarkup(document.version ?? 'unknown')}. Undated rows come first, then the oldest. Ask the line itself, or read its own page. Tick one box in each row:
right, wrong (write the new value) or gone (there is no such channel; beside the name: the
line has ended). Write in the table of the same name, or
send this page to the people who keep the numbers.</p>
<dl><dt>Checked by (organisation)</dt><dd></dd><dt>On (day, month as a word, year)</dt><dd></dd>
<dt>How</dt><dd>☐ called ☐ the line’s own page says so ☐ the line told us</dd></dl>
${sections.join('\n')}
${missingSection()}
</html>
`;
}

function missingSection(): string {
  const rows = NEW_FIELDS.map((field) => `<tr><td>${field}</td><td class="new"></td><td class="new"></td></tr>`);
  return `<section>
<h2>Lines that are missing here</h2>
<table>
${rows.join('\n')}
</table>
</section>`;
}

function lineSection(line: HelplineFact, row: Aged): string {
  const { note, basis, websiteSeenAs } = line.extra ?? {};
  const doubts = [
    note,
    basis && `Why we trust it: ${basis}`,
    websiteSeenAs && `The website was seen as ${websiteSeenAs}`,
  ];
  return section(`${line.name} (${line.id})`, row, line.nameLang, factsOf(line), doubts, line.sources);
}

function emergencySection(numbers: EmergencyFact, row: Aged): string {
  const others = numbers.alternatives?.join(', ');
  const doubts = [
    numbers.conflict || others ? `Sources disagree.${others ? ` Other sources say ${others}.` : ''}` : '',
    numbers.note,
    numbers.via && `Read through ${numbers.via}`,
  ];
  return section('Emergency numbers', row, undefined, emergencyFactsOf(numbers), doubts, numbers.sources);
}

function section(
  heading: string,
  { date, months, checkedBy }: Aged,
  lang: string | undefined,
  facts: readonly SheetFact[],
  doubts: readonly (string | null | undefined)[],
  sources: readonly string[],
): string {
  const since = checkedBy === null ? 'Source' : `Checked by ${checkedBy}`;
  const age =
    months === null ? 'The source has no date.' : `${since}: ${date}, ${months} month${months === 1 ? '' : 's'} ago.`;
  const language = lang ? ` lang="${escapeMarkup(lang)}"` : '';
  return `<section>
<h2><bdi${language}>${escapeMarkup(heading)}</bdi></h2>
<p>${escapeMarkup(age)}</p>
${doubts.flatMap((doubt) => (doubt ? `<p class="doubt">${escapeMarkup(doubt)}</p>` : [])).join('\n')}
<table>
<tr><th>Field</th><th>Value now</th><th>Right</th><th>Wrong</th><th>Gone</th><th>New value</th></tr>
${facts.map(factRow).join('\n')}
</table>
<ul>${sources.map((source) => `<li>${escapeMarkup(source)}</li>`).join('')}</ul>
</section>`;
}

function factRow({ label, value }: SheetFact): string {
  const tick = '<td class="tick">☐</td>';
  return `<tr><td>${label}</td><td><bdi>${escapeMarkup(value || 'not known')}</bdi></td>${tick.repeat(3)}<td class="new"></td></tr>`;
}
