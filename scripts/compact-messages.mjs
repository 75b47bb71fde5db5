import { readFileSync } from 'node:fs';
import MagicString from 'magic-string';

const ROOM = /[/\\]src[/\\](?:locales[/\\]generated[/\\])?([\w-]+)[/\\]/;

/**
 * The ids of a room's messages in order. In the bundle a message's id is its place in this list: as words they would
 * stand four times, once where it is asked for and once in every language.
 *
 * @param {string} room an element's folder, e.g. `member-map`
 * @returns {string[]}
 */
export function messageIds(room) {
  const text = readFileSync(`src/locales/generated/${room}/fr.ts`, 'utf8');
  return [...text.matchAll(/^\s*'([\w.-]+)':/gm)].map(([, id]) => id).sort();
}

/**
 * Rollup plugin: takes out of `msg(text, { id, desc })` what only translators need, and puts numbers for the ids, there
 * and in the translations. Runs after TypeScript has been taken off.
 */
export function compactMessages() {
  const places = new Map();
  const placeOf = (room, id) => {
    if (!places.has(room)) places.set(room, messageIds(room));
    const place = places.get(room).indexOf(id);
    if (place < 0) throw new Error(`no translation for ${id}: run npm run generate`);
    return place;
  };
  return {
    name: 'compact-messages',
    buildStart: () => places.clear(),
    // While watching: a module that has not changed may need other places.
    shouldTransformCachedModule: () => true,
    load(id) {
      // Every message has an id (lint), so the code that would hash its text for one never runs.
      return /@lit\/localize\/internal\/id-generation\.js$/.test(id) ? 'export const generateMsgId = () => "";' : null;
    },
    transform(code, file) {
      const [, room] = ROOM.exec(file) ?? [];
      const isTranslation = /[/\\]locales[/\\]generated[/\\][\w-]+[/\\]/.test(file);
      if (file.includes('node_modules') || !room || !(isTranslation || /\bmsg\(/.test(code))) return null;
      const text = new MagicString(code);
      const visit = (node) => {
        if (Array.isArray(node)) node.forEach(visit);
        if (typeof node?.type !== 'string') return;
        if (node.type === 'CallExpression' && node.callee.name === 'msg') {
          const [, options] = node.arguments;
          const id = options.properties.find((property) => property.key.name === 'id').value.value;
          text.overwrite(options.start, options.end, `{ id: ${placeOf(room, id)} }`);
        } else if (isTranslation && node.type === 'Property') {
          text.overwrite(node.key.start, node.key.end, `${placeOf(room, node.key.value)}`);
        }
        Object.values(node).forEach((value) => typeof value === 'object' && visit(value));
      };
      visit(this.parse(code));
      return { code: text.toString(), map: text.generateMap({ hires: true }) };
    },
  };
}
