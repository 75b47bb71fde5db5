/** The page around the measured content, the same for all cases. */
import { readFile } from 'node:fs/promises';

/** Style rules that our documentation recommends to pages. */
export const RESERVED_HEIGHTS = await readFile('stories/demo/reserve.css', 'utf8');

/** A page of the site, with content of its own in its head and at the start of its main part. */
export function site(head: string, main: string): string {
  const paragraph = `<p>${'What a site about the protection of children says to its visitors. '.repeat(6)}</p>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>A site</title>
<link rel="icon" href="data:,">
<style>body { max-inline-size: 1264px; margin: 8px auto; font: 1em/1.5 sans-serif }</style>
${head}
</head>
<body>
<header><h1>A site</h1><nav><a href="/">Home</a> <a href="/about">About</a> <a href="/contact">Contact</a></nav></header>
<main>
${main}
${paragraph.repeat(8)}
</main>
<footer><p>A site, 2026</p></footer>
</body>
</html>`;
}

/** Tags that load a script, a module or a style sheet, or run a script. */
export const load = (path: string) => `<script defer src="${path}"></script>`;
export const loadModule = (path: string) =>
  `<script type="module" src="${path}" referrerpolicy="no-referrer"></script>`;
export const loadStyle = (path: string) => `<link rel="stylesheet" href="${path}">`;
export const inline = (text: string) => `<script type="module">${text.trim()}</script>`;
