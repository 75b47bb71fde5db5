import MagicString from 'magic-string';

/**
 * Rollup plugin: drops the translators' descriptions from `msg(text, { id, desc })`, which lit-localize's runtime mode
 * would ship to every visitor. Runs after TypeScript has been taken off.
 */
export function stripMessageDescriptions() {
  return {
    name: 'strip-message-descriptions',
    transform(code, id) {
      if (id.includes('node_modules') || !/\bmsg\(/.test(code)) return null;
      const text = new MagicString(code);
      const visit = (node) => {
        if (Array.isArray(node)) node.forEach(visit);
        if (typeof node?.type !== 'string') return;
        const options = node.type === 'CallExpression' && node.callee.name === 'msg' ? node.arguments[1] : undefined;
        const messageId = options?.properties.find((property) => property.key.name === 'id');
        if (messageId) text.overwrite(options.start, options.end, `{ ${code.slice(messageId.start, messageId.end)} }`);
        Object.values(node).forEach((value) => typeof value === 'object' && visit(value));
      };
      visit(this.parse(code));
      return { code: text.toString(), map: text.generateMap({ hires: true }) };
    },
  };
}
