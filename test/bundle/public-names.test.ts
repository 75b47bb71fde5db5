/**
 * Lists the public names that members' pages use. Deprecate a name before you change it, then change it here too.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

interface Named {
  name: string;
}
interface Declaration {
  tagName?: string;
  attributes: Named[];
  slots: Named[];
  events: Named[];
  cssParts: Named[];
  cssProperties: Named[];
  members: (Named & { kind: string; privacy?: string; static?: boolean; attribute?: string })[];
}

const API = {
  'ecpat-helpline-banner': {
    attributes: 'country layout src exit-url no-exit no-country-picker',
    properties: '',
    methods: 'exit',
    slots: '(default) heading note',
    events: 'ecpat-error',
    parts: 'base heading',
    custom: '--ecpat-helpline-banner-color-accent',
  },
  'ecpat-member-map': {
    attributes: 'src country region view no-search',
    properties: 'members',
    methods: '',
    slots: '(default) heading note',
    events: 'ecpat-member-select ecpat-error',
    parts: 'base heading search list item map country marker selected details zoom note',
    custom: '--ecpat-member-map-height --ecpat-member-map-color-accent',
  },
  'ecpat-signup-form': {
    attributes: 'service action list fields controller privacy-url name-field min-age',
    properties: '',
    methods: '',
    slots: '(default) heading intro consent success',
    events: 'ecpat-signup-submit ecpat-signup-result ecpat-error',
    parts: 'base heading label input error consent button status',
    custom: '--ecpat-signup-form-color-accent',
  },
  'ecpat-framework-card': {
    attributes: 'src document-id no-cover',
    properties: '',
    methods: '',
    slots: '(default) heading cover note',
    events: 'ecpat-error',
    parts: 'base cover heading meta language link',
    custom: '--ecpat-framework-card-color-accent',
  },
};

const { modules } = JSON.parse(await readFile('dist/custom-elements.json', 'utf8')) as {
  modules: { declarations: Declaration[] }[];
};
const declarations = modules.flatMap((module) => module.declarations);
const sorted = (names: string) => names.split(' ').filter(Boolean).sort();
const namesOf = (list: readonly Named[] = []) => list.map(({ name }) => name || '(default)').sort();

for (const [tagName, guaranteed] of Object.entries(API)) {
  test(`[api] ${tagName} has exactly the guaranteed names`, () => {
    const found = declarations.find((declaration) => declaration.tagName === tagName)!;
    const own = found.members.filter((member) => !member.static && (member.privacy ?? 'public') === 'public');
    assert.deepEqual(
      {
        attributes: namesOf(found.attributes),
        properties: namesOf(own.filter(({ kind, attribute }) => kind === 'field' && attribute === undefined)),
        methods: namesOf(own.filter(({ kind }) => kind === 'method')),
        slots: namesOf(found.slots),
        events: namesOf(found.events),
        parts: namesOf(found.cssParts),
        custom: namesOf(found.cssProperties),
      },
      Object.fromEntries(Object.entries(guaranteed).map(([kind, names]) => [kind, sorted(names)])),
    );
  });
}
