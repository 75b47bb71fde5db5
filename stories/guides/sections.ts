/** The Markdown files that the guides show, so that no text exists twice. */
import { AnchorMdx, CodeOrSourceMdx, HeadersMdx } from '@storybook/addon-docs/blocks';
import changelog from '../../CHANGELOG.md?raw';
import facts from '../../src/data/README.md?raw';
import './guides.css';

const pages = import.meta.glob<string>('../../docs/**/*.md', { query: '?raw', import: 'default', eager: true });
/** Texts by path from the project's root. */
const FILES: Readonly<Record<string, string>> = {
  'CHANGELOG.md': changelog,
  'src/data/README.md': facts,
  ...Object.fromEntries(Object.entries(pages).map(([path, text]) => [path.replace('../../', ''), text])),
};

/** The guide that shows a file, or the one that covers most of its topics. */
const GUIDES: Readonly<Record<string, string>> = {
  'CHANGELOG.md': 'changelog',
  'docs/README.md': 'start-here',
  'docs/accessibility.md': 'accessibility',
  'docs/browsers.md': 'browser-support',
  'docs/content-systems.md': 'content-systems',
  'docs/contributing/guarantees.md': 'guarantees',
  'docs/data.md': 'data-and-trust',
  'docs/embedding.md': 'embedding',
  'docs/events.md': 'events',
  'docs/framework-card.md': 'framework-card',
  'docs/frameworks.md': 'frameworks',
  'docs/helpline-banner.md': 'helpline-banner',
  'docs/hosting.md': 'hosting',
  'docs/languages.md': 'languages',
  'docs/member-map.md': 'member-map',
  'docs/newsletter-services.md': 'newsletter-services',
  'docs/safety.md': 'safety',
  'docs/signup-form.md': 'sign-up-form',
  'docs/theming.md': 'theming',
  'src/data/README.md': 'data-and-trust',
};

/** Similar languages for those that Storybook cannot highlight. */
const HIGHLIGHTED: Readonly<Record<string, string>> = {
  apache: 'bash',
  astro: 'html',
  nginx: 'bash',
  svelte: 'html',
  vue: 'html',
};

/**
 * Options of `<Markdown>` for wide tables: on a phone each table scrolls on its own, and the keyboard can reach it.
 * The rest repeats the default options.
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
 * A file without its title. Links to files lead to the guide that shows the file; other links into the project become
 * text.
 *
 * @param level - of the file's second-level headings
 * @throws if there is no such file
 */
export function whole(file: string, level = 2): string {
  const text = FILES[file];
  if (text === undefined) throw new Error(`no guide shows ${file}`);
  let isCode = false;
  const lines = text
    .replace(/<!--.*?-->\n?/gs, '')
    .split('\n')
    .slice(1)
    .map((line) => {
      if (line.startsWith('```')) isCode = !isCode;
      if (isCode)
        return line.replace(/^```(\w+)$/, (_, language: string) => `\`\`\`${HIGHLIGHTED[language] ?? language}`);
      return line.startsWith('##') ? '#'.repeat(level - 2) + line : line;
    });
  return follow(lines.join('\n'), file);
}

function follow(markdown: string, from: string): string {
  return markdown.replace(
    /\[([^\]]+)\]\((?!https?:|#)([^)#]+)(#[^)]*)?\)/g,
    (_, text: string, path: string, hash = '') => {
      const file = new URL(path, `https://project.example/${from}`).pathname.slice(1);
      return file in GUIDES ? `[${text}](?path=/docs/guides-${GUIDES[file]}--docs${hash})` : text;
    },
  );
}
