import { readFileSync } from 'node:fs';
import MagicString from 'magic-string';

/** Path of a module in an element's folder, or of its translations. */
const ROOM = /[/\\]src[/\\](?:locales[/\\]generated[/\\])?([\w-]+)[/\\]/;

/**
 * The sorted ids of an element's messages. In the bundle, a message's id is its index in this list: the text of an id
 * would occur four times, once in the source and once in each translation.
 *
 * @param {string} room name of an element's folder, e.g. `member-map`
 * @returns {string[]}
 */
export function messageIds(room) {
  const text = readFileSync(`src/locales/generated/${room}/fr.ts`, 'utf8');
  return [...text.matchAll(/^\s*'([\w.-]+)':/gm)].map(([, id]) => id).sort();
}

/**
 * Rollup plugin: removes `desc`, which only translators need, from `msg(text, { id, desc })`, replaces ids by numbers,
 * and turns the translations by id into arrays. Runs after TypeScript is compiled.
 */
export function compactMessages() {
  const idsByRoom = new Map();
  const indexOf = (room, id) => {
    if (!idsByRoom.has(room)) idsByRoom.set(room, messageIds(room));
    const index = idsByRoom.get(room).indexOf(id);
    if (index < 0) throw new Error(`no translation for ${id}: run npm run generate`);
    return index;
  };
  /** Turns the translations by id into an array, where the place of a translation is the number of its id. */
  const listInOrder = (text, { start, end, properties }, room) => {
    properties.forEach(({ key, value }, index) => {
      if (indexOf(room, key.value) !== index) throw new Error(`${key.value} is out of order: run npm run generate`);
      text.remove(key.start, value.start);
    });
    if (properties.length !== idsByRoom.get(room).length) throw new Error(`${room} lacks translations`);
    text.overwrite(start, start + 1, '[').overwrite(end - 1, end, ']');
  };
  return {
    name: 'compact-messages',
    buildStart: () => idsByRoom.clear(),
    // In watch mode, an unchanged module may need other numbers.
    shouldTransformCachedModule: () => true,
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
          text.overwrite(options.start, options.end, `{ id: ${indexOf(room, id)} }`);
        } else if (isTranslation && node.type === 'ObjectExpression') {
          listInOrder(text, node, room);
        }
        Object.values(node).forEach((value) => typeof value === 'object' && visit(value));
      };
      visit(this.parse(code));
      return { code: text.toString(), map: text.generateMap({ hires: true }) };
    },
  };
}
