import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import MagicString from 'magic-string';

/** Path of a module in an element's folder, or of its translations, from the root of the project. */
const ROOM = /^src[/\\](?<generated>locales[/\\]generated[/\\])?(?<room>[\w-]+)[/\\]/;

/**
 * The sorted ids of an element's messages. In the bundle, a message's id is its index in this list: the text of an id
 * would occur four times, once in the source and once in each translation.
 *
 * @param {string} room name of an element's folder, e.g. `member-map`
 * @param {string} root folder of the project
 * @returns {string[]}
 */
export function messageIds(room, root = '.') {
  // All translations have the same ids. Node.js 20 cannot import `languages.ts`, so its languages come from the JSON
  // that `npm run generate` keeps equal to it.
  const config = JSON.parse(readFileSync(join(root, 'src/locales/lit-localize.json'), 'utf8'));
  const text = readFileSync(join(root, `src/locales/generated/${room}/${config.targetLocales[0]}.ts`), 'utf8');
  return [...text.matchAll(/^\s*'([\w.-]+)':/gm)].map(([, id]) => id).sort();
}

/**
 * Rollup plugin: removes `desc`, which only translators need, from `msg(text, { id, desc })`, replaces ids by numbers,
 * and turns the translations by id into arrays. Runs after TypeScript is compiled.
 *
 * @param {string} root folder of the project
 */
export function compactMessages(root = process.cwd()) {
  const idsByRoom = new Map();
  const idsOf = (room) => {
    if (!idsByRoom.has(room)) idsByRoom.set(room, messageIds(room, root));
    return idsByRoom.get(room);
  };
  const indexOf = (room, id) => {
    const index = idsOf(room).indexOf(id);
    if (index < 0) throw new Error(`no translation for ${id}: run npm run generate`);
    return index;
  };
  /** Turns the translations by id into an array, where the place of a translation is the number of its id. */
  const listInOrder = (text, { start, end, properties }, room) => {
    properties.forEach(({ key, value }, index) => {
      if (indexOf(room, key.value) !== index) throw new Error(`${key.value} is out of order: run npm run generate`);
      text.remove(key.start, value.start);
    });
    if (properties.length !== idsOf(room).length) throw new Error(`${room} lacks translations`);
    text.overwrite(start, start + 1, '[').overwrite(end - 1, end, ']');
  };
  return {
    name: 'compact-messages',
    buildStart: () => idsByRoom.clear(),
    // In watch mode, an unchanged module may need other numbers.
    shouldTransformCachedModule: () => true,
    transform(code, file) {
      const { room, generated: isTranslation } = ROOM.exec(relative(root, file))?.groups ?? {};
      if (!room || !(isTranslation || /\bmsg\(/.test(code))) return null;
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
