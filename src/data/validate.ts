/**
 * Checks foreign values, in the manner of Valibot and under its names. That library explains each fault at length, which
 * costs every visitor of a help page 1.3 KB that nobody reads: here a record that does not fit is left out as a whole.
 */

const UNFIT = Symbol();

/** Gives what a foreign value says, or `UNFIT`. Never throws, unless a function that it was made with does. */
export type Schema<Value> = (value: unknown) => Value | typeof UNFIT;

/** A further step for what fits so far: another value, or `UNFIT`. */
type Step<From, To> = (value: From) => To | typeof UNFIT;

/** What a foreign value says; undefined where it does not fit. */
export function parse<Value>(schema: Schema<Value>, value: unknown): Value | undefined {
  const result = schema(value);
  return result === UNFIT ? undefined : result;
}

export const unknown = (): Schema<unknown> => (value) => value;

/** Fits where the function says so. */
export const custom =
  <Value>(fits: (value: unknown) => boolean): Schema<Value> =>
  (value) =>
    fits(value) ? (value as Value) : UNFIT;

export const boolean = () => custom<boolean>((value) => typeof value === 'boolean');

/** Another value for null and undefined. */
export const nullish =
  <Value, Fallback>(schema: Schema<Value>, fallback: () => Fallback): Schema<Value | Fallback> =>
  (value) =>
    value === null || value === undefined ? fallback() : schema(value);

/** A list whose entries all fit. */
export const array =
  <Value>(schema: Schema<Value>): Schema<Value[]> =>
  (value) =>
    Array.isArray(value) ? allFit(value.map((entry) => schema(entry))) : UNFIT;

/** An object whose named fields all fit; others are left out. */
export const object =
  <Fields extends object>(fields: { [Name in keyof Fields]: Schema<Fields[Name]> }): Schema<Fields> =>
  (value) =>
    isObject(value)
      ? fromEntries(Object.entries<Schema<unknown>>(fields).map(([name, schema]) => [name, schema(value[name])]))
      : UNFIT;

/** An object whose names and values all fit. */
export const record =
  <Value>(name: Schema<string>, schema: Schema<Value>): Schema<Record<string, Value>> =>
  (value) =>
    isObject(value) ? fromEntries(Object.entries(value).map(([key, field]) => [name(key), schema(field)])) : UNFIT;

/** A schema with further steps. */
export function pipe<First, Second>(schema: Schema<First>, step: Step<First, Second>): Schema<Second>;
export function pipe<First, Second, Third>(
  schema: Schema<First>,
  second: Step<First, Second>,
  third: Step<Second, Third>,
): Schema<Third>;
export function pipe(schema: Schema<unknown>, ...steps: Step<unknown, unknown>[]): Schema<unknown> {
  return (value) => {
    let result = schema(value);
    for (const step of steps) if (result !== UNFIT) result = step(result);
    return result;
  };
}

/** A step that lets pass what the function says. */
export const check =
  <Value>(fits: (value: Value) => boolean): Step<Value, Value> =>
  (value) =>
    fits(value) ? value : UNFIT;

/** A step that makes something else of what fits. */
export const transform = <From, To>(change: (value: From) => To): Step<From, To> => change;

function allFit<Value>(values: (Value | typeof UNFIT)[]): Value[] | typeof UNFIT {
  return values.includes(UNFIT) ? UNFIT : (values as Value[]);
}

/** The names are the checked ones, which no name of `Object.prototype` is among. */
function fromEntries<Value>(entries: unknown[][]): Value | typeof UNFIT {
  return entries.flat().includes(UNFIT) ? UNFIT : (Object.fromEntries(entries) as Value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
