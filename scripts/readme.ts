/** The README's tables of the elements, made from the manifest so that they cannot drift from the code. */
import { readFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { isPublicField, isPublicMethod, readManifest, type Declaration } from './manifest.js';

const README = 'README.md';

/** The README with fresh tables, by its path. */
export async function generateReadme(): Promise<Map<string, string>> {
  const elements = await readManifest();
  const readme = await readFile(README, 'utf8');
  const tables = elements.map(section).join('\n');
  const styles = `\`\`\`css\n${await readFile('stories/demo/reserve.css', 'utf8')}\`\`\``;
  const text = between(between(readme, 'elements', tables), 'reserved heights', styles);
  return new Map([[README, await format(text, { ...(await resolveConfig(README)), parser: 'markdown' })]]);
}

/** The text with something fresh between the two marks of a name. */
function between(text: string, name: string, fresh: string): string {
  const [start, end] = [`<!-- ${name}: made by npm run generate -->`, `<!-- end of ${name} -->`];
  const [before, rest] = text.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${README} lacks the marks around ${name}`);
  return `${before}${start}\n\n${fresh}\n\n${end}${after}`;
}

function section({
  tagName,
  description,
  attributes,
  members,
  slots,
  events,
  cssParts,
  cssProperties,
}: Declaration): string {
  const properties = (members ?? []).filter(isPublicField);
  const methods = (members ?? []).filter(isPublicMethod);
  const rows = [
    ...(attributes ?? []).map(({ name, description: text, parsedType, type }) => {
      return ['Attribute', `\`${name}\``, text, (parsedType ?? type)?.text];
    }),
    ...properties.map(({ name, description: text, type }) => ['Property', `\`${name}\``, text, type?.text]),
    ...methods.map(({ name, description: text }) => ['Method', `\`${name}()\``, text]),
    ...(slots ?? []).map(({ name, description: text }) => ['Slot', name ? `\`${name}\`` : '(default)', text]),
    ...(events ?? []).map(({ name, description: text, type }) => ['Event', `\`${name}\``, text, type?.text]),
    ...(cssParts ?? []).map(({ name, description: text }) => ['Part', `\`${name}\``, text]),
    ...(cssProperties ?? []).map(({ name, description: text, default: value }) => ['CSS', `\`${name}\``, text, value]),
  ];
  const cell = (text = '') => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const lines = rows.map(([kind, name, text, type]) => {
    return `| ${kind} | ${name} | ${cell(text)}${type ? ` \`${cell(type)}\`` : ''} |`;
  });
  return `### \`<${tagName}>\`\n\n${description}\n\n| | | |\n| --- | --- | --- |\n${lines.join('\n')}\n`;
}
