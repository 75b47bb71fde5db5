import MagicString from 'magic-string';

/** What Lit's legacy decorators do, as plain calls: the class, the property's name and the decorator's argument as text. */
const COMPILED = {
  property: (owner, name, options) => `${owner}.createProperty(${name}${options && `, ${options}`})`,
  state: (owner, name) => `${owner}.createProperty(${name}, { state: true, attribute: false })`,
  query: (owner, name, selector) =>
    `Object.defineProperty(${owner}.prototype, ${name}, { get() { return this.renderRoot?.querySelector(${selector}) ?? null; } })`,
};

/**
 * Rollup plugin: puts plain calls for Lit's decorators, whose code handles two standards of which we use one. Runs after
 * esbuild, which writes `@property(…) name` as `__decorateClass([property(…)], Class.prototype, "name")`.
 */
export function compileDecorators() {
  return {
    name: 'compile-decorators',
    transform(code, id) {
      if (id.includes('node_modules') || !code.includes('__decorateClass([')) return null;
      const text = new MagicString(code);
      for (const { type, start, end, expression } of this.parse(code).body) {
        if (type !== 'ExpressionStatement' || expression.callee?.name !== '__decorateClass') continue;
        const [{ elements }, prototype, name] = expression.arguments;
        const [decorator, ...others] = elements;
        const compile = COMPILED[decorator.callee.name];
        if (others.length > 0 || !compile) this.error(`no plain call is known for ${code.slice(start, end)}`);
        const source = (node) => (node ? code.slice(node.start, node.end) : '');
        text.overwrite(
          start,
          end,
          `${compile(source(prototype.object), source(name), source(decorator.arguments[0]))};`,
        );
      }
      return { code: text.toString(), map: text.generateMap({ hires: true }) };
    },
  };
}
