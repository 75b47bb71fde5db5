/** The parts of `docs/` that repeat code, made from it so that they cannot drift: API tables, samples, settings. */
import { readFile, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { isPublicField, isPublicMethod, readManifest, type Declaration } from './manifest.js';

const DOCS = 'docs';
/** A part between its marks, e.g. `<!-- generated: file stories/demo/reserve.css -->`. */
const PART = /(<!-- generated: (api|file) (\S+) -->)[^]*?(<!-- end of generated -->)/g;
/** Languages of code blocks, where a file's ending does not name one. */
const LANGUAGES: Readonly<Record<string, string>> = { '.conf': 'nginx', '.htaccess': 'apache', _headers: 'text' };

/** Each page with fresh parts, by its path. */
export async function generateDocs(): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  for (const path of await markdownFiles()) {
    const text = await readFile(path, 'utf8');
    const parts = await Promise.all(
      [...text.matchAll(PART)].map(([, , kind, name]) => (kind === 'api' ? apiOf(name!) : codeOf(name!))),
    );
    if (parts.length === 0) continue;
    const fresh = text.replace(PART, (_, start: string, _kind, _name, end: string) =>
      [start, parts.shift(), end].join('\n\n'),
    );
    pages.set(path, await format(fresh, { ...(await resolveConfig(path)), parser: 'markdown' }));
  }
  return pages;
}

async function markdownFiles(): Promise<string[]> {
  const names = await readdir(DOCS, { recursive: true });
  return names
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => join(DOCS, name).replaceAll('\\', '/'));
}

async function codeOf(path: string): Promise<string> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const language = LANGUAGES[name] ?? LANGUAGES[extname(name)] ?? extname(name).slice(1);
  return codeBlock(language, await readFile(path, 'utf8'));
}

function codeBlock(language: string, code: string): string {
  return `\`\`\`${language}\n${code.trimEnd()}\n\`\`\``;
}

async function apiOf(tagName: string): Promise<string> {
  const element = (await readManifest()).find((declaration) => declaration.tagName === tagName);
  if (!element) throw new Error(`no element is called ${tagName}`);
  const { attributes = [], members = [], slots = [], events = [], cssParts = [], cssProperties = [] } = element;
  const properties = members.filter(isPublicField);
  const methods = members.filter(isPublicMethod);
  return [
    table('Attributes', ['Attribute', 'Type', 'Description'], attributes.map(toAttribute)),
    table(
      'Properties',
      ['Property', 'Type', 'Description'],
      properties.map(({ name, type, description }) => [code(name), code(type?.text), description]),
    ),
    table(
      'Methods',
      ['Method', 'Description'],
      methods.map(({ name, description }) => [code(`${name}()`), description]),
    ),
    table(
      'Slots',
      ['Slot', 'Description'],
      slots.map(({ name, description }) => [name ? code(name) : '(default)', description]),
    ),
    table(
      'Events',
      ['Event', 'Type', 'Description'],
      events.map(({ name, type, description }) => [code(name), code(type?.text), description]),
    ),
    await detailsOf(element),
    table(
      'Parts',
      ['Part', 'Description'],
      cssParts.map(({ name, description }) => [code(name), description]),
    ),
    table(
      'CSS properties',
      ['Property', 'Default', 'Description'],
      cssProperties.map(({ name, default: value, description }) => [code(name), code(value), description]),
    ),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function toAttribute({ name, description, parsedType, type }: NonNullable<Declaration['attributes']>[number]) {
  return [code(name), code((parsedType ?? type)?.text), description];
}

function code(text?: string): string {
  return text ? `\`${text}\`` : '';
}

/** Empty where the element has none of a kind. */
function table(heading: string, columns: string[], rows: (string | undefined)[][]): string {
  if (rows.length === 0) return '';
  const line = (cells: (string | undefined)[]) =>
    `| ${cells.map((cell = '') => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  const lines = [line(columns), line(columns.map(() => '---')), ...rows.map(line)];
  return `### ${heading}\n\n${lines.join('\n')}`;
}

/** The types of the details of an element's events, with the types that they refer to. */
async function detailsOf({ tagName, events = [] }: Declaration): Promise<string> {
  const declarations = await declarationsFor(tagName);
  const named = new Set<string>();
  const add = (text = '') => {
    for (const [name] of text.matchAll(/\b[A-Z]\w*/g)) {
      if (named.has(name) || !declarations.has(name)) continue;
      named.add(name);
      add(declarations.get(name));
    }
  };
  for (const { type } of events) add(type?.text);
  return codeBlock('ts', [...named].map((name) => declarations.get(name)).join('\n\n'));
}

/** Exported types by name, of an element's own files and of those that it may import. */
async function declarationsFor(tagName: string): Promise<Map<string, string>> {
  const pattern = /^(?:\/\*\*(?:(?!\*\/)[^])*\*\/\n)?export ((?:interface \w+ \{[^]*?^\}|type \w+ =[^;]*;))/gm;
  const found = new Map<string, string>();
  for (const folder of ['src/data', 'src/internal', `src/${tagName.replace('ecpat-', '')}`]) {
    for (const name of await readdir(folder)) {
      if (!name.endsWith('.ts')) continue;
      for (const [text, declaration] of (await readFile(join(folder, name), 'utf8')).matchAll(pattern)) {
        found.set(/^\w+ (\w+)/.exec(declaration!)![1]!, text.replace(/^export /m, ''));
      }
    }
  }
  return found;
}
