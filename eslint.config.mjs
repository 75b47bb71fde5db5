import js from '@eslint/js';
import globals from 'globals';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const STORAGE = ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'XMLHttpRequest'];
/** Globals that pure functions must not use. */
const PAGE = ['document', 'window', 'navigator', 'location', 'fetch'];
const WIDGETS = ['helpline-banner', 'member-map', 'signup-form', 'framework-card'];

/** Forbids imports by path pattern. A later block for the same file replaces an earlier one, so each block is complete. */
const forbidImports = (...patterns) => ({
  '@typescript-eslint/no-restricted-imports': [
    'error',
    { patterns: patterns.map(([group, message, allowTypeImports = false]) => ({ group, message, allowTypeImports })) },
  ],
});
const LIT = [['lit', 'lit/*', '@lit/*'], 'Only elements, controllers, templates and styles import Lit.'];
const DEFINE = [
  ['**/define.js', '**/mount.js', '**/index.js'],
  'Classes define nothing; only the entries import these.',
];
const ELEMENT = [['**/*.element.js', '**/element.js'], 'Imports run from the element, not to it.'];
const STYLES = [['**/*.styles.js', '**/styles.js'], 'Only elements and styles import styles.'];
const CONTROLLER = [['**/*.controller.js'], 'Only elements and controllers import controllers.'];
const CONTROLLER_VALUES = [CONTROLLER[0], 'A template imports only types from a controller.', true];
const TEMPLATE = [['**/*.template.js'], 'Only elements and templates import templates.'];

/** Requires an id and a description in every message for translators. */
const MESSAGES = [
  { selector: 'CallExpression[callee.name="msg"][arguments.length<2]', message: 'msg() needs an id and a desc.' },
  ...['id', 'desc'].map((option) => ({
    selector: `CallExpression[callee.name="msg"] > ObjectExpression.arguments:not(:has(> Property[key.name="${option}"]))`,
    message: `msg() needs an explicit ${option}: the minifier changes the text that an automatic id is made from, and translators see only the desc.`,
  })),
];

/** Built-ins that pre-2010 libraries replace with functions of the same name. */
const REPLACED = [
  { selector: 'ForInStatement', message: 'Old libraries add names to every object: use Object.keys().' },
  { selector: 'CallExpression[callee.property.name="reduce"]', message: 'Prototype.js replaces reduce().' },
  {
    selector: 'CallExpression[callee.property.name="entries"][arguments.length=0]',
    message: 'entries() of Prototype.js returns the values.',
  },
  {
    selector: 'CallExpression[callee.object.name="Array"][callee.property.name="from"][arguments.length>1]',
    message: 'Array.from() of Prototype.js and MooTools takes no function.',
  },
];

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'site/', '**/generated/', 'node_modules/'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  { files: ['src/**/*.ts', 'test/**/*.ts'], ...lit.configs['flat/recommended'] },
  { files: ['src/**/*.ts'], ...wc.configs['flat/recommended'] },
  { files: ['src/**/*.ts'], plugins: { 'lit-a11y': litA11y }, rules: litA11y.configs.recommended.rules },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-console': ['error', { allow: ['warn'] }],
      'no-restricted-syntax': [
        'error',
        ...MESSAGES,
        ...REPLACED,
        {
          selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
          message: 'Text only, never markup.',
        },
        {
          selector: 'CallExpression[callee.property.name="open"][callee.object.name="window"]',
          message: 'One tab only.',
        },
      ],
      'no-restricted-globals': ['error', ...STORAGE],
      'no-restricted-properties': [
        'error',
        { object: 'document', property: 'cookie' },
        { object: 'navigator', property: 'sendBeacon' },
        { object: 'navigator', property: 'geolocation' },
      ],
    },
  },
  { files: ['stories/builder/*.ts'], rules: { 'no-restricted-syntax': ['error', ...MESSAGES] } },
  // The import direction: define → element → controller, template → model, settings and other functions → internal.
  ...WIDGETS.map((widget) => {
    const others = [
      WIDGETS.filter((other) => other !== widget).map((other) => `**/${other}/*`),
      'No widget imports another.',
    ];
    const functions = forbidImports(others, DEFINE, LIT, ELEMENT, STYLES, CONTROLLER, TEMPLATE);
    return [
      // Every file that no later block names: settings, texts, types, lists and helpers.
      { files: [`src/${widget}/**/*.ts`], ignores: ['**/define.ts'], rules: functions },
      { files: [`src/${widget}/*.element.ts`], rules: forbidImports(others, DEFINE) },
      { files: [`src/${widget}/*.controller.ts`], rules: forbidImports(others, DEFINE, ELEMENT, STYLES, TEMPLATE) },
      {
        files: [`src/${widget}/*.template.ts`],
        rules: forbidImports(others, DEFINE, ELEMENT, STYLES, CONTROLLER_VALUES),
      },
      { files: [`src/${widget}/*.styles.ts`], rules: forbidImports(others, DEFINE, ELEMENT, CONTROLLER, TEMPLATE) },
      {
        files: [
          `src/${widget}/*.model.ts`,
          `src/${widget}/*.types.ts`,
          `src/${widget}/geometry/*.ts`,
          `src/${widget}/services/*.ts`,
        ],
        rules: { ...functions, 'no-restricted-globals': ['error', ...STORAGE, ...PAGE] },
      },
    ];
  }).flat(),
  {
    files: ['src/internal/**/*.ts'],
    rules: forbidImports(
      [WIDGETS.map((widget) => `**/${widget}/*`).concat('**/data/*'), 'internal/ imports no widget and no data.'],
      DEFINE,
    ),
  },
  {
    files: ['src/data/**/*.ts'],
    rules: {
      ...forbidImports(LIT, DEFINE, ELEMENT, STYLES, [
        WIDGETS.map((widget) => `**/${widget}/*`),
        'Data imports no widget.',
      ]),
      'no-restricted-globals': ['error', ...STORAGE, ...PAGE],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-unused-expressions': 'off', '@typescript-eslint/no-empty-function': 'off' },
  },
  {
    files: ['test/{bundle,frameworks,scripts,storybook}/**', 'scripts/**', 'bench/**', '*.mjs', 'stories/**'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
  {
    files: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[object.name=/^(it|describe|test)$/][property.name=/^(only|skip)$/]',
          message: 'Every test runs.',
        },
      ],
    },
  },
);
