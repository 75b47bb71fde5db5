/** Parts of the project's own Markdown files, for guides: what is written there is not written twice. */

/** Guides that show a file, by its path from the project's root. */
const GUIDES: Readonly<Record<string, string>> = {
  'src/signup-form/services/README.md': 'newsletter-services',
  'src/data/README.md': 'data-and-trust',
  'CONTRIBUTING.md': 'languages',
  'CHANGELOG.md': 'changelog',
  'README.md': 'start-here',
};

/**
 * The text below a heading of a Markdown file, up to the next heading of the same level or above, without the heading;
 * its own headings begin at level 2, and links lead to the guide that shows their target.
 *
 * @throws where there is no such heading, so that the build of Storybook fails
 */
export function section(markdown: string, heading: string): string {
  const lines = outsideCode(markdown);
  const start = lines.findIndex(({ text, isCode }) => !isCode && text.replace(/^#+ /, '') === heading);
  if (start < 0) throw new Error(`no heading "${heading}"`);
  const level = levelOf(lines[start]!.text);
  const end = lines.findIndex(({ text, isCode }, index) => index > start && !isCode && levelOf(text) <= level);
  const own = lines.slice(start + 1, end < 0 ? undefined : end);
  const text = own.map(({ text: line, isCode }) => (!isCode && levelOf(line) < 9 ? line.slice(level - 1) : line));
  return links(text.join('\n'));
}

/** A whole Markdown file without its title. */
export function whole(markdown: string): string {
  return links(markdown.replace(/^# .*\n/, ''));
}

function outsideCode(markdown: string): { text: string; isCode: boolean }[] {
  let isCode = false;
  return markdown
    .replace(/<!--.*?-->\n?/gs, '')
    .split('\n')
    .map((text) => {
      if (text.startsWith('```')) isCode = !isCode;
      return { text, isCode };
    });
}

/** Of a heading; 9 for everything else. */
function levelOf(line: string): number {
  return /^#+(?= )/.exec(line)?.[0].length ?? 9;
}

/** Links to files lead to the guide that shows the file; others that lead into the project are text. */
function links(markdown: string): string {
  return markdown.replace(/\[([^\]]+)\]\((?!https?:|#)([^)#]+)(#[^)]*)?\)/g, (_, text: string, path: string) => {
    const guide = Object.entries(GUIDES).find(([file]) => file === path || file.endsWith(`/${path}`))?.[1];
    return guide ? `[${text}](?path=/docs/guides-${guide}--docs)` : text;
  });
}
