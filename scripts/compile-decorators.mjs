import MagicString from 'magic-string';

/** Plain calls that replace Lit's legacy decorators, from the class, the property's name and the decorator's argument. */
const COMPILED = {
  property: (owner, name, options) => `${owner}.createProperty(${name}${options && `, ${options}`})`,
  state: (owner, name) => `${owner}.createProperty(${name}, { state: true, attribute: false })`,
  query: (owner, name, selector) =>
    `Object.defineProperty(${owner}.prototype, ${name}, { get() { return this.renderRoot?.querySelector(${selector}) ?? null; } })`,
};

/**
 * Rollup plugin: replaces Lit's decorators by plain calls, because the decorators' code handles a second standard that
 * we do not use. Runs after esbuild, which compiles `@property(…) name` to
 * `__decorateClass([property(…)], Class.prototype, "name")`.
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
