import { build } from 'esbuild';
import type { TestBrowser } from './browser.js';

/**
 * Bundles a module for a page, serves it and returns the tag that loads it.
 *
 * @param globalName - the global variable with the module's exports
 */
export async function servePageScript(browser: TestBrowser, module: string, globalName: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`test/bundle/${module}`],
    bundle: true,
    write: false,
    format: 'iife',
    globalName,
    target: 'es2022',
  });
  const path = `/${globalName}.js`;
  browser.answer(path, (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(outputFiles[0]!.text);
  });
  return `<script src="${path}"></script>`;
}
