/** What the project says elsewhere, for guides: it is not written twice. */
import { AnchorMdx, CodeOrSourceMdx, HeadersMdx } from '@storybook/addon-docs/blocks';
import changelog from '../../CHANGELOG.md?raw';
import contributing from '../../CONTRIBUTING.md?raw';
import readme from '../../README.md?raw';
import guarantees from '../../docs/contributing/guarantees.md?raw';
import facts from '../../src/data/README.md?raw';
import services from '../../src/signup-form/services/README.md?raw';
import './guides.css';

const FILES = {
  'CHANGELOG.md': changelog,
  'CONTRIBUTING.md': contributing,
  'README.md': readme,
  'docs/contributing/guarantees.md': guarantees,
  'src/data/README.md': facts,
  'src/signup-form/services/README.md': services,
} as const;
type File = keyof typeof FILES;

/** The guide that shows a file, or most of what others want to know from it. */
const GUIDES: Readonly<Record<File, string>> = {
  'CHANGELOG.md': 'changelog',
  'CONTRIBUTING.md': 'languages',
  'README.md': 'start-here',
  'docs/contributing/guarantees.md': 'guarantees',
  'src/data/README.md': 'data-and-trust',
  'src/signup-form/services/README.md': 'newsletter-services',
};

/**
 * Options of `<Markdown>` where tables are wide: on a phone they scroll by themselves, and the keyboard has to reach them.
 * The rest is what it would have without options.
 */
export const WIDE = {
  overrides: {
    code: CodeOrSourceMdx,
    a: AnchorMdx,
    ...HeadersMdx,
    table: { props: { className: 'wide', tabIndex: 0 } },
  },
};

/**
 * The text below a heading of a file, up to the next heading of the same level or above. Headings in it begin at level
 * 2, links to files lead to the guide that shows the file, and other links into the project become text.
 *
 * @throws where the file has no such heading; its guide then shows nothing, which a test finds
 */
export function section(file: File, heading: string): string {
  const lines = linesOf(FILES[file]);
  const start = lines.findIndex(({ text, level }) => level > 0 && text.slice(level + 1) === heading);
  if (start < 0) throw new Error(`${file} has no heading "${heading}"`);
  const { level } = lines[start]!;
  const end = lines.findIndex((line, index) => index > start && line.level > 0 && line.level <= level);
  const own = lines.slice(start + 1, end < 0 ? undefined : end);
  return follow(own.map((line) => (line.level > 0 ? line.text.slice(level - 1) : line.text)).join('\n'), file);
}

/** The same without what stands below headings of its own. */
export function beginning(file: File, heading: string): string {
  return section(file, heading).split(/^## /m)[0]!;
}

/** A whole file without its title. */
export function whole(file: File): string {
  const [, ...lines] = linesOf(FILES[file]);
  return follow(lines.map(({ text }) => text).join('\n'), file);
}

/** Declarations of a TypeScript source with their comments. */
export function declarations(source: string, ...names: string[]): string {
  const found = names.map((name) => {
    const pattern = new RegExp(
      `(?:/\\*\\*(?:(?!\\*/)[^])*\\*/\\n)?export (?:interface ${name} \\{[^]*?\\n\\}|type ${name} =[^;]*;)`,
    );
    const [text] = pattern.exec(source) ?? [];
    if (text === undefined) throw new Error(`no declaration of ${name}`);
    return text.replace(/^export /m, '');
  });
  return found.join('\n\n');
}

interface Line {
  text: string;
  /** Of a heading; 0 for everything else. */
  level: number;
}

function linesOf(markdown: string): Line[] {
  let isCode = false;
  return markdown
    .replace(/<!--.*?-->\n?/gs, '')
    .split('\n')
    .map((text) => {
      if (text.startsWith('```')) isCode = !isCode;
      return { text, level: isCode ? 0 : (/^#+(?= )/.exec(text)?.[0].length ?? 0) };
    });
}

function follow(markdown: string, from: File): string {
  return markdown.replace(/\[([^\]]+)\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g, (_, text: string, path: string) => {
    const file = new URL(path, `https://project.example/${from}`).pathname.slice(1);
    return file in GUIDES ? `[${text}](?path=/docs/guides-${GUIDES[file as File]}--docs)` : text;
  });
}
