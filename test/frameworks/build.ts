/** Builds the apps for production as users of the package would, each with the tools of its framework. */
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCompilerHost, formatDiagnostics, performCompilation, readConfiguration } from '@angular/compiler-cli';
import angularLinker from '@angular/compiler-cli/linker/babel';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import { build, type InlineConfig, type Plugin } from 'vite';

const HERE = dirname(fileURLToPath(import.meta.url));

export type Framework = 'react' | 'vue' | 'svelte' | 'preact' | 'angular' | 'htmx';

/** The version of Babel that Angular's linker depends on. */
const babel = createRequire(createRequire(import.meta.url).resolve('@angular/compiler-cli/package.json'))(
  '@babel/core',
) as {
  transformAsync: (code: string, options: object) => Promise<{ code: string }>;
};

/** Compiles templates and decorators with Angular's own compiler, and Angular's partially compiled packages with its linker. */
function angular(): Plugin {
  const compiled = new Map<string, string>();
  return {
    name: 'angular',
    enforce: 'pre',
    buildStart() {
      const { options, rootNames } = readConfiguration(join(HERE, 'angular/tsconfig.json'));
      const host = createCompilerHost({ options });
      host.writeFile = (_file, text, _mark, _onError, sources) => {
        for (const { fileName } of sources ?? []) compiled.set(resolve(fileName), text);
      };
      const { diagnostics } = performCompilation({ rootNames, options, host });
      if (diagnostics.length > 0) throw new Error(formatDiagnostics(diagnostics));
    },
    load: (id) => compiled.get(id),
    async transform(code, id) {
      if (!code.includes('ɵɵngDeclare')) return undefined;
      const plugins = [[angularLinker, { linkerJitMode: false }]];
      const { code: linked } = await babel.transformAsync(code, {
        filename: id,
        plugins,
        babelrc: false,
        configFile: false,
        compact: false,
      });
      return { code: linked, map: null };
    },
  };
}

const isCustomElement = (tag: string) => tag.startsWith('ecpat-');
const BUILDS: Record<Framework, { main: string; config?: InlineConfig }> = {
  react: { main: 'main.tsx' },
  vue: { main: 'main.ts', config: { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] } },
  svelte: { main: 'main.svelte.ts', config: { plugins: [svelte({ configFile: false, emitCss: false })] } },
  preact: { main: 'main.tsx', config: { oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } } } },
  angular: { main: 'main.ts', config: { plugins: [angular()], define: { ngDevMode: 'false' } } },
  htmx: { main: 'main.ts' },
};

/** Writes `<folder>/<framework>/main.js` and its imports. */
export async function buildApp(framework: Framework, folder: string): Promise<void> {
  const { main, config } = BUILDS[framework];
  const warnings: string[] = [];
  await build({
    ...config,
    root: join(HERE, framework),
    configFile: false,
    base: './',
    logLevel: 'warn',
    customLogger: {
      hasWarned: false,
      info() {},
      clearScreen() {},
      hasErrorLogged: () => false,
      warn: (text) => warnings.push(text),
      warnOnce: (text) => warnings.push(text),
      error: (text) => warnings.push(text),
    },
    build: {
      outDir: join(folder, framework),
      emptyOutDir: true,
      reportCompressedSize: false,
      modulePreload: false,
      chunkSizeWarningLimit: 2000,
      // Slow builds must not warn.
      rolldownOptions: {
        checks: { bundlerTimings: false },
        input: join(HERE, framework, main),
        output: { entryFileNames: 'main.js' },
      },
    },
  });
  if (warnings.length > 0) throw new Error(`The build for ${framework} warned:\n${warnings.join('\n')}`);
}
